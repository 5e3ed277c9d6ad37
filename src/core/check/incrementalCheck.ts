import type { Cell } from '../cell/cell';
import { assembleCheck, newRow, type CheckedRow } from './assembleCheck';
import { bindColumns, type BoundColumn } from './bindColumns';
import { blankAnswer } from './blankAmount';
import type { CheckedSheet, CheckInput, RecordDraft } from './checkSheet';
import { conversionOf, convertRecord, type Conversion } from './convertAmount';
import { ColumnReading } from './columnReading';
import { complete, type Completion } from './completion';
import { blocksEmpty } from './emptyCells';
import { hasErrors, type Finding } from './finding';
import { groupFindings } from './groupFindings';
import { holdsBack, isReadWrongly, joinRows, partRows, ruledRows } from './groupRows';
import { joinerFor, recordKeyFor } from './joinerFor';
import { leftOutByFilter } from './leftOutByFilter';
import { lookUpReferences } from './lookUpReferences';
import { readConstants, type ReadConstants } from './readConstants';
import { recordAmount } from './recordRows';
import type { RowJoiner } from './rowJoiner';
import { namesAt, readRow, type RowReading } from './rowReader';
import { ValueLayout } from './rowValues';
import { NOTHING, type RecordRule, type RuleContext, type SheetIndex } from './rule';
import { ruleContext } from './ruleContext';
import { RunningTotal } from './runningTotal';
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
  readonly bound: readonly BoundColumn[];
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
  private readonly completions: readonly Completion[];
  private readonly joiner: RowJoiner | undefined;
  readonly rows: CheckedRow[] = [];
  private readonly total = new RunningTotal();
  /** Whether an empty cell holds its row back, by place in `bound`. */
  readonly blocking: readonly boolean[];

  /** `visited` is told how often a cell was looked at. */
  constructor(
    private readonly input: CheckInput,
    visited?: (cells: number) => void,
  ) {
    const [kind, template, applied, snapshot, , surroundings = {}] = input;
    this.grid = new SheetGrid(snapshot, visited);
    this.recordKey = recordKeyFor(input);
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
      identityPlaces: identityColumnsOf(kind, bound, this.recordKey).map(({ place }) => place),
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
    this.completions = surroundings.completions ?? NOTHING;
    this.joiner = joinerFor(input, bound, this.context);
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
    if (this.joiner === undefined) return;
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
      tellsEmpty: this.reading.tellsEmpty,
      before: [...this.mappingFindings, ...this.reading.lookUps.findings, ...this.columns.findings()],
      after: [...indexes.map((index) => index.findings()), this.joiner?.findings(this.context) ?? NOTHING].flat(),
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
    if (this.joiner !== undefined) return this.joiner.add(r, read.draft, !hasErrors(read.findings) && !isUnconverted);
    return this.enter(r, read.draft);
  }

  /** Lets a record into the rules, the total and the sheet's indexes. */
  private enter(r: number, draft: RecordDraft): readonly number[] {
    const row = this.rows[r];
    if (row?.read === undefined) return NOTHING;
    const converted = this.conversion && convertRecord(this.conversion, draft, row.read.isBlank);
    let found: Finding[] | undefined = converted && [...converted.findings];
    let record = converted?.record ?? draft;
    const { groups } = this.input[0];
    const { members } = draft;
    const isGroup = members !== undefined && groups !== undefined;
    if (isGroup) record = joinRows(members, this, groups, this.context, (found ??= []));
    if (this.completions.length > 0) record = complete(this.completions, record, this.context, (found ??= []));
    if (isGroup) {
      (found ??= []).push(...groupFindings(record, members, this.rules, this.context));
      row.hasError = holdsBack(members, this, found);
    } else {
      for (const rule of this.rules) {
        const findings = rule(record, this.context);
        if (findings.length > 0) (found ??= []).push(...findings);
      }
      row.hasError = hasErrors(found ?? NOTHING) || isReadWrongly(row, this.blocking);
    }
    row.record = record;
    row.leftOut = undefined;
    row.ruleFindings = found ?? NOTHING;
    this.index('add', record);
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
    if (record.members !== undefined) partRows(record.members, this);
    this.index('remove', record);
    this.count(r);
  }

  /** Tells the sheet rules of a record's rows, and counts the others that this concerns anew. */
  private index(change: 'add' | 'remove', record: RecordDraft): void {
    const [keyField = ''] = this.recordKey;
    for (const row of ruledRows(record, keyField)) {
      for (const index of this.indexes) for (const other of index[change](row)) this.count(this.gridRow(other));
    }
  }

  /** Reads a row anew; answers the grid rows whose record has to be settled anew. */
  private replace(r: number): readonly number[] {
    const before = this.rows[r];
    this.leave(r);
    const left = before?.read === undefined || this.joiner === undefined ? NOTHING : this.joiner.remove(r);
    const met = this.take(r);
    return this.joiner === undefined ? NOTHING : [...left, ...met, r];
  }

  /** Where rows of one record are told together the first of them has the record. */
  private settle(r: number): void {
    const row = this.rows[r];
    if (this.joiner === undefined || row?.read === undefined || row.leftOut === 'blankAmount') return;
    this.leave(r);
    const joined = this.joiner.recordOf(r, row.read.draft);
    if (joined === 'addedUp') row.leftOut = joined;
    else if (joined !== 'member') this.enter(r, joined);
  }

  private gridRow(row: number): number {
    return row - this.grid.snapshot.firstRow;
  }

  private isFree(row: number): boolean {
    const known = this.rows[this.gridRow(row)];
    if (known?.record === undefined || known.hasError) return false;
    const { members } = known.record;
    for (const blocks of this.blockers) {
      if (members === undefined ? blocks(row) : members.some((member) => blocks(member.row))) return false;
    }
    return true;
  }

  /** Brings the running total up to date with one row. */
  private count(r: number): void {
    const row = this.rows[this.rows[r]?.head ?? r];
    const { totalField } = this.input[0];
    if (row === undefined || totalField === undefined) return;
    this.total.recount(
      row,
      row.record && this.isFree(row.record.row) ? recordAmount(row.record, totalField) : undefined,
    );
  }
}
