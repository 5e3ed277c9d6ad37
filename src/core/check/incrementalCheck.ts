import type { Cell } from '../cell/cell';
import { ExactSum } from '../cell/decimal';
import { bindColumns, type BoundColumn } from './bindColumns';
import type { CheckedSheet, CheckInput, RecordDraft } from './checkSheet';
import { conversionOf, convertRow, type Conversion } from './convertAmount';
import { FieldSurveys, surveysOf } from './fieldSurveys';
import { findingOf, type Finding } from './finding';
import { LIMITS } from './limits';
import { lookUpReferences, shortNameFindings, type ShortName } from './lookUpReferences';
import { RepeatGroups } from './repeatGroups';
import { columnFinding, readRow, type ReadRow, type RowReading } from './rowReader';
import { RowValues, valueIn, ValueLayout } from './rowValues';
import { NOTHING, type RuleContext, type SheetIndex } from './rule';
import { SheetGrid } from './sheetGrid';
import { RowSorter, type LeftOutRow } from './sortRows';
import { emptyEntries } from './withoutEmptyEntries';

/** Rows between two pauses: at 100,000 rows a pause comes every few milliseconds. */
const ROWS_A_STEP = 128;

interface CheckedRow {
  readonly read: ReadRow | undefined;
  /** The record as it would go out; undefined for a row that is left out. */
  record: RecordDraft | undefined;
  ruleFindings: readonly Finding[];
  /** Made when they are first told: a column that is empty all over needs none. */
  emptyFindings?: readonly (readonly [slot: number, finding: Finding])[];
  leftOut: LeftOutRow['reason'] | undefined;
  hasError: boolean;
  /** What the running total holds of it. */
  counted: number | undefined;
}

/**
 * A check that stays with its sheet: after one edited cell it looks at that row, at the cells that stand with it and at
 * the rows that share something with it, and knows the rest. Where the cell changes how its column is read, the cells
 * that this concerns are read again. It is for seeing: what goes out is checked from a fresh look at the sheet.
 */
export class IncrementalCheck {
  private readonly grid: SheetGrid;
  private readonly bound: readonly BoundColumn[];
  private readonly mappingFindings: readonly Finding[];
  private readonly recordKey: readonly string[];
  private readonly sorter: RowSorter;
  private readonly surveys: readonly FieldSurveys[];
  private readonly context: RuleContext;
  private readonly reading: RowReading;
  private readonly conversion: Conversion | undefined;
  private readonly indexes: readonly SheetIndex[];
  private readonly repeats: RepeatGroups | undefined;
  private readonly rows: CheckedRow[] = [];
  private readonly readers: ReturnType<FieldSurveys['reader']>[] = [];
  private readonly total = new ExactSum();

  /** `visited` is told how often a cell was looked at. */
  constructor(
    private readonly input: CheckInput,
    visited?: (cells: number) => void,
  ) {
    const [kind, template, applied, snapshot, account, surroundings = {}] = input;
    this.grid = new SheetGrid(snapshot, visited);
    this.recordKey = kind.recordKey[account.csvFormat];
    const { bound, findings } = bindColumns(kind, template, applied, snapshot, this.recordKey);
    this.bound = bound;
    this.mappingFindings = findings;
    this.sorter = new RowSorter(kind, bound, this.recordKey, this.grid);
    this.surveys = surveysOf(bound, this.grid, template);
    const columns = new Map(bound.map(({ key, column }) => [key, column]));
    const { limits, ...rest } = surroundings;
    this.context = {
      kind,
      template,
      account,
      recordKey: this.recordKey,
      ...rest,
      limits: { ...LIMITS, ...limits },
      cellOf: (field, row) => {
        const column = columns.get(field);
        return column === undefined ? undefined : { row, column };
      },
    };
    const keys = bound.map(({ key }) => key);
    this.reading = {
      kind,
      bound,
      layout: new ValueLayout(
        keys,
        bound.map(({ column }) => column),
      ),
      grid: this.grid,
      lookUps: lookUpReferences(bound, surroundings.reference),
      identityPlaces: identityColumnsOf(bound, this.recordKey).map(({ place }) => place),
      tellsEmpty: bound.map(({ field }) => this.blocksEmpty(field) || field.need !== 'optional'),
      readers: this.readers,
      clearEmptyEntries: emptyEntries(kind, keys),
    };
    const conversion = conversionOf(kind, this.context);
    this.conversion = typeof conversion === 'object' && conversion.isAgreed ? conversion : undefined;
    this.indexes = kind.sheetRules.map((rule) => rule(this.context));
    const { addUp } = kind;
    this.repeats =
      surroundings.addUpRepeats === true && addUp !== undefined ? new RepeatGroups(this.recordKey, addUp) : undefined;
  }

