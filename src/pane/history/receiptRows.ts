import type { RunReceipt } from '../../core/send/history';
import type { Words } from '../../ports/platform';
import type { Formats } from '../formats';
import { keyText } from '../keyText';
import { moneyText } from '../moneyText';
import { countedRecords } from '../recordsText';

/** A receipt as rows of texts: a name and what it says; open cases below, one a row. */
export function receiptRows(words: Words, formats: Formats, receipt: RunReceipt): readonly (readonly string[])[] {
  const { kind, environment, month, total, currency, references, openCases, control, checked, initials } = receipt;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words('receipt.at'), formats.moment(receipt.at)],
    [words('receipt.initials'), initials === '' ? undefined : initials],
    [words('receipt.environment'), words(`receipt.reality.${environment}`)],
    [words('receipt.partner'), receipt.partnerId],
    [words('month.label'), month === undefined ? undefined : formats.month(month)],
    [words('receipt.count'), countedRecords(words, kind, receipt.calls, receipt.count)],
    [words('receipt.total'), total === undefined ? undefined : moneyText(formats, total, currency)],
    [words('receipt.control'), control && moneyText(formats, control.given, currency)],
    [words('receipt.sentBefore'), control?.sentBefore && moneyText(formats, control.sentBefore, currency)],
    [words('receipt.reason'), control?.reason],
    [words('receipt.checked'), checked?.map(({ at }) => formats.moment(at)).join(', ')],
    [words(`receipt.references.${kind}`), references.length === 0 ? words('receipt.none') : references.join(', ')],
    [words('receipt.open'), formats.count(openCases.length)],
  ];
  const cases = openCases.map(({ key, row, because }) => [
    row === undefined ? keyText(key) : `${words('checked.row', { row: formats.count(row + 1) })} · ${keyText(key)}`,
    words(`history.fate.${because}`),
  ]);
  const said = facts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
  return [[words('receipt.title')], ...said, ...cases];
}

/** Rows as text that a sheet or a letter takes: tabs between cells, a line each. */
export function asText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
