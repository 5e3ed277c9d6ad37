import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { RECORD_KINDS } from '../../src/core/catalogue';
import type { RecordKindId } from '../../src/core/catalogue/recordKind';
import { parseArea } from '../../src/core/cell/cellArea';
import { findHeaderRow } from '../../src/core/mapping/findHeaderRow';
import { headersAt } from '../../src/core/mapping/headersAt';
import { suggestMapping } from '../../src/core/mapping/suggest';
import { readWorkbookFile } from '../../src/files/readWorkbookFile';

/** Workbooks that no one here wrote; they lie beside this project, not in it. */
const FOLDER = resolve(__dirname, '../../../shared/data');

/** What is proposed for a sheet, as `field: column`, with a question mark where it is asked; with and without a look at the cells. */
async function proposedFor(
  file: string,
  name: string,
  kind: RecordKindId,
  withCells = true,
): Promise<readonly string[]> {
  const { sheets } = await readWorkbookFile(file, readFileSync(join(FOLDER, file)));
  const sheet = sheets.find((one) => one.name === name)!;
  const texts = sheet.rows.slice(0, 60).map((row) => row.map((cell) => String(cell?.value ?? '')));
  const merged = (sheet.merged ?? []).flatMap((address) => parseArea(address) ?? []);
  const { row, headerRows, skippedRows } = findHeaderRow(texts, RECORD_KINDS[kind], merged)!;
  const columns = headersAt(texts, row, headerRows, merged).map((header, column) => ({ column, ...header }));
  const records = texts.slice(row + 1 + skippedRows);
  const hints = withCells
    ? { textsOf: ({ column }: { column: number }) => records.map((cells) => cells[column] ?? '') }
    : {};
  return suggestMapping(columns, RECORD_KINDS[kind], hints)
    .map(({ field, index, column, confidence }) => {
      const numbered = index === undefined ? '' : ` ${index}`;
      return `${field.split('.')[1]}${numbered}: ${column.column} ${column.header.trim()}${confidence === 'ask' ? '?' : ''}`;
    })
    .sort();
}

/**
 * Every field that the two import templates have, by what a person would say, and nothing else. The spouse's names, the
 * salutation, the address and the branch are in the sheet too; a bank's product may be Kiva's theme, which only she knows.
 */
const TEMPLATES = [
  [
    'mifos_client_import_template.xls',
    'Sheet1',
    {
      loanDraft: [
        'activity: 16 Activities',
        'clientId: 0 Client Global Num*',
        'firstName: 4 First Name*?',
        'gender: 10 Gender*',
        'groupClientId: 2 Group Global Num*',
        'lastName: 6 Last Name*?',
        'location: 25 City/District',
      ],
      repayment: ['clientId: 0 Client Global Num*'],
      journal: ['clientId: 0 Client Global Num*'],
    },
  ],
  [
    'mifos_loan_import_template.xls',
    'Arkusz1',
    {
      loanDraft: [
        'amount: 5 *Loan Amount',
        'clientId: 1 *Customer Global ID',
        'disbursalDate: 8 *Disbursal Date',
        'gracePeriods: 9 *Grace Period',
        'instalmentCount: 7 *No. Of Installments',
        'interestRate: 6 *Interest Rate',
        'loanId: 0 *Account Number?',
        'loanUse: 11 Purpose',
        'theme: 2 *Product Name?',
      ],
      repayment: ['clientId: 1 *Customer Global ID', 'loanAmount: 5 *Loan Amount', 'loanId: 0 *Account Number?'],
      journal: ['clientId: 1 *Customer Global ID', 'loanId: 0 *Account Number?'],
    },
  ],
] as const;

for (const [file, name, byKind] of TEMPLATES) {
  for (const [kind, expected] of Object.entries(byKind)) {
    for (const withCells of [true, false]) {
      test(`${file}, ${kind}, ${withCells ? 'with its cells' : 'by its headers alone'}: each field its column`, async () => {
        expect(await proposedFor(file, name, kind as RecordKindId, withCells)).toEqual(expected);
      });
    }
  }
}

/** What is taken without a question from sheets that are no template of Kiva's records: a bank's statement, schedules. */
const TAKEN = [
  ['mifos_bank_audi_repayments.xls', 'Sheet1', 'repayment', ['outstanding: 6 Balance']],
  ['mifosx_group_collection_sheet.xlsx', 'Repayment schedule', 'loanDraft', []],
  ['mifosx_group_collection_sheet.xlsx', 'Repayment schedule', 'repayment', []],
  ['mifosx_group_collection_sheet.xlsx', 'Summary', 'loanDraft', []],
  ['mifosx_group_collection_sheet.xlsx', 'Summary', 'repayment', ['outstanding: 4 Outstanding']],
  ['mifosx_group_collection_sheet.xlsx', 'Transactions', 'loanDraft', ['amount: 4 Amount']],
  ['mifosx_group_collection_sheet.xlsx', 'Transactions', 'repayment', ['outstanding: 9 Loan Balance']],
  ['mifosx_schedule_and_transactions.xlsx', 'Repayment Schedule', 'loanDraft', []],
  ['mifosx_schedule_and_transactions.xlsx', 'Transactions', 'repayment', ['outstanding: 9 Loan Balance']],
] as const;

for (const [file, name, kind, expected] of TAKEN) {
  test(`${file}, ${name}, ${kind}: nothing is taken that it does not say`, async () => {
    const proposed = await proposedFor(file, name, kind);
    expect(proposed.filter((one) => !one.endsWith('?'))).toEqual(expected);
  });
}

test('a bank’s statement, a schedule, a list of transactions: the amount is asked, of the right column', async () => {
  const amount = async (file: string, name: string) =>
    (await proposedFor(file, name, 'repayment')).filter((one) => one.startsWith('amount'));
  expect(await amount('mifos_bank_audi_repayments.xls', 'Sheet1')).toEqual(['amount: 5 Amount?']);
  expect(await amount('mifosx_group_collection_sheet.xlsx', 'Transactions')).toEqual(['amount: 4 Amount?']);
  expect(await amount('mifosx_schedule_and_transactions.xlsx', 'Transactions')).toEqual(['amount: 4 Amount?']);
  expect(await proposedFor('mifosx_schedule_and_transactions.xlsx', 'Repayment Schedule', 'loanDraft')).toEqual([
    'interest 1: 7 Interest?',
    'principal 1: 5 Principal Due?',
  ]);
});