  /** The whole check, a few rows at a time; has to be run to its end before anything is asked. */
  *steps(): Generator<void> {
    const { grid, sorter } = this;
    for (let r = 0; r < grid.rowCount; r++) {
      sorter.look(r);
      if (r % ROWS_A_STEP === 0) yield;
    }
    yield* sorter.settle();
    for (const surveys of this.surveys.filter(({ asksColumn }) => asksColumn)) {
      for (const nth of surveys.columns.keys()) {
        for (const r of FieldSurveys.starts(grid.rowCount)) {
          surveys.survey(nth, r, this.isRecord);
          if (r % (4 * ROWS_A_STEP) === 0) yield;
        }
      }
    }
    this.makeReaders();
    for (let r = 0; r < grid.rowCount; r++) {
      this.take(r);
      if (r % ROWS_A_STEP === 0) yield;
    }
    if (this.repeats === undefined) return;
    for (let r = 0; r < grid.rowCount; r++) {
      this.settle(r);
      if (r % ROWS_A_STEP === 0) yield;
    }
  }

  /** The sheet with another cell at a sheet row and column; false where that cell was not read at all. */
  edit(row: number, column: number, cell: Cell): boolean {
    const { snapshot } = this.grid;
    const place = snapshot.columns.findIndex((known) => known.column === column);
    const r = row - snapshot.firstRow;
    if (place < 0 || r < 0 || r >= this.grid.rowCount) return false;
    this.grid.set(r, place, cell);
    const changed = this.sorter.resettle(r);
    const rows = new Set([r, ...changed]);
    for (const surveys of this.surveys.filter(({ asksColumn }) => asksColumn)) {
      const at = changed.length > 0 ? [...surveys.columns.keys()] : this.columnsAt(surveys, place);
      const around = [r, ...changed];
      const said = at.flatMap((nth) => around.map((near) => surveys.survey(nth, near, this.isRecord)));
      if (said.includes(true) && this.remake(surveys))
        for (const near of surveys.speaking(this.isRecord)) rows.add(near);
    }
    const touched = new Set<number>();
    for (const near of rows) for (const other of this.replace(near)) touched.add(other);
    for (const other of touched) this.settle(other);
    return true;
  }

  /** The sheet as it is known now; looks at no cells. */
  checked(): CheckedSheet {
    const [kind, template] = this.input;
    const { bound, grid } = this;
    const empties = bound.map(() => 0);
    const leftOut: LeftOutRow[] = [];
    const records: RecordDraft[] = [];
    const shortNames: ShortName[] = [];
    const blanks: number[] = [];
    let candidates = 0;
    for (const [r, { read, record, leftOut: reason }] of this.rows.entries()) {
      const row = grid.snapshot.firstRow + r;
      if (reason !== undefined) leftOut.push({ row, reason });
      if (record !== undefined) records.push(record);
      if (read === undefined) continue;
      candidates += 1;
      for (const slot of read.empty) empties[slot] = (empties[slot] ?? 0) + 1;
      if (read.shortNames.length > 0 && reason === undefined) shortNames.push(...read.shortNames);
      if (read.isBlank) blanks.push(row);
    }
    const isWhole = bound.map(({ field }, slot) => !this.blocksEmpty(field) && empties[slot] === candidates);
    const findings: Finding[] = [...this.mappingFindings, ...this.reading.lookUps.findings];
    for (const [nth, surveys] of this.surveys.entries()) {
      for (const note of this.readers[this.slotOf(surveys, nth)]?.columnNotes ?? NOTHING) {
        findings.push(columnFinding(note, surveys));
      }
    }
    findings.push(...this.wholeColumns(isWhole, candidates), ...shortNameFindings(bound, shortNames));
    if (template.blankAmount === undefined) findings.push(...this.blankQuestion(blanks));
    for (const checkedRow of this.rows) {
      const { read, ruleFindings } = checkedRow;
      if (read === undefined) continue;
      for (const finding of read.findings) findings.push(finding);
      if (read.empty.length > 0) {
        checkedRow.emptyFindings ??= read.empty.map((slot) => [slot, this.emptyFinding(slot, read.draft.row)]);
        for (const [slot, finding] of checkedRow.emptyFindings) if (isWhole[slot] !== true) findings.push(finding);
      }
      for (const finding of ruleFindings) findings.push(finding);
    }
    for (const index of this.indexes) for (const finding of index.findings()) findings.push(finding);
    if (this.repeats !== undefined) findings.push(...this.repeats.findings(this.context));
    const isHeld = findings.some(
      ({ severity, row }) => severity === 'question' || (severity === 'error' && row === undefined),
    );
    const sendable = isHeld ? [] : records.filter(({ row }) => this.isFree(row));
    return {
      kind,
      records,
      sendable,
      findings,
      notChecked: this.indexes.flatMap((index) => index.notChecked?.() ?? NOTHING),
      identityColumns: identityColumnsOf(bound, this.recordKey).map(({ column }) => column),
      recordKey: this.recordKey,
      leftOut,
      ...(kind.totalField !== undefined && { total: isHeld ? '0' : this.total.text() }),
    };
  }

