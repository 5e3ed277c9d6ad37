import { normalizeTableData } from 'react-spreadsheet-import/dist/steps/MatchColumnsStep/utils/normalizeTableData';
import { setColumn } from 'react-spreadsheet-import/dist/steps/MatchColumnsStep/utils/setColumn';
import { addErrorsAndRunHooks } from 'react-spreadsheet-import/dist/steps/ValidationStep/utils/dataMutations';
import type { SheetSnapshot } from '../../../src/core/cell/snapshot';
import {
  ADVISED_NAMES,
  bodyOf,
  cellIn,
  checkByHand,
  columnReader,
  genderOf,
  isInWindow,
  KNOWN,
  locationOf,
  readInto,
  referenceOf,
  textOf,
  truthOf,
  type LooseRecord,
} from '../byHand';
import { COLUMNS, PLACE, type ColumnName } from '../columns';
import type { Convert, Found } from '../product';

/** A row of the library's table; what begins with "_" is ours, as its documentation lets hooks add. */
type Entry = LooseRecord & {
  _row: number;
  _notes: readonly Found[];
  __errors?: Readonly<Record<string, { readonly level: 'error' | 'warning'; readonly message: string }>> | null;
};

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

/** matchColumnsStepHook, "operations on data that are expensive": our column readers for what the library takes as text. */
function readColumns(table: readonly Entry[], snapshot: SheetSnapshot, findings: Found[]): Entry[] {
  const entries: Entry[] = [];
  table.forEach((entry, r) => {
    // The library drops blank rows and forgets where the others stood.
    if (COLUMNS.every(({ name }) => entry[name] === undefined)) return;
    entry._row = r;
    entries.push(entry);
  });
  const rows = entries.map(({ _row }) => _row);
  const readers = (['loanId', 'clientId', 'amount', 'disbursalDate'] as const).map(
    (name) => [name, columnReader(snapshot, rows, name)] as const,
  );
  for (const [, reader] of readers) {
    for (const { severity, code } of reader.columnNotes) findings.push({ severity, code });
  }
  for (const entry of entries) {
    const notes: Found[] = [];
    for (const [name, reader] of readers) {
      const value = readInto(notes, reader, snapshot, entry._row, name);
      Object.assign(entry, { [name]: value });
    }
    entry._notes = notes;
  }
  return entries;
}

type AddError = (field: ColumnName, error: { readonly level: 'error' | 'warning'; readonly message: string }) => void;

/** rowHook: the words that the library takes as they are, and the checks of one row. */
function checkRow(snapshot: SheetSnapshot, today: string | undefined) {
  return (entry: Entry, addError: AddError): Entry => {
    const say = (name: ColumnName, severity: Found['severity'], code: string): void =>
      addError(name, { level: severity === 'error' ? 'error' : 'warning', message: code });
    const types = snapshot.types[entry._row] ?? [];
    for (const { name } of COLUMNS) {
      const value = entry[name];
      if (typeof value !== 'string') continue;
      if (types[PLACE[name]] === 'error') delete entry[name];
      else if (name !== 'loanId' && name !== 'clientId') Object.assign(entry, { [name]: textOf(value) });
      if (entry[name] === undefined && types[PLACE[name]] === 'error') say(name, 'error', 'cellError');
    }
    if (entry.gender !== undefined) {
      const gender = genderOf(entry.gender);
      if (gender === undefined) say('gender', 'warning', 'genderUnclear');
      entry.gender = gender ?? 'unknown';
    }
    if (typeof entry.language === 'string') entry.language = referenceOf('language', entry.language);
    if (typeof entry.activity === 'string') entry.activity = referenceOf('activity', entry.activity);
    if (typeof entry.waiver === 'string') entry.waiver = truthOf(entry.waiver);
    if (entry.location !== undefined) entry.location = locationOf(entry.location);
    if (entry.currency !== undefined) entry.currency = entry.currency.toUpperCase();
    if (typeof entry.language === 'string') say('language', 'error', 'unknown');
    if (typeof entry.activity === 'string') say('activity', 'error', 'unknown');
    if (typeof entry.waiver === 'string') say('waiver', 'error', 'unknown');
    if (entry.location !== undefined && !LOCATIONS.has(entry.location)) say('location', 'error', 'unknown');
    if (entry.currency !== undefined && !CURRENCIES.has(entry.currency)) say('currency', 'error', 'unknown');
    if (entry.amount !== undefined && entry.amount <= 0) say('amount', 'error', 'amountNotPositive');
    if (entry.disbursalDate !== undefined && !isInWindow(entry.disbursalDate, today))
      say('disbursalDate', 'error', 'dateNotInWindow');
    checkByHand(entry, say);
    return entry;
  };
}

const LOCATIONS = new Set(KNOWN.locations);
const CURRENCIES = new Set(KNOWN.currencies);

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
  const read = readColumns(table, snapshot, findings);
  const entries: Entry[] = await addErrorsAndRunHooks(read, FIELDS, checkRow(snapshot, today));
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
      findings.push({ severity: level, code: message, cell: cellIn(snapshot, entry._row, name) });
      if (level === 'error') isBlocked = true;
    }
    if (isBlocked) continue;
    bodies.push(bodyOf(entry));
    rows.push(snapshot.firstRow + entry._row);
  }
  return { bodies, rows, findings };
};
