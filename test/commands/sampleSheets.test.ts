import { sampleWorkbook } from '../../src/commands/sampleWorkbook';
import { RECORD_KINDS } from '../../src/core/catalogue';
import type { RecordKindId } from '../../src/core/catalogue/recordKind';
import { checkSheet, type CheckedSheet } from '../../src/core/check/checkSheet';
import { ENDPOINTS } from '../../src/core/kiva/endpoints';
import { applyTemplate } from '../../src/core/mapping/applyTemplate';
import { findHeaderRow } from '../../src/core/mapping/findHeaderRow';
import { suggestMapping, type Suggestion } from '../../src/core/mapping/suggest';
import type { Template } from '../../src/core/mapping/template';
import { readReference, referenceEndpointsOf } from '../../src/core/reference/readReference';
import type { ReferenceData } from '../../src/core/reference/referenceData';
import { buildSubmissions, recordShare } from '../../src/core/submission/buildSubmissions';
import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { closeSheet, openSheet } from '../adapters/excel/sheetInExcel';
import { json, newSandbox, signIn, type Client } from '../sandbox/support';

const CONTEXT = { environment: 'sandbox', partnerId: '321', month: '2026-11' } as const;
/** A day between months, the last of a leap February, and one whose months before are shorter. */
const DAYS = ['2026-11-22', '2028-02-29', '2027-03-31'];

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
  sandbox = newSandbox();
  client = await signIn(sandbox);
});
afterEach(closeSheet);

/** A sheet of the sample, read through Excel's library and checked against the sandbox's lists as the pane does it. */
async function checked(kindId: RecordKindId, name: string, day: string, seed = 1): Promise<CheckedSheet> {
  const kind = RECORD_KINDS[kindId];
  const { sheets } = sampleWorkbook(sandbox.loans(), seed, day);
  const { workbook } = openSheet([], {}, { sheets: sheets.filter((sheet) => sheet.name === name) });
  const { sheetId, texts, rowCount } = await workbook.outline();
  const headerRow = findHeaderRow(texts, kind)?.row ?? -1;
  expect(headerRow).toBe(3);
  const columns = texts[headerRow]!.map((header, column) => ({ column, header }));
  const suggestions = suggestMapping(columns, kind);
  expect(suggestions.filter(({ confidence }) => confidence !== 'sure')).toEqual([]);
  expect(suggestions).toHaveLength(columns.length);
  const bindings = suggestions.map(bindingOf);
  const template: Template = { version: 3, id: 't', name: 'T', kind: kindId, bindings, formats: {} };
  const snapshot = await workbook.read({ sheetId, headerRow, firstRow: headerRow + 1, lastRow: rowCount - 1, columns });
  const account = { csvFormat: 'three', amountExpected: 'cumulativePrincipal' } as const;
  const applied = applyTemplate(template, snapshot.columns);
  return checkSheet(kind, template, applied, snapshot, account, { today: day, reference: await reference(kindId) });
}

const bindingOf = ({ field, column: { column, header }, index }: Suggestion) => {
  return { field, header, column, ...(index !== undefined && { index }) };
};

async function reference(kindId: RecordKindId): Promise<ReferenceData> {
  let lists: ReferenceData = {};
  for (const endpoint of referenceEndpointsOf(RECORD_KINDS[kindId])) {
    const list = ENDPOINTS[endpoint].path.split('/').at(-1) ?? '';
    lists = { ...lists, ...readReference(endpoint, await json(client.get(`config/${list}`))) };
  }
  return lists;
}

/** Sends what may be sent; answers the HTTP statuses. */
async function sent({ kind, sendable }: CheckedSheet, path: string): Promise<readonly number[]> {
  const prepared = sendable.map((record) =>
    recordShare(kind, record, { fingerprint: `f${record.row}`, content: `c${record.row}` }),
  );
  let made = 0;
  const submissions = buildSubmissions(kind, CONTEXT, prepared, () => `s${(made += 1)}`);
  const statuses: number[] = [];
  for (const { body } of submissions) statuses.push((await client.post(path, body)).status);
  return statuses;
}

