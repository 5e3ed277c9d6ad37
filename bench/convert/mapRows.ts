import type { SheetSnapshot } from '../../src/core/cell/snapshot';
import {
  ADVISED_NAMES,
  bodyOf,
  cellIn,
  columnFindings,
  checkByHand,
  columnReaders,
  duplicates,
  readInto,
  recordRows,
  type LooseRecord,
} from './byHand';
import type { ColumnName } from './columns';
import { LISTED, type EntrantLists } from './lists';
import type { Found, Product } from './product';

/** Fields of a record that a schema refuses; none when it is well. */
export type Refusals = (record: LooseRecord) => readonly string[];

/** What a programmer writes by hand around a schema: columns to records, checks beside the schema, bodies. */
export function mapRows(snapshot: SheetSnapshot, lists: EntrantLists, refusals: Refusals): Product {
  const rows = recordRows(snapshot);
  const findings: Found[] = [];
  const readers = columnReaders(snapshot, rows);
  const known = lists.lookUps();
  findings.push(...columnFindings(snapshot, readers));
  const isOpen = findings.some(({ severity }) => severity === 'question');
  const records: LooseRecord[] = [];
  const blocked = new Set<number>();

  for (const [at, r] of rows.entries()) {
    const before = findings.length;
    const say = (name: ColumnName, severity: Found['severity'], code: string): void => {
      findings.push({ severity, code, cell: cellIn(snapshot, r, name) });
    };
    const read = (name: ColumnName) => readInto(findings, readers[name], snapshot, r, name);
    // One literal with every name: an object that grows by names is slower to check and to write.
    const record = {
      loanId: read('loanId'),
      clientId: read('clientId'),
      firstName: read('firstName'),
      lastName: read('lastName'),
      gender: read('gender'),
      amount: read('amount'),
      currency: read('currency'),
      disbursalDate: read('disbursalDate'),
      description: read('description'),
      language: read('language'),
      loanUse: read('loanUse'),
      activity: read('activity'),
      location: read('location'),
      waiver: read('waiver'),
    } as LooseRecord;
    for (const name of LISTED) {
      const word = record[name];
      if (typeof word === 'string') (record as Record<typeof name, string | number>)[name] = known[name](word);
    }
    const said = findings.length;
    for (const name of ADVISED_NAMES) {
      if (record[name] !== undefined) continue;
      const cell = cellIn(snapshot, r, name);
      if (!findings.slice(before, said).some((found) => found.cell === cell)) say(name, 'warning', 'advisedEmpty');
    }
    for (const name of refusals(record)) say(name as ColumnName, 'error', 'refused');
    checkByHand(record, say);
    for (let f = before; f < findings.length; f++) if (findings[f]?.severity === 'error') blocked.add(at);
    records.push(record);
  }
  const { same, similar } = duplicates(records.map(({ loanId }) => loanId));
  for (const at of similar) {
    findings.push({ severity: 'warning', code: 'similar', cell: cellIn(snapshot, rows[at] ?? 0, 'loanId') });
  }
  for (const at of same) {
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
  return { bodies, rows: sent, findings, kept: { records, readers, known, refusals } };
}
