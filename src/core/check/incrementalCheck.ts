import type { Cell } from '../cell/cell';
import { ExactSum } from '../cell/decimal';
import { assembleCheck, newRow, type CheckedRow } from './assembleCheck';
import { bindColumns, type BoundColumn } from './bindColumns';
import { blankAnswer } from './blankAmount';
import type { CheckedSheet, CheckInput, RecordDraft } from './checkSheet';
import { conversionOf, convertRecord, type Conversion } from './convertAmount';
import { ColumnReading } from './columnReading';
import { blocksEmpty } from './emptyCells';
import { hasErrors, type Finding } from './finding';
import { leftOutByFilter } from './leftOutByFilter';
import { lookUpReferences } from './lookUpReferences';
import { readConstants, type ReadConstants } from './readConstants';
import { RepeatGroups } from './repeatGroups';
import { namesAt, readRow, type RowReading } from './rowReader';
import { valueIn, ValueLayout } from './rowValues';
import { NOTHING, type RecordRule, type RuleContext, type SheetIndex } from './rule';
import { ruleContext } from './ruleContext';
import { SheetGrid } from './sheetGrid';
import { RowSorter } from './sortRows';
import { identityColumnsOf, tellingColumn } from './tellApart';
import { emptyEntries } from './withoutEmptyEntries';