  private readonly isRecord = (r: number): boolean => this.sorter.reasonOf(r) === undefined;

  private blocksEmpty({ need, id }: BoundColumn['field']): boolean {
    return need === 'required' || this.recordKey.includes(id);
  }

  private columnsAt({ columns }: FieldSurveys, place: number): readonly number[] {
    return columns.flatMap((column, nth) => (column.place === place ? [nth] : []));
  }

  private slotOf({ columns }: FieldSurveys, otherwise: number): number {
    const slot = this.bound.indexOf(columns[0]);
    return slot < 0 ? otherwise : slot;
  }

  private makeReaders(): void {
    for (const surveys of this.surveys) this.place(surveys, surveys.reader());
  }

  private place({ columns }: FieldSurveys, reader: ReturnType<FieldSurveys['reader']>): void {
    for (const column of columns) this.readers[this.bound.indexOf(column)] = reader;
  }

  /** Makes a field's reader anew; answers whether its cells are to be read otherwise now. */
  private remake(surveys: FieldSurveys): boolean {
    const before = this.readers[this.slotOf(surveys, 0)]?.decided;
    const reader = surveys.reader();
    this.place(surveys, reader);
    return reader.decided !== before;
  }

  /** Reads a row, and takes its record into whatever knows of all of them. */
  private take(r: number): readonly number[] {
    const [, template] = this.input;
    const reason = this.sorter.reasonOf(r);
    const none = { record: undefined, ruleFindings: NOTHING, hasError: false, counted: undefined };
    if (reason !== undefined) {
      this.rows[r] = { ...none, read: undefined, leftOut: reason };
      return NOTHING;
    }
    const read = readRow(this.reading, r, template.blankAmount === 'reportZero');
    if (read.isBlank && template.blankAmount === 'leaveOut') {
      this.rows[r] = { ...none, read, leftOut: 'blankAmount' };
      return NOTHING;
    }
    this.rows[r] = { ...none, read, leftOut: undefined };
    if (this.repeats !== undefined) return this.repeats.add(r, read.draft, !hasErrors(read.findings));
    return this.enter(r, read.draft);
  }

  /** Lets a record into the rules, the total and the sheet's indexes. */
  private enter(r: number, draft: RecordDraft): readonly number[] {
    const row = this.rows[r];
    if (row?.read === undefined) return NOTHING;
    const [kind] = this.input;
    let record = draft;
    let found: Finding[] | undefined;
    const conversion = this.conversion;
    if (conversion !== undefined && !row.read.isBlank && draft.values instanceof RowValues) {
      const converted = convertRow(conversion, draft.row, draft.values);
      if (converted !== undefined) {
        const value = 'value' in converted ? converted.value : undefined;
        record = { ...draft, values: draft.values.with(conversion.field, value) };
        if ('finding' in converted) {
          found = [converted.finding];
          record = { ...record, unread: new Set([...(draft.unread ?? NOTHING), conversion.field]) };
        }
      }
    }
    for (const rule of kind.recordRules) {
      const findings = rule(record, this.context);
      if (findings.length > 0) (found ??= []).push(...findings);
    }
    row.record = record;
    row.leftOut = undefined;
    row.ruleFindings = found ?? NOTHING;
    row.hasError =
      hasErrors(row.read.findings) ||
      hasErrors(row.ruleFindings) ||
      row.read.empty.some((slot) => this.blocksEmpty(this.bound[slot]?.field ?? kind.fields[0] ?? NO_FIELD));
    const touched = new Set<number>();
    for (const index of this.indexes) for (const other of index.add(record)) touched.add(other);
    this.count(r);
    for (const other of touched) this.count(this.gridRow(other));
    return NOTHING;
  }

