import fc from 'fast-check';
import { RECORD_KINDS } from '../../src/core/catalogue';
import type { RecordKindId } from '../../src/core/catalogue/recordKind';
import type { CellValue } from '../../src/core/cell/cell';
import { checkSheet, type CheckedSheet } from '../../src/core/check/checkSheet';
import type { AccountSettings } from '../../src/core/kiva/account';
import { ENDPOINTS } from '../../src/core/kiva/endpoints';
import { outcomeOf } from '../../src/core/kiva/readOutcome';
import { applyTemplate } from '../../src/core/mapping/applyTemplate';
import { suggestMapping } from '../../src/core/mapping/suggest';
import type { Template } from '../../src/core/mapping/template';
import { readReference, referenceEndpointsOf } from '../../src/core/reference/readReference';
import type { ReferenceData } from '../../src/core/reference/referenceData';
import { planSend } from '../../src/core/send/planSend';
import { initialState, reduce, type RunState } from '../../src/core/send/reduce';
import { planWriteBack } from '../../src/core/writeBack/planWriteBack';
import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { sheetOf } from '../core/check/sheets';
import { json, newSandbox, signIn, type Client } from '../sandbox/support';

const TODAY = '2026-05-04';
const AT = '2026-05-04T08:15:30.000Z';
const CONTEXT = {
  environment: 'sandbox',
  partnerId: '321',
  month: '2026-04',
  templateId: 't',
  laterReport: 'unknown',
} as const;
const THREE: AccountSettings = { csvFormat: 'three', amountExpected: 'cumulativePrincipal' };

let sandbox: Sandbox;
let client: Client;
let reference: ReferenceData = {};

beforeEach(async () => {
  sandbox = newSandbox();
  client = await signIn(sandbox);
  for (const endpoint of referenceEndpointsOf(RECORD_KINDS.loanDraft)) {
    const list = ENDPOINTS[endpoint].path.split('/').at(-1) ?? '';
    reference = { ...reference, ...readReference(endpoint, await json(client.get(`config/${list}`))) };
  }
});

/** Reads a sheet as the pane would: its headers alone say what its columns hold. */
function checked(
  kind: RecordKindId,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
): CheckedSheet {
  const sheet = sheetOf(headers, rows);
  const suggestions = suggestMapping(sheet.columns, RECORD_KINDS[kind]);
  expect(suggestions.filter(({ confidence }) => confidence !== 'sure')).toEqual([]);
  const bindings = suggestions.map(({ field, column: { column, header }, index }) => ({
    field,
    header,
    column,
    ...(index !== undefined && { index }),
  }));
  const template: Template = { version: 3, id: 't', name: 'T', kind, bindings, formats: {} };
  const surroundings = { today: TODAY, reference };
  return checkSheet(RECORD_KINDS[kind], template, applyTemplate(template, sheet.columns), sheet, THREE, surroundings);
}

/** Sends every submission to the sandbox, one after the other, and answers the run as it ends. */
async function sent(sheet: CheckedSheet, path: string): Promise<RunState> {
  let made = 0;
  const plan = await planSend(
    sheet,
    CONTEXT,
    [],
    (text) => Promise.resolve(text),
    () => `s${(made += 1)}`,
  );
  let state = initialState(plan);
  for (const { id, body, endpoint } of plan.submissions) {
    const answer = await client.post(path, body);
    const seen = { phase: 'answered', status: answer.status, contentType: '', body: await answer.text() } as const;
    state = reduce(state, { type: 'settled', submissionId: id, at: AT, outcome: outcomeOf(seen, endpoint) });
  }
  return state;
}

const DRAFT_HEADERS = [
  'Loan ID',
  'Client ID',
  'First name',
  'Last name',
  'Sex',
  'Loan amount',
  'Currency',
  'Disbursement date',
  'Story',
  'Language',
  'Loan use',
  'Activity',
  'Theme',
  'Location',
  'Waiver signed',
];

const places = <Entry>(entries: readonly Entry[]): fc.Arbitrary<Entry> => fc.constantFrom(...entries);
const inOtherCase = (text: string, upper: boolean): string => (upper ? text.toUpperCase() : text.toLowerCase());
const day = (offset: number): string => new Date(Date.UTC(2026, 4, 4 + offset)).toISOString().slice(0, 10);
const word = fc.stringMatching(/^[A-Z][a-zé]{2,10}$/);
const EXTRA = 3;

/** A complete row, its instalments after it, and `EXTRA` blank instalments. */
const completeRow = fc
  .record({
    names: fc.tuple(word, word),
    gender: fc.constantFrom('F', 'male', 'Female'),
    locale: places(REFERENCE.locales.filter(({ currency }) => currency === 'KES' || currency === 'PEN')),
    activity: places(REFERENCE.activities),
    theme: places(REFERENCE.themes),
    location: places(REFERENCE.locations),
    byId: fc.boolean(),
    upper: fc.boolean(),
    disbursal: fc.integer({ min: -29, max: 90 }),
    plan: fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 40 }),
        principal: fc.integer({ min: 1, max: 90_000 }).map((n) => n / 100),
        interest: fc.integer({ min: 0, max: 9_000 }).map((n) => n / 100),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ names, locale, activity, theme, location, byId, upper, ...row }) => {
    const start = row.disbursal;
    let passed = start;
    const cents = row.plan.reduce((sum, { principal }) => sum + Math.round(principal * 100), 0);
    const cells: CellValue[] = [
      ...names,
      row.gender,
      (cents + 1_000) / 100,
      inOtherCase(locale.currency, upper),
      day(start),
      'A shop with many customers.',
      inOtherCase(locale.language_name, upper),
      'to buy stock for the shop',
      byId ? activity.activity_id : inOtherCase(activity.activity, upper),
      byId ? theme.theme_type_id : inOtherCase(theme.theme_type, upper),
      inOtherCase(location.full_name, upper),
      'yes',
    ];
    const last = { days: 1, principal: 10, interest: 0 };
    const plan = [...row.plan, last].map(({ days, principal, interest }): CellValue[] => {
      passed += days;
      return [day(passed), principal, interest];
    });
    return { cells, plan };
  });