/** Rows between two pauses: at 100,000 rows a pause comes every few milliseconds. */
const ROWS_A_STEP = 128;

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
  private readonly constants: ReadConstants;
  private readonly sorter: RowSorter;
  private readonly columns: ColumnReading;
  private readonly context: RuleContext;
  private readonly reading: RowReading;
  private readonly conversion: Conversion | undefined;
  private readonly indexes: readonly SheetIndex[];
  private readonly rules: readonly RecordRule[];
  private readonly blockers: readonly NonNullable<SheetIndex['blocks']>[];
  private readonly repeats: RepeatGroups | undefined;
  private readonly rows: CheckedRow[] = [];
  private readonly total = new ExactSum();
  /** Whether an empty cell holds its row back, by place in `bound`. */
  private readonly blocking: readonly boolean[];

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
    this.blocking = bound.map(({ field }) => blocksEmpty(field, this.recordKey));
    const filter = leftOutByFilter(template, applied, snapshot);
    this.constants = readConstants(kind, template, snapshot.dateSystem, surroundings.reference);
    this.mappingFindings = [...findings, ...filter.findings, ...this.constants.findings];
    this.sorter = new RowSorter(kind, bound, this.recordKey, this.grid, filter);
    this.columns = new ColumnReading(bound, this.grid, template, (r) => this.sorter.reasonOf(r) === undefined);
    this.context = ruleContext(input, this.recordKey, bound);
    const keys = bound.map(({ key }) => key);
    this.reading = {
      kind,
      bound,
      layout: new ValueLayout(
        keys,
        bound.map(({ column }) => column),
        this.constants.values,
      ),
      grid: this.grid,
      lookUps: lookUpReferences(bound, surroundings.reference, template.valueMaps),
      identityPlaces: identityColumnsOf(bound, this.recordKey).map(({ place }) => place),
      tellingPlace: tellingColumn(kind, bound)?.place,
      tellsEmpty: bound.map(({ field }, slot) => this.blocking[slot] === true || field.need !== 'optional'),
      readers: this.columns.readers,
      unreadConstants: this.constants.unread,
      clearEmptyEntries: emptyEntries(kind, keys),
    };
    const conversion = conversionOf(kind, this.context);
    this.conversion = typeof conversion === 'object' && conversion.isAgreed ? conversion : undefined;
    const { layout } = this.reading;
    this.rules = kind.recordRules.filter(({ about }) => about?.some((field) => layout.mayHave(field)) !== false);
    this.indexes = kind.sheetRules.map((rule) => rule(this.context));
    this.blockers = this.indexes.flatMap(({ blocks }) => blocks ?? []);
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
    yield* this.columns.survey(4 * ROWS_A_STEP);
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
    const rows = new Set([r, ...changed, ...this.columns.resurvey(place, r, changed)]);
    const touched = new Set<number>();
    for (const near of rows) for (const other of this.replace(near)) touched.add(other);
    for (const other of touched) this.settle(other);
    return true;
  }

  /** The sheet as it is known now; looks at no cells. */
  checked(): CheckedSheet {
    const [kind, template] = this.input;
    const { bound, recordKey, indexes } = this;
    return assembleCheck(this.rows, {
      kind,
      template,
      bound,
      recordKey,
      firstRow: this.grid.snapshot.firstRow,
      sumRowOf: (r) => this.repeats?.sumRowOf(r),
      tellsEmpty: this.reading.tellsEmpty,
      before: [...this.mappingFindings, ...this.reading.lookUps.findings, ...this.columns.findings()],
      after: [...indexes.map((index) => index.findings()), this.repeats?.findings(this.context) ?? NOTHING].flat(),
      constants: this.constants,
      notChecked: indexes.flatMap((index) => index.notChecked?.() ?? NOTHING),
      isFree: (row) => this.isFree(row),
      total: () => this.total.text(),
    });
  }

  /** Reads a row, and takes its record into whatever knows of all of them. */
  private take(r: number): readonly number[] {
    const [, template] = this.input;
    const reason = this.sorter.reasonOf(r);
    if (reason !== undefined) {
      const names = reason === 'blank' ? NOTHING : namesAt(this.reading, r);
      this.rows[r] = newRow(undefined, reason, names);
      return NOTHING;
    }
    const read = readRow(this.reading, r, blankAnswer(template) === 'reportZero');
    if (read.isBlank && blankAnswer(template) === 'leaveOut') {
      this.rows[r] = newRow(read, 'blankAmount');
      return NOTHING;
    }
    this.rows[r] = newRow(read, undefined);
    const isUnconverted = read.isBlank && this.conversion !== undefined;
    if (this.repeats !== undefined) return this.repeats.add(r, read.draft, !hasErrors(read.findings) && !isUnconverted);
    return this.enter(r, read.draft);
  }

  /** Lets a record into the rules, the total and the sheet's indexes. */
  private enter(r: number, draft: RecordDraft): readonly number[] {
    const row = this.rows[r];
    if (row?.read === undefined) return NOTHING;
    const converted = this.conversion && convertRecord(this.conversion, draft, row.read.isBlank);
    const record = converted?.record ?? draft;
    let found: Finding[] | undefined = converted && [...converted.findings];
    for (const rule of this.rules) {
      const findings = rule(record, this.context);
      if (findings.length > 0) (found ??= []).push(...findings);
    }
    row.record = record;
    row.leftOut = undefined;
    row.ruleFindings = found ?? NOTHING;
    row.hasError =
      hasErrors(row.read.findings) ||
      hasErrors(row.ruleFindings) ||
      row.read.empty.some((slot) => this.blocking[slot] === true);
    for (const index of this.indexes) for (const other of index.add(record)) this.count(this.gridRow(other));
    this.count(r);
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
    if (known?.record === undefined || known.hasError) return false;
    for (const blocks of this.blockers) if (blocks(row)) return false;
    return true;
  }

  /** Brings the running total up to date with one row. */
  private count(r: number): void {
    const row = this.rows[r];
    const { totalField } = this.input[0];
    if (row === undefined || totalField === undefined) return;
    const amount = row.record && this.isFree(row.record.row) ? valueIn(row.record.values, totalField) : undefined;
    const counted = typeof amount === 'number' ? amount : undefined;
    if (counted === row.counted) return;
    if (row.counted !== undefined) this.total.subtract(row.counted);
    if (counted !== undefined) this.total.add(counted);
    row.counted = counted;
  }
}
