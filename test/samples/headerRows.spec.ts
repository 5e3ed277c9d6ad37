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
const KINDS = Object.keys(RECORD_KINDS) as RecordKindId[];

/** File, sheet and the row that a person would call the headers, counted from 1. */
const HEADERS = [
  ['kiva_loans_1218.csv', 'kiva_loans_1218', 1],
  ['mifos_bank_audi_repayments.xls', 'Sheet1', 5],
  ['mifos_client_import_template.xls', 'Sheet1', 4],
  ['mifos_loan_import_template.xls', 'Arkusz1', 2],
  ['mifosx_group_collection_sheet.xlsx', 'Repayment schedule', 1],
  ['mifosx_group_collection_sheet.xlsx', 'Summary', 1],
  ['mifosx_schedule_and_transactions.xlsx', 'Repayment Schedule', 1],
  ['mifosx_schedule_and_transactions.xlsx', 'Transactions', 1],
] as const;

async function sheetOf(file: string, name: string) {
  const { sheets } = await readWorkbookFile(file, readFileSync(join(FOLDER, file)));
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`${file} has ${sheets.map((one) => one.name).join(', ')}`);
  const texts = sheet.rows.slice(0, 50).map((row) => row.map((cell) => String(cell?.value ?? '')));
  return { texts, merged: (sheet.merged ?? []).flatMap((address) => parseArea(address) ?? []) };
}

for (const [file, name, row] of HEADERS) {
  test(`${file}, ${name}: the headers are in row ${row}, for every kind of record`, async () => {
    const { texts, merged } = await sheetOf(file, name);
    for (const kind of KINDS) {
      expect(findHeaderRow(texts, RECORD_KINDS[kind], merged), kind).toMatchObject({ row: row - 1, skippedRows: 0 });
    }
  });
}

test('a template of clients: her own names are taken, not those of her spouse under the same headers', async () => {
  const { texts, merged } = await sheetOf('mifos_client_import_template.xls', 'Sheet1');
  const { row, headerRows } = findHeaderRow(texts, RECORD_KINDS.loanDraft, merged)!;
  const columns = headersAt(texts, row, headerRows, merged).map((header, column) => ({ column, ...header }));
  const suggested = suggestMapping(columns, RECORD_KINDS.loanDraft);
  const found = Object.fromEntries(suggested.map(({ field, column }) => [field.split('.')[1], column.column]));
  expect(found).toMatchObject({ firstName: 4, lastName: 6 });
  expect(columns[36]?.header).toBe('Option 1 Day (month)');
});
