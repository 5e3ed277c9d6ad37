import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { WrongUse } from '../../../src/commands/arguments';
import { convert as run } from '../../../src/commands/convert/main';

const folder = mkdtempSync(join(tmpdir(), 'convert-'));
afterAll(() => rmSync(folder, { recursive: true }));

const named = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

const typedFrom = process.env['INIT_CWD'];
beforeAll(() => (process.env['INIT_CWD'] = folder));
afterAll(() => {
  if (typedFrom === undefined) delete process.env['INIT_CWD'];
  else process.env['INIT_CWD'] = typedFrom;
});

const DRAFTS =
  'Oficina Norte\n\nLoan ID;First name;Loan amount;Disbursal date\n00123;Ana;1.234,50;13/11/2026\n00124;Luz;900,00;14/11/2026\n';

test('prints one document: header row, mapping with reasons, bodies and findings with cells', async () => {
  const { blocks, text } = await run([
    ...['--workbook', named('drafts.csv', DRAFTS), '--kind', 'loanDraft', '--today', '2026-11-22'],
  ]);
  const told = JSON.parse(text) as Record<string, unknown>;
  expect(told).toMatchObject({
    workbook: 'drafts.csv',
    sheet: 'drafts',
    headerRow: 3,
    mapping: expect.arrayContaining([
      { field: 'loanDraft.loanId', column: 'A', header: 'Loan ID', confidence: 'sure', reason: 'alias' },
    ]) as unknown,
    bodyRows: [[4], [5]],
    bodies: [
      { disburse_time: '2026-11-13', entreps: [{ loan_id: '00123', first_name: 'Ana', amount: 1234.5 }] },
      { disburse_time: '2026-11-14', entreps: [{ loan_id: '00124', first_name: 'Luz', amount: 900 }] },
    ],
  });
  expect(blocks).toBe(false);
});

test('says that a finding blocks, and names its cell in the language asked for', async () => {
  const { blocks, text } = await run([
    ...[
      '--workbook',
      named('wrong.csv', DRAFTS.replace('900,00', '-900,00')),
      '--kind',
      'loanDraft',
      '--language',
      'es',
    ],
    ...['--today', '2026-11-22'],
  ]);
  const told = JSON.parse(text) as { findings: readonly Record<string, unknown>[]; bodyRows: unknown };
  expect(told.bodyRows).toEqual([[4]]);
  expect(told.findings.filter(({ severity }) => severity === 'error')).toEqual([
    expect.objectContaining({ code: 'amountNotPositive', cell: 'C5', row: 5, words: expect.stringMatching(/monto/i) }),
  ]);
  expect(blocks).toBe(true);
});

const binding = (field: string, header: string, column: number) => ({ field: `repayment.${field}`, header, column });
const MOVED = [binding('loanId', 'Loan ID', 0), binding('amount', 'Amount', 1)];
const TEMPLATE = {
  version: 3,
  id: 't',
  name: 'Mine',
  kind: 'repayment',
  bindings: [binding('loanId', 'Cuenta', 1), binding('amount', 'Acumulado', 0)],
  formats: {},
  amountMeaning: 'cumulativePrincipal',
};

test('says in its usage what its exit codes mean', async () => {
  await expect(run(['--help'])).rejects.toThrow(/Exit code 0: .+; 1: .+; 2: .+; 3: .+\./);
});

test('shows the cells that a question is about, in both readings', async () => {
  const workbook = named('open.csv', 'Loan ID,Amount\nA-1,"1.234"\nA-2,"2.345"\n');
  const template = named('open.json', JSON.stringify({ ...TEMPLATE, bindings: MOVED }));
  const { text } = await run(['--workbook', workbook, '--kind', 'repayment', '--template', template]);
  const { findings } = JSON.parse(text) as { findings: readonly Record<string, unknown>[] };
  expect(findings).toMatchObject([
    {
      code: 'decimalMarkOpen',
      severity: 'question',
      examples: [
        { cell: 'B2', shown: '1.234', first: '1.234', second: '1234' },
        { cell: 'B3', shown: '2.345', first: '2.345', second: '2345' },
      ],
    },
  ]);
});

test.each([
  [[], { internal_loan_id: 'G1' }],
  [['--group-ids', 'members'], { internal_loan_id: ['L1', 'L2'] }],
])('writes a group’s ids as the account wants them: %j', async (option, ids) => {
  const rows = 'Loan ID,Client ID,Loan amount,Group loan ID,Group name,Not in photo\n';
  const workbook = named('group.csv', `${rows}L1,C1,100,G1,Umoja,no\nL2,C2,100,G1,Umoja,no\n`);
  const { text } = await run(['--workbook', workbook, '--kind', 'loanDraft', ...option]);
  expect(JSON.parse(text)).toMatchObject({ bodies: [ids] });
});