describe('drafts of whole rows', () => {
  it('are taken by the sandbox, and PA2 could publish each unedited', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(completeRow, { minLength: 1, maxLength: 6 }), async (drafts) => {
        sandbox.reset();
        client = await signIn(sandbox);
        const length = Math.max(...drafts.map(({ plan }) => plan.length)) + EXTRA;
        const numbered = Array.from({ length }, (_, n) => [`Date ${n + 1}`, `Principal ${n + 1}`, `Interest ${n + 1}`]);
        const rows = drafts.map(({ cells, plan }, n) => [`L-${n}`, `C-${n}`, ...cells, ...plan.flat()]);
        const sheet = checked('loanDraft', [...DRAFT_HEADERS, ...numbered.flat()], rows);
        expect(sheet.findings.filter(({ severity }) => severity !== 'warning')).toEqual([]);
        const state = await sent(sheet, 'loan_draft');
        expect(state.plan.submissions).toHaveLength(drafts.length);

        const kept = sandbox.kept().drafts;
        expect(kept.map(({ draft }) => draft.entreps?.[0]?.loan_id)).toEqual(drafts.map((_, n) => `L-${n}`));
        expect(kept.flatMap(({ draft }) => publishProblems(draft, REFERENCE))).toEqual([]);
        expect(kept.map(({ draft }) => draft.schedule?.length)).toEqual(drafts.map(({ plan }) => plan.length));
        const writes = planWriteBack(state, 'sandbox');
        expect(writes.map(({ row, cells }) => [row, cells.reference, cells.status])).toEqual(
          kept.map(({ uuid }, n) => [
            n + 1,
            { verbatim: uuid },
            { code: 'status.sentAsDraft', params: { environment: 'sandbox' } },
          ]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('are taken without what a row leaves out, and PA2 says what is missing', async () => {
    const sheet = checked(
      'loanDraft',
      ['Loan ID', 'Client ID', 'First name', 'Waiver signed'],
      [['L-1', 'C-1', 'Akinyi', '']],
    );
    await sent(sheet, 'loan_draft');
    const [kept] = sandbox.kept().drafts;
    expect(kept?.draft).toEqual({ entreps: [{ loan_id: 'L-1', client_id: 'C-1', first_name: 'Akinyi' }] });
    expect(kept && publishProblems(kept.draft, REFERENCE).length).toBeGreaterThan(0);
  });
});

describe('journals', () => {
  const HEADERS = ['Loan ID', 'Client ID', 'Journal title', 'Journal text', 'Photo URL'];
  const rows = (count: number): CellValue[][] =>
    Array.from({ length: count }, (_, n) => [
      `L-${n}`,
      `C-${n}`,
      `News ${n}`,
      `Line one\nLine "two" of ${n}`,
      n % 3 === 0 ? `https://photos.example/${n}.jpg` : n % 3 === 1 ? 'C:\\photos\\niño.jpg' : '',
    ]);

  it.each(['one', 'each'] as const)(
    'go in batches of 200 as an object, and every row gets its link: %s',
    async (journalAnswers) => {
      sandbox.change({ journalsBody: 'object', journalAnswers });
      const sheet = checked('journal', HEADERS, rows(450));
      expect(new Set(sheet.findings.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
        new Set(['addressNotHttps warning']),
      );
      const state = await sent(sheet, 'journals');
      expect(state.plan.submissions.map(({ rows: own }) => own.length)).toEqual([200, 200, 50]);

      const { archives } = sandbox.kept();
      const kept = archives.flatMap(({ journals }) => journals);
      expect(kept.map(({ internal_loan_id }) => internal_loan_id)).toEqual(sheet.sendable.map((_, n) => `L-${n}`));
      expect(kept.slice(0, 3)).toEqual([
        {
          internal_loan_id: 'L-0',
          internal_client_id: 'C-0',
          subject: 'News 0',
          body: 'Line one\nLine "two" of 0',
          image_url: 'https://photos.example/0.jpg',
        },
        { internal_loan_id: 'L-1', internal_client_id: 'C-1', subject: 'News 1', body: 'Line one\nLine "two" of 1' },
        { internal_loan_id: 'L-2', internal_client_id: 'C-2', subject: 'News 2', body: 'Line one\nLine "two" of 2' },
      ]);

      const archiveOf = archives.flatMap(({ archiveId, journals }) => journals.map(() => archiveId));
      const writes = planWriteBack(state, 'sandbox');
      expect(writes.map(({ cells }) => [cells.reference, cells.reviewLink])).toEqual(
        archiveOf.map((id) => [{ verbatim: id }, { link: `http://sandbox.test/kiva/pa2/journals/${id}` }]),
      );
      expect(new Set(writes.map(({ cells }) => cells.status && 'code' in cells.status && cells.status.code))).toEqual(
        new Set(['status.sentToPublish']),
      );
    },
  );
});