const told = ({ findings }: CheckedSheet): readonly string[] =>
  findings.map(({ code, severity, params }) => `${params['cell']} ${severity} ${code}`).sort();

describe('the Loans sheet', () => {
  it.each(DAYS)(
    'has four mistakes, and every other row becomes a draft that PA2 publishes unedited: %s',
    async (day) => {
      const sheet = await checked('loanDraft', 'Loans', day);
      expect(told(sheet)).toEqual([
        'F21 error scheduleSum',
        'H30 error dateTooOld',
        'L39 error referenceNear',
        'N12 error referenceNear',
      ]);
      expect(sheet.leftOut.map(({ reason }) => reason)).toEqual(['total']);
      expect(sheet.sendable).toHaveLength(40);
      expect(await sent(sheet, 'loan_draft')).toEqual(Array(40).fill(200));
      const { drafts } = sandbox.kept();
      expect(drafts).toHaveLength(40);
      expect(drafts.flatMap(({ draft }) => publishProblems(draft, REFERENCE))).toEqual([]);
    },
  );

  it('is as good for any seed', async () => {
    for (let seed = 2; seed < 7; seed += 1) {
      const sheet = await checked('loanDraft', 'Loans', '2026-11-22', seed);
      expect(told(sheet)).toHaveLength(4);
    }
  });

  it('names what the misspelt town and activity most likely are', async () => {
    const { findings } = await checked('loanDraft', 'Loans', '2026-11-22');
    const near = findings.filter(({ code }) => code === 'referenceNear').map(({ params }) => params['near1']);
    expect([...near].sort()).toEqual(['Food Stall', 'Usulután: El Salvador']);
  });

  it('holds loans that Kiva does not know yet, each with the zeros of its ids', async () => {
    const sheet = await checked('loanDraft', 'Loans', '2026-11-22');
    const known = new Set(sandbox.loans().map((loan) => loan.internal_loan_id));
    const ids = sheet.sendable.map(({ values }) => String(values.get('loanDraft.loanId')?.value));
    expect(ids.filter((id) => known.has(id) || !/^000\d{12}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(40);
  });

  it('still stands weeks after the day that it was made for', async () => {
    const { sheets } = sampleWorkbook(sandbox.loans(), 1, '2026-11-22');
    const serials = sheets[1]!.rows.slice(4, -1).map((row) => Number(row[7]?.value));
    const today = Date.UTC(2026, 10, 22) / 86_400_000 + 25_569;
    const days = serials.map((serial) => serial - today).filter((ahead) => ahead > -300);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(-5);
    expect(Math.max(...days)).toBeLessThanOrEqual(40);
  });
});

describe('the Journals sheet', () => {
  it.each(DAYS)('has one visit without a text, and Kiva takes every other: %s', async (day) => {
    const sheet = await checked('journal', 'Journals', day);
    expect(told(sheet)).toEqual(['D23 error requiredEmpty']);
    expect(sheet.sendable).toHaveLength(41);
    expect(await sent(sheet, 'journals')).toEqual([200]);
    const expected = new Set(
      sandbox.loans().flatMap((loan) => (loan.status === 'payingBack' ? [loan.internal_loan_id] : [])),
    );
    const journals = sandbox.kept().archives.flatMap((archive) => archive.journals);
    expect(journals.map(({ internal_loan_id }) => expected.has(internal_loan_id))).toEqual(Array(41).fill(true));
  });

  it('tells as much as people tell, and never a last name', async () => {
    const sheet = await checked('journal', 'Journals', '2026-11-22');
    await sent(sheet, 'journals');
    const names = new Map(sandbox.loans().map((loan) => [loan.internal_loan_id, loan.name.split(' ').at(-1) ?? '']));
    for (const { internal_loan_id, subject, body } of sandbox.kept().archives.flatMap(({ journals }) => journals)) {
      expect(body.length).toBeGreaterThan(250);
      expect(body.length).toBeLessThan(600);
      expect(`${subject} ${body}`).not.toContain(names.get(internal_loan_id));
    }
  });
});