test('maps by a template, whatever the headers are called', async () => {
  const workbook = named('report.csv', 'Acumulado\tCuenta\n10\t007\n');
  const template = named('mine.json', JSON.stringify(TEMPLATE));
  const { blocks, text } = await run(['--workbook', workbook, '--kind', 'repayment', '--template', template]);
  expect(JSON.parse(text)).toMatchObject({
    bodies: [{ repayments: [{ loan_id: '007', amount: 10 }] }],
    mapping: [{ reason: 'template' }, { reason: 'template' }],
    total: '10',
  });
  expect(blocks).toBe(false);
});

test('holds a row of a .csv back whose values a comma has moved beyond the last header', async () => {
  const rows = ['Loan ID,Amount', 'A-1,500', 'A-2,1,234', 'A-3,7', ',,9'];
  const template = named('moved.json', JSON.stringify({ ...TEMPLATE, bindings: MOVED }));
  const convertAs = async (name: string) => {
    const workbook = named(name, rows.join('\n'));
    const { text } = await run(['--workbook', workbook, '--kind', 'repayment', '--template', template]);
    return JSON.parse(text) as { readonly findings: readonly { readonly code: string }[] };
  };
  const told = await convertAs('moved.csv');
  expect(told).toMatchObject({ bodyRows: [[2, 4]] });
  expect(told.findings.filter(({ code }) => code === 'valueBeyondHeaders')).toMatchObject([
    { severity: 'error', cell: 'C3', row: 3, words: expect.stringContaining('“234”') as unknown },
    { severity: 'error', cell: 'C5', row: 5 },
  ]);
});

test('takes no column for moved that has a header, or stands between those that have one', async () => {
  const rows = ['Loan ID,,Amount,Note', 'A-1,x,500,late', 'A-2,,7,'];
  const bindings = [binding('loanId', 'Loan ID', 0), binding('amount', 'Amount', 2)];
  const template = named('between.json', JSON.stringify({ ...TEMPLATE, bindings }));
  const workbook = named('between.csv', rows.join('\n'));
  const { blocks, text } = await run(['--workbook', workbook, '--kind', 'repayment', '--template', template]);
  expect(JSON.parse(text)).toMatchObject({ bodyRows: [[2, 3]], findings: [] });
  expect(blocks).toBe(false);
});

test('takes no chance sum for a total where a name stands beside it, though names are not sent', async () => {
  const rows = ['Loan ID,Client name,Amount', 'A-1,Ana,5', 'A-2,Luz,6', ',Grace Otieno,11'];
  const bindings = [binding('loanId', 'Loan ID', 0), binding('amount', 'Amount', 2)];
  const template = named('names.json', JSON.stringify({ ...TEMPLATE, bindings }));
  const convertAs = async (name: string, lines: readonly string[]) => {
    const workbook = named(name, lines.join('\n'));
    return JSON.parse(
      (await run(['--workbook', workbook, '--kind', 'repayment', '--template', template])).text,
    ) as unknown;
  };
  expect(await convertAs('named-sum.csv', rows)).toMatchObject({
    bodyRows: [[2, 3]],
    leftOut: [],
    findings: [{ severity: 'error', cell: 'A4', row: 4 }],
  });
  const total = [...rows.slice(0, 3), ',Total,11'];
  expect(await convertAs('total-sum.csv', total)).toMatchObject({
    leftOut: [{ row: 4, reason: 'total' }],
    findings: [],
  });
});

const draftBinding = (field: string, header: string, column: number) => ({
  field: `loanDraft.${field}`,
  header,
  column,
});
const DRAFT_TEMPLATE = { ...TEMPLATE, kind: 'loanDraft', amountMeaning: undefined };