  /** Takes a record out again. */
  private leave(r: number): void {
    const row = this.rows[r];
    if (row?.record === undefined) return;
    const { record } = row;
    row.record = undefined;
    row.ruleFindings = NOTHING;
    for (const index of this.indexes) for (const other of index.remove(record)) this.count(this.gridRow(other));
    this.count(r);
  }

  /** Reads a row anew; answers the grid rows whose record has to be settled anew. */
  private replace(r: number): readonly number[] {
    const before = this.rows[r];
    this.leave(r);
    const left = before?.read === undefined || this.repeats === undefined ? NOTHING : this.repeats.remove(r);
    const met = this.take(r);
    return this.repeats === undefined ? NOTHING : [...left, ...met, r];
  }

  /** Where rows of one record are added up: the first of them has the sum, the others stay out. */
  private settle(r: number): void {
    const row = this.rows[r];
    if (this.repeats === undefined || row?.read === undefined || row.leftOut === 'blankAmount') return;
    this.leave(r);
    const summed = this.repeats.recordOf(r, row.read.draft);
    if (summed === undefined) row.leftOut = 'addedUp';
    else this.enter(r, summed);
  }

  private gridRow(row: number): number {
    return row - this.grid.snapshot.firstRow;
  }

  private isFree(row: number): boolean {
    const known = this.rows[this.gridRow(row)];
    return (
      known?.record !== undefined && !known.hasError && !this.indexes.some((index) => index.blocks?.(row) === true)
    );
  }

  /** Brings the running total up to date with one row. */
  private count(r: number): void {
    const row = this.rows[r];
    const { totalField } = this.input[0];
    if (row === undefined || totalField === undefined) return;
    const { record } = row;
    const amount = record && this.isFree(record.row) ? valueIn(record.values, totalField) : undefined;
    const counted = typeof amount === 'number' ? amount : undefined;
    if (counted === row.counted) return;
    if (row.counted !== undefined) this.total.subtract(row.counted);
    if (counted !== undefined) this.total.add(counted);
    row.counted = counted;
  }

  private wholeColumns(isWhole: readonly boolean[], count: number): readonly Finding[] {
    const first = this.rows.find(({ read }) => read !== undefined)?.read?.draft.row;
    if (first === undefined) return [];
    return this.bound.flatMap(({ field: { id }, column }, slot) => {
      if (isWhole[slot] !== true || this.reading.tellsEmpty[slot] !== true) return [];
      const place = { cell: { row: first, column }, field: id };
      return [findingOf('advisedColumnEmpty', 'warning', place, { field: id, count })];
    });
  }

  private emptyFinding(slot: number, row: number): Finding {
    const { field, column } = this.bound[slot] ?? { field: NO_FIELD, column: 0 };
    const place = { row, cell: { row, column }, field: field.id };
    return this.blocksEmpty(field)
      ? findingOf('requiredEmpty', 'error', place, { field: field.id })
      : findingOf('advisedEmpty', 'warning', place, { field: field.id });
  }

  /** Blank amounts become what the person said, or stay one question for the whole sheet; a blank is never 0 by itself. */
  private blankQuestion(rows: readonly number[]): readonly Finding[] {
    const [row] = rows;
    const bound = this.bound.find(({ field }) => field.id === this.input[0].blankQuestionField);
    if (row === undefined || bound === undefined) return [];
    const { field, column } = bound;
    const place = { cell: { row, column }, field: field.id };
    return [findingOf('amountBlank', 'question', place, { field: field.id, count: rows.length })];
  }
}

const NO_FIELD: BoundColumn['field'] = { id: '', kind: 'text', need: 'optional', aliases: '' };

function hasErrors(findings: readonly Finding[]): boolean {
  for (const { severity } of findings) if (severity === 'error') return true;
  return false;
}

/** The columns whose displayed texts tell one record from another, in the order of the record's key. */
function identityColumnsOf(bound: readonly BoundColumn[], recordKey: readonly string[]): readonly BoundColumn[] {
  return recordKey.flatMap((id) => bound.filter(({ key }) => key === id));
}
