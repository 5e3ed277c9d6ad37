import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RECORD_KINDS } from '../../src/core/catalogue';
import { findHeaderRow } from '../../src/core/mapping/findHeaderRow';
import { suggestMapping } from '../../src/core/mapping/suggest';
import { readWorkbookFile } from '../../src/files/readWorkbookFile';
import type { WorkbookFile } from '../../src/files/workbookFile';
import { expect, test } from '../e2e/support/bench';

/** Workbooks in the format of Excel 97 that other programs wrote; they lie beside this project, not in it. */
const FOLDER = resolve(__dirname, '../../../shared/data');

const opened = (name: string): Promise<WorkbookFile> => readWorkbookFile(name, readFileSync(join(FOLDER, name)));
const textsOf = ({ sheets }: WorkbookFile): string[][] =>
  (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell?.value ?? '')));

test('a template of loans: its headers are found in row 2, and only what they surely say is mapped', async () => {
  const file = await opened('mifos_loan_import_template.xls');
  expect(file.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Arkusz1', 26],
    ['Arkusz2', 0],
    ['Arkusz3', 0],
  ]);
  const texts = textsOf(file);
  expect(findHeaderRow(texts, RECORD_KINDS.loanDraft)?.row).toBe(1);
  const columns = texts[1]!.map((header, column) => ({ column, header }));
  const suggested = suggestMapping(columns, RECORD_KINDS.loanDraft, {
    textsOf: ({ column }) => texts.slice(2, 52).map((row) => row[column] ?? ''),
  });
  expect(suggested.map(({ field, column, confidence }) => [column.header, field, confidence])).toEqual([
    ['*Account Number ', 'loanDraft.loanId', 'ask'],
    ['*Customer Global ID', 'loanDraft.clientId', 'sure'],
    ['*Loan Amount', 'loanDraft.amount', 'sure'],
    ['*Disbursal Date', 'loanDraft.disbursalDate', 'sure'],
    ['Purpose', 'loanDraft.loanUse', 'sure'],
    ['*Product Name', 'loanDraft.theme', 'ask'],
    ['*No. Of Installments', 'loanDraft.instalmentCount', 'sure'],
    ['*Interest Rate', 'loanDraft.interestRate', 'sure'],
    ['*Grace Period', 'loanDraft.gracePeriods', 'sure'],
  ]);
  const left = columns.filter(({ column }) => !suggested.some((one) => one.column.column === column));
  expect(left.map(({ header }) => header)).toEqual([
    '*Status Name',
    'Cancel Flag Reason',
    'Source Of Founds',
    'Collateral Type',
    'Collateral Notes',
    'External ID',
  ]);
  expect(file.sheets[0]!.rows[3]!.slice(0, 2)).toEqual([{ value: '1337', format: '@' }, { value: '0002-000000003' }]);
});

test('a bank’s list: dates are serials with their formats, the title stays above', async () => {
  const file = await opened('mifos_bank_audi_repayments.xls');
  expect(file.sheets[0]!.rows[5]!.slice(0, 3)).toEqual([
    { value: 40140, format: 'M/D/YYYY' },
    { value: 12706 },
    { value: 40057, format: 'M/D/YYYY' },
  ]);
});

test.describe(() => {
  let file: WorkbookFile;
  test.beforeAll(async () => {
    file = await opened('mifos_client_import_template.xls');
  });
  test.use({ options: { workbook: () => file } });

  test('a template of clients is shown as Excel would show it', async ({ bench }) => {
    const shown = await bench.driver.readText('Sheet1', 'A4:J5');
    expect(shown[0]!.slice(0, 4)).toEqual([
      'Client Global Num*',
      'Branch Short Name*',
      'Group Global Num*',
      'Salutation*',
    ]);
    expect([shown[1]![0], shown[1]![9]]).toEqual(['0003-000000121', '1978-05-23']);
  });
});