test('reads headers below a merged title as the pane does: the title counts for its own columns alone', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Drafts');
  sheet.addRow(['Umoja']);
  sheet.addRow(['Client', '', '', 'Loan', '', '']);
  sheet.addRow(['ID', 'Name', '', 'ID', 'Amount', 'Currency']);
  sheet.addRow(['C1', 'Ana', '', 'L1', 100, 'KES']);
  sheet.mergeCells('A2:B2');
  sheet.mergeCells('D2:E2');
  const bindings = [
    draftBinding('loanId', 'Loan ID', 3),
    draftBinding('clientId', 'Client ID', 0),
    draftBinding('amount', 'Loan Amount', 4),
    draftBinding('currency', 'Currency', 5),
  ];
  const template = { ...DRAFT_TEMPLATE, bindings, table: { source: 'sheet', headerRows: 2 } };
  const { text, blocks } = await run([
    ...['--workbook', named('merged.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer())), '--kind', 'loanDraft'],
    ...['--template', named('merged.json', JSON.stringify(template))],
  ]);
  expect(JSON.parse(text)).toMatchObject({
    bodies: [{ currency: 'KES', entreps: [{ loan_id: 'L1', client_id: 'C1', amount: 100 }] }],
    findings: expect.not.arrayContaining([expect.objectContaining({ code: 'columnMissing' })]) as unknown,
  });
  expect(blocks).toBe(false);
});

describe('a sheet with an old list below its Excel table', () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("L'ouest");
  sheet.addTable({
    name: 'Loans',
    ref: 'A3',
    headerRow: true,
    totalsRow: true,
    columns: [{ name: 'Loan ID' }, { name: 'Amount', totalsRowFunction: 'sum' }],
    rows: [
      ['L1', 100],
      ['L2', 200],
    ],
  });
  sheet.getCell('A8').value = 'Loan ID';
  sheet.getCell('B8').value = 'Amount';
  sheet.getCell('A9').value = 'OLD-1';
  sheet.getCell('B9').value = 999;
  workbook.definedNames.add("'L''ouest'!$A$8:$B$9", 'Old');
  const other = workbook.addWorksheet('Other');
  other.addRow(['Loan ID', 'Amount', 'Currency', 'Location']);
  other.addRow(['X-1', 5, 'KES', 'Kisumu']);
  beforeAll(async () => named('tables.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer())));
  const bindings = [draftBinding('loanId', 'Loan ID', 0), draftBinding('amount', 'Amount', 1)];
  const convertFrom = async (file: string, table?: object, more: readonly string[] = []) => {
    const template = named('table.json', JSON.stringify({ ...DRAFT_TEMPLATE, bindings, ...(table && { table }) }));
    const { text } = await run(['--workbook', file, '--kind', 'loanDraft', '--template', template, ...more]);
    return JSON.parse(text) as unknown;
  };
  const loan = (loan_id: string, amount: number) => ({ entreps: [{ loan_id, amount }] });

  it('reads the table alone, without its totals, and finds the sheet by it', async () => {
    const told = await convertFrom('tables.xlsx', { source: 'table', name: 'LOANS' });
    expect(told).toMatchObject({ headerRow: 3, bodies: [loan('L1', 100), loan('L2', 200)], leftOut: [] });
  });

  it('reads the named range alone', async () => {
    const told = await convertFrom('tables.xlsx', { source: 'name', name: 'Old' });
    expect(told).toMatchObject({ headerRow: 8, bodies: [loan('OLD-1', 999)] });
  });

  it('reads a selection by its address', async () => {
    const place = { source: 'selection', name: 'A8:B9' };
    const told = await convertFrom('tables.xlsx', place, ['--sheet', "L'ouest"]);
    expect(told).toMatchObject({ bodies: [loan('OLD-1', 999)] });
  });

  it('takes the table without a template too, as the pane does', async () => {
    const { text } = await run(['--workbook', 'tables.xlsx', '--sheet', "L'ouest", '--kind', 'loanDraft']);
    expect(JSON.parse(text)).toMatchObject({ bodies: [loan('L1', 100), loan('L2', 200)] });
  });

  it.each([
    ['a table', 'tables.xlsx', { source: 'table', name: 'Gone' }, /^The template reads the Excel table "Gone", which/],
    ['a named range', 'tables.xlsx', { source: 'name', name: 'Gone' }, /^The template reads the named range "Gone"/],
    [
      'a table of a .csv',
      named('flat.csv', 'Loan ID,Amount\nL1,5\n'),
      { source: 'table', name: 'Loans' },
      /sheet "flat"/,
    ],
  ])('refuses %s that is not there, instead of reading the whole sheet', async (_, file, table, sentence) => {
    const refused = await convertFrom(file, table).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(WrongUse);
    expect((refused as Error).message).toMatch(sentence);
  });

  it('refuses instalments of a table that is not there', async () => {
    const instalments = {
      sheet: 'Other',
      table: { source: 'table', name: 'Plan' },
      bindings: [{ field: 'instalment.loanId', header: 'Loan ID', column: 0 }],
      formats: {},
    };
    const template = named('plan.json', JSON.stringify({ ...DRAFT_TEMPLATE, bindings, instalments }));
    const args = ['--workbook', 'tables.xlsx', '--kind', 'loanDraft', '--sheet', "L'ouest", '--template', template];
    await expect(run(args)).rejects.toThrow('The template reads the Excel table "Plan", which cannot be found');
  });
});

test.each([
  ['units', ['(text)', '(USD)'], [3]],
  ['units and column numbers', ['(text)', '(USD)', '(1)', '(2)'], [3, 4]],
])('lists a row of %s below the headers among those left out', async (_, skipped, rows) => {
  const lines = ['Report of March,', 'Loan ID,Amount', ...skipped.join().match(/[^,]+,[^,]+/g)!, 'A-1,5', ',', 'A-2,7'];
  const workbook = named('units.csv', lines.join('\n'));
  const template = named('units.json', JSON.stringify({ ...TEMPLATE, bindings: MOVED }));
  const { text } = await run(['--workbook', workbook, '--kind', 'repayment', '--template', template]);
  const blank = { row: Math.max(...rows) + 2, reason: 'blank' };
  expect(JSON.parse(text)).toMatchObject({
    total: '12',
    leftOut: [...rows.map((row) => ({ row, reason: 'units' })), blank],
  });
});

test('keeps a template whole where a header of it is gone, and reads the column of its filter', async () => {
  const workbook = named('filtered.csv', 'Acumulado,Cuenta,Estado\n10,007,Activo\n20,008,Cancelado\n');
  const rowFilter = { header: 'Estado', column: 2, leaveOut: ['cancelado'] };
  const convertBy = async (name: string, bindings: readonly unknown[]) => {
    const template = named(name, JSON.stringify({ ...TEMPLATE, bindings, rowFilter }));
    const { text } = await run(['--workbook', workbook, '--kind', 'repayment', '--template', template]);
    return JSON.parse(text) as unknown;
  };
  const told = { bodyRows: [[2]], leftOut: [{ row: 3, reason: 'filtered' }] };
  expect(await convertBy('whole.json', TEMPLATE.bindings)).toMatchObject(told);
  expect(await convertBy('gone.json', [...TEMPLATE.bindings, binding('currency', 'Moneda', 5)])).toMatchObject(told);
});

test('looks names up in lists that are handed in', async () => {
  const lists = { activities: [{ activity_id: 35, activity: 'Farming' }] };
  const { text } = await run([
    ...['--workbook', named('named.csv', 'Loan ID,Activity\n00123,farming\n'), '--kind', 'loanDraft'],
    ...['--reference', named('lists.json', JSON.stringify(lists))],
  ]);
  expect(JSON.parse(text)).toMatchObject({ bodies: [{ activity_id: 35, entreps: [{ loan_id: '00123' }] }] });
});

test.each([
  ['no workbook', ['--kind', 'journal'], '--workbook is missing: name the .xlsx, .xls or .csv file.'],
  ['no kind', ['--workbook', 'a.csv'], '--kind is missing: it is one of loanDraft, repayment, journal.'],
  ['another kind', ['--workbook', 'a.csv', '--kind', 'x'], '--kind cannot be "x": it is one of'],
  ['a file that is not there', ['--workbook', 'gone.xlsx', '--kind', 'journal'], 'There is no file gone.xlsx.'],
  [
    'a sheet that is not there',
    ['--workbook', named('one.csv', 'Loan ID\n1\n'), '--sheet', 'x', '--kind', 'journal'],
    'There is no filled sheet "x"; there are "one".',
  ],
  [
    'headers that say nothing',
    ['--workbook', named('none.csv', 'qwe,asd\n1,2\n'), '--kind', 'journal'],
    'No row of "none" names a column of a journal',
  ],
  [
    'a template of another kind',
    ['--workbook', 'one.csv', '--kind', 'journal', '--template', named('t.json', JSON.stringify(TEMPLATE))],
    't.json is a template for repayment, not for journal.',
  ],
  [
    'a template that is none',
    ['--workbook', 'one.csv', '--kind', 'journal', '--template', named('x.json', '{}')],
    'x.json is no template that can be used: This is not a template of Send to Kiva',
  ],
  [
    'lists that are none',
    ['--workbook', 'one.csv', '--kind', 'journal', '--reference', named('l.json', '{"loans":[]}')],
    'l.json has "loans", which is none of activities, themes, locations, locales.',
  ],
  [
    'a day that is none',
    ['--workbook', 'one.csv', '--kind', 'journal', '--today', '22/11/2026'],
    '--today takes a day',
  ],
  [
    'a day that no month has',
    ['--workbook', 'one.csv', '--kind', 'journal', '--today', '2026-02-30'],
    '--today takes a day as YYYY-MM-DD, not "2026-02-30".',
  ],
])('%s gets one sentence', async (_name, args, sentence) => {
  const refusal = await run(args).catch((fault: Error) => fault);
  expect(refusal).toBeInstanceOf(WrongUse);
  expect((refusal as Error).message).toContain(sentence);
  expect((refusal as Error).message.split('\n')).toHaveLength(1);
});

test('a file that cannot be opened is said to be so', async () => {
  const broken = run(['--workbook', named('broken.xlsx', 'PK?'), '--kind', 'journal']);
  await expect(broken).rejects.toThrow('broken.xlsx is not a workbook that can be opened');
});
