import { normalizeTableData } from 'react-spreadsheet-import/dist/steps/MatchColumnsStep/utils/normalizeTableData';
import { setColumn } from 'react-spreadsheet-import/dist/steps/MatchColumnsStep/utils/setColumn';
import { addErrorsAndRunHooks } from 'react-spreadsheet-import/dist/steps/ValidationStep/utils/dataMutations';
import type { SheetSnapshot } from '../../../src/core/cell/snapshot';
import {
  ADVISED_NAMES,
  bodyOf,
  cellIn,
  columnFindings,
  checkByHand,
  columnReaders,
  duplicates,
  isInWindow,
  readInto,
  recordRows,
  type LooseRecord,
} from '../byHand';
import { COLUMNS, type ColumnName } from '../columns';
import { entrantLists, LISTED } from '../lists';
import type { Convert, Found } from '../product';

/** A row of the library's table; what begins with "_" is ours, as its documentation lets hooks add. */
type Entry = LooseRecord & {
  _row: number;
  _notes: readonly Found[];
  __errors?: Readonly<Record<string, { readonly level: 'error' | 'warning'; readonly message: string }>> | null;
};

const lists = entrantLists();
const LOCATIONS = new Set<string | number>(lists.locations);
const CURRENCIES = new Set<string | number>(lists.currencies);

const advised = new Set<string>(ADVISED_NAMES);
const FIELDS = COLUMNS.map(({ name, header }) => ({
  key: name,
  label: header,
  fieldType: { type: 'input' as const },
  validations: advised.has(name)
    ? [{ rule: 'required' as const, level: 'warning' as const, errorMessage: 'advisedEmpty' }]
    : [
        { rule: 'required' as const, errorMessage: 'requiredEmpty' },
        { rule: 'unique' as const, allowEmpty: true, errorMessage: 'duplicate' },
      ],
}));

/** matchColumnsStepHook, "operations on data that are expensive": our column readers, since the library takes all as text. */
function readColumns(
  table: readonly Entry[],
  snapshot: SheetSnapshot,
  rows: readonly number[],
  readers: ReturnType<typeof columnReaders>,
  findings: Found[],
): Entry[] {
  findings.push(...columnFindings(snapshot, readers));
  return rows.flatMap((r) => {
    const entry = table[r];
    if (entry === undefined) return [];
    const notes: Found[] = [];
    for (const { name } of COLUMNS) {
      (entry as Record<ColumnName, unknown>)[name] = readInto(notes, readers[name], snapshot, r, name);
    }
    entry._row = r;
    entry._notes = notes;
    return entry;
  });
}

type AddError = (field: ColumnName, error: { readonly level: 'error' | 'warning'; readonly message: string }) => void;

/** rowHook: the words that the library takes as they are, and the checks of one row. */
function checkRow(today: string | undefined) {
  const known = lists.lookUps();
  return (entry: Entry, addError: AddError): Entry => {
    const say = (name: ColumnName, severity: Found['severity'], code: string): void =>
      addError(name, { level: severity === 'error' ? 'error' : 'warning', message: code });
    for (const name of LISTED) {
      const word = entry[name];
      if (typeof word === 'string') (entry as Record<typeof name, string | number>)[name] = known[name](word);
    }
    if (typeof entry.language === 'string') say('language', 'error', 'unknown');
    if (typeof entry.activity === 'string') say('activity', 'error', 'unknown');
    if (entry.location !== undefined && !LOCATIONS.has(entry.location)) say('location', 'error', 'unknown');
    if (entry.currency !== undefined && !CURRENCIES.has(entry.currency)) say('currency', 'error', 'unknown');
    if (entry.amount !== undefined && entry.amount <= 0) say('amount', 'error', 'amountNotPositive');
    if (entry.disbursalDate !== undefined && !isInWindow(entry.disbursalDate, today))
      say('disbursalDate', 'error', 'dateNotInWindow');
    checkByHand(entry, say);
    return entry;
  };
}

/** The functions that react-spreadsheet-import 4.7.1 calls between its steps, completed through its hooks. */
export const rsi: Convert = async (snapshot, today) => {
  const findings: Found[] = [];
  const columns = COLUMNS.map(({ name, header }, index) =>
    setColumn(
      { type: 0, index, header },
      FIELDS.find(({ key }) => key === name),
    ),
  );
  const table = normalizeTableData(columns, snapshot.texts, FIELDS) as Entry[];
  // The library drops blank rows and forgets where the others stood.
  const records = recordRows(snapshot);
  const readers = columnReaders(snapshot, records);
  const read = readColumns(table, snapshot, records, readers, findings);
  const hook = checkRow(today);
  const entries: Entry[] = await addErrorsAndRunHooks(read, FIELDS, hook);
  const isOpen = findings.some(({ severity }) => severity === 'question');
  const bodies: string[] = [];
  const rows: number[] = [];
  for (const entry of entries) {
    let isBlocked = isOpen;
    // The library keeps one error a cell, and its own "required" would hide why a value could not be read.
    const errors = { ...entry.__errors };
    for (const { cell, severity, code } of entry._notes) {
      findings.push({ severity, code, ...(cell !== undefined && { cell }) });
      if (severity === 'error') isBlocked = true;
    }
    for (const name in errors) {
      const { level, message } = errors[name] ?? { level: 'error', message: '' };
      // A cell that could not be read is not empty.
      if (message === 'advisedEmpty' && entry._notes.some(({ cell }) => cell === cellIn(snapshot, entry._row, name)))
        continue;
      findings.push({ severity: level, code: message, cell: cellIn(snapshot, entry._row, name) });
      if (level === 'error') isBlocked = true;
    }
    if (isBlocked) continue;
    bodies.push(bodyOf(entry));
    rows.push(snapshot.firstRow + entry._row);
  }
  for (const at of duplicates(entries.map(({ loanId }) => loanId)).similar) {
    findings.push({ severity: 'warning', code: 'similar', cell: cellIn(snapshot, entries[at]?._row ?? 0, 'loanId') });
  }
  return { bodies, rows, findings, kept: { columns, entries, readers, hook } };
};
