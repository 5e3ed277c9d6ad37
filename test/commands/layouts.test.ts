import { convertSheet, type ConvertedSheet } from '../../src/commands/convert/convertSheet';
import { sheetsOf } from '../../src/commands/convert/fileWorkbook';
import { RECORD_KINDS } from '../../src/core/catalogue';
import { findInstalments, instalmentPart } from '../../src/core/instalments/instalmentTable';
import { ENDPOINTS } from '../../src/core/kiva/endpoints';
import type { Template } from '../../src/core/mapping/template';
import { readReference, referenceEndpointsOf } from '../../src/core/reference/readReference';
import type { ReferenceData } from '../../src/core/reference/referenceData';
import { setUp } from '../../src/pane/setup';
import { templateOf } from '../../src/pane/templateOf';
import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import type { LoanDraft } from '../../src/sandbox/wire';
import { json, newSandbox, signIn } from '../sandbox/support';
import { generatedLoans, LAYOUTS, type Layout } from '../support/layouts';

const TODAY = '2026-11-22';
const KIND = RECORD_KINDS.loanDraft;
const ACCOUNT = { csvFormat: 'three', amountExpected: 'cumulativePrincipal' } as const;
const LANGUAGES = ['en', 'es', 'fr'] as const;
const LOANS = 10;
const WORKBOOKS = 12;

let reference: ReferenceData = {};

beforeAll(async () => {
  const client = await signIn(newSandbox());
  for (const endpoint of referenceEndpointsOf(KIND)) {
    const list = ENDPOINTS[endpoint].path.split('/').at(-1) ?? '';
    reference = { ...reference, ...readReference(endpoint, await json(client.get(`config/${list}`))) };
  }
});

/** A generated workbook as the pane would send it, once she has agreed to what was found and asked. */
async function converted(layout: Layout, seed: number): Promise<ConvertedSheet> {
  const { file } = generatedLoans(layout, LANGUAGES[seed % LANGUAGES.length]!, seed, TODAY, LOANS);
  const sheets = sheetsOf(file);
  const [loans, plan] = sheets;
  if (loans === undefined) throw new Error('no sheet of loans');
  const setup = setUp(KIND, await loans.workbook.outline(), [], { month: '2026-11' });
  let template: Template = templateOf(setup, 't');
  if (layout === 'terms') template = { ...template, schedule: { computed: true } };
  if (plan !== undefined) {
    const found = findInstalments(await plan.workbook.outline());
    expect(found.isLikely).toBe(true);
    template = { ...template, instalments: instalmentPart(found, found.suggestions) };
  }
  return convertSheet(
    loans.workbook,
    { kind: KIND, template, account: ACCOUNT, surroundings: { today: TODAY, reference }, words: (key) => key },
    sheets,
  );
}

describe.each(LAYOUTS)('complete loans, laid out as %s', (layout) => {
  it('can nearly all be published in PA2 as they are sent', async () => {
    let published = 0;
    const problems: unknown[] = [];
    for (let seed = 1; seed <= WORKBOOKS; seed++) {
      const { bodies, findings } = await converted(layout, seed);
      const blocking = findings.filter(({ severity }) => severity !== 'warning');
      if (blocking.length > 0) problems.push({ seed, blocking: blocking.slice(0, 3) });
      for (const body of bodies) {
        const faults = publishProblems(JSON.parse(body) as LoanDraft, REFERENCE);
        if (faults.length === 0) published += 1;
        else problems.push({ seed, faults });
      }
    }
    // Shown in full where too few of them were.
    expect(published >= 0.95 * WORKBOOKS * LOANS ? [] : problems).toEqual([]);
    expect(published).toBeLessThanOrEqual(WORKBOOKS * LOANS);
  }, 60_000);
});
