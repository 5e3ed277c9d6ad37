import type { SheetSnapshot } from '../../src/core/cell/snapshot';
import {
  ADVISED_NAMES,
  bodyOf,
  cellIn,
  checkByHand,
  columnReader,
  duplicates,
  filledRows,
  genderOf,
  locationOf,
  readInto,
  referenceOf,
  textOf,
  truthOf,
  type LooseRecord,
} from './byHand';
import { PLACE, type ColumnName } from './columns';
import type { Found, Product } from './product';

/** Fields of a record that a schema refuses; none when it is well. */
export type Refusals = (record: LooseRecord) => readonly string[];

/** What a programmer writes by hand around a schema: columns to records, checks beside the schema, bodies. */
export function mapRows(snapshot: SheetSnapshot, refusals: Refusals): Product {
  const rows = filledRows(snapshot);
  const findings: Found[] = [];
  const ids = columnReader(snapshot, rows, 'loanId');
  const clientIds = columnReader(snapshot, rows, 'clientId');
  const amounts = columnReader(snapshot, rows, 'amount');
  const dates = columnReader(snapshot, rows, 'disbursalDate');
  for (const reader of [amounts, dates]) {
    for (const { severity, code } of reader.columnNotes) findings.push({ severity, code });
  }
  const isOpen = findings.some(({ severity }) => severity === 'question');
  const records: LooseRecord[] = [];
  const blocked = new Set<number>();

  for (const [at, r] of rows.entries()) {
    const texts = snapshot.texts[r] ?? [];
    const types = snapshot.types[r] ?? [];
    const before = findings.length;
    const say = (name: ColumnName, severity: Found['severity'], code: string): void => {
      findings.push({ severity, code, cell: cellIn(snapshot, r, name) });
    };
    const text = (name: ColumnName): string | undefined => {
      if (types[PLACE[name]] !== 'error') return textOf(texts[PLACE[name]] ?? '');
      say(name, 'error', 'cellError');
      return undefined;
    };
    const record: LooseRecord = {};
    const put = <Name extends ColumnName>(name: Name, value: LooseRecord[Name] | undefined): void => {
      if (value !== undefined) record[name] = value;
    };
    put('loanId', readInto(findings, ids, snapshot, r, 'loanId') as string | undefined);
    put('clientId', readInto(findings, clientIds, snapshot, r, 'clientId') as string | undefined);
    put('firstName', text('firstName'));
    put('lastName', text('lastName'));
    put('amount', readInto(findings, amounts, snapshot, r, 'amount') as number | undefined);
    put('disbursalDate', readInto(findings, dates, snapshot, r, 'disbursalDate') as string | undefined);
    put('description', text('description'));
    put('loanUse', text('loanUse'));
    put('currency', text('currency')?.toUpperCase());
    const gender = text('gender');
    if (gender !== undefined) {
      record.gender = genderOf(gender) ?? 'unknown';
      if (record.gender === 'unknown') say('gender', 'warning', 'genderUnclear');
    }
    const [language, activity, location] = [text('language'), text('activity'), text('location')];
    if (language !== undefined) record.language = referenceOf('language', language);
    if (activity !== undefined) record.activity = referenceOf('activity', activity);
    if (location !== undefined) record.location = locationOf(location);
    const waiver = text('waiver');
    if (waiver !== undefined) record.waiver = truthOf(waiver);

    const said = new Set(findings.slice(before).map(({ cell }) => cell));
    for (const name of ADVISED_NAMES) {
      if (record[name] === undefined && !said.has(cellIn(snapshot, r, name))) say(name, 'warning', 'advisedEmpty');
    }
    for (const name of refusals(record)) say(name as ColumnName, 'error', 'refused');
    checkByHand(record, say);
    for (let f = before; f < findings.length; f++) if (findings[f]?.severity === 'error') blocked.add(at);
    records.push(record);
  }
  for (const at of duplicates(records.map(({ loanId }) => loanId))) {
    findings.push({ severity: 'error', code: 'duplicate', cell: cellIn(snapshot, rows[at] ?? 0, 'loanId') });
    blocked.add(at);
  }
  const bodies: string[] = [];
  const sent: number[] = [];
  for (const [at, record] of isOpen ? [] : records.entries()) {
    if (blocked.has(at)) continue;
    bodies.push(bodyOf(record));
    sent.push(snapshot.firstRow + (rows[at] ?? 0));
  }
  return { bodies, rows: sent, findings };
}
