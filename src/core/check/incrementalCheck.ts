import type { Cell } from '../cell/cell';
import { assembleCheck } from './assembleCheck';
import { bindColumns, type BoundColumn } from './bindColumns';
import { blankAnswer } from './blankAmount';
import { notRead, type CheckedRow } from './checkedRow';
import type { CheckedSheet, CheckInput, RecordDraft } from './checkSheet';
import { conversionOf, convertRecord, type Conversion } from './convertAmount';
import { ColumnReading } from './columnReading';
import { complete, rulesFor, type Completion } from './completion';
import { blocksEmpty } from './emptyCells';
import { hasErrors, type Finding } from './finding';
import { groupFindings } from './groupFindings';
import { holdsBack, isReadWrongly, joinRows, partRows, type GroupingRows } from './groupRows';
import { joinerFor, recordKeyFor } from './joinerFor';
import { leftOutByFilter } from './leftOutByFilter';
import { lookUpReferences } from './lookUpReferences';
import { readConstants, type ReadConstants } from './readConstants';
import { ReadColumn } from './readColumn';
import { namesAt, readRow, rowReading, type RowReading } from './rowReader';
import { ValueLayout } from './rowValues';
import { NOTHING, type RecordRule, type RuleContext } from './rule';
import { ruleContext } from './ruleContext';
import { SheetGrid } from './sheetGrid';
import { RecordIndex } from './recordIndex';
import type { RowJoiner } from './rowJoiner';
import { RowSorter } from './sortRows';

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
  private readonly tellsEmpty: readonly boolean[];
  private readonly reading: RowReading;
  private readonly conversion: Conversion | undefined;
  private readonly index: RecordIndex;
  private readonly rules: readonly RecordRule[];
  private readonly completions: readonly Completion[];
  private readonly joiner: RowJoiner | undefined;
  private readonly grouping: GroupingRows;
  private readonly rows: CheckedRow[] = [];
  private readonly blanks: ReturnType<typeof blankAnswer>;
  /** Whether an empty cell holds its row back, by place in `bound`. */
  private readonly blocking: readonly boolean[];

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
    this.blanks = blankAnswer(template);
    this.blocking = bound.map(({ field }) => blocksEmpty(field, this.recordKey));
    const filter = leftOutByFilter(template, applied, snapshot);
    this.constants = readConstants(kind, template, snapshot.dateSystem, surroundings.reference);
    const lookUps = lookUpReferences(bound, surroundings.reference, template.valueMaps);
    this.mappingFindings = [...findings, ...filter.findings, ...this.constants.findings, ...lookUps.findings];
    this.sorter = new RowSorter(kind, bound, this.recordKey, this.grid, filter);
    this.tellsEmpty = bound.map(({ field }, slot) => this.blocking[slot] === true || field.need !== 'optional');
    const columns = bound.map((column, slot) => {
      const asksBlank = column.field.id === kind.blankQuestionField;
      return new ReadColumn(column, lookUps.finders[slot], this.tellsEmpty[slot] === true, asksBlank);
    });
    const isRecord = (r: number): boolean => this.sorter.reasonOf(r) === undefined;
    this.columns = new ColumnReading(bound, columns, this.grid, template, isRecord);
    this.context = ruleContext(input, this.recordKey, bound, this.grid);
    const keys = bound.map(({ key }) => key);
    const sheetColumns = bound.map(({ column }) => column);
    const layout = new ValueLayout(keys, sheetColumns, this.constants.values);
    const unreadConstants = this.constants.unread;
    this.reading = rowReading(kind, bound, this.recordKey, layout, { grid: this.grid, columns, unreadConstants });
    const conversion = conversionOf(kind, this.context);
    this.conversion = typeof conversion === 'object' && conversion.isAgreed ? conversion : undefined;
    this.completions = surroundings.completions ?? NOTHING;
    this.rules = rulesFor(kind, layout, this.completions);
    const { firstRow } = snapshot;
    const indexes = [...kind.sheetRules, ...(surroundings.sheetRules ?? [])].map((rule) => rule(this.context));
    this.index = new RecordIndex(indexes, this.rows, firstRow, this.recordKey[0] ?? '', kind.totalField);
    this.grouping = { rows: this.rows, firstRow, bound, blocking: this.blocking };
    this.joiner = joinerFor(input, bound, this.context);
  }

  /** The whole check, a few rows at a time; has to be run to its end before anything is asked. */
  *steps(): Generator<void> {
    const { grid, sorter, columns } = this;
    const open: number[] = [];
    for (let r = 0; r < grid.rowCount; r++) {
      sorter.look(r);
      const isRecord = sorter.isRecordAlone(r);
      if (isRecord === undefined) open.push(r);
      columns.look(r, isRecord === true);
      if (r % ROWS_A_STEP === 0) yield;
    }
    yield* sorter.settle();
    columns.decide(open.filter((r) => sorter.reasonOf(r) === undefined));
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
    // All leave before one enters: a row that becomes a group's first must not meet the record of the one before it.
    for (const other of touched) this.leave(other);
    for (const other of touched) this.settle(other);
    return true;
  }

  /** The sheet as it is known now; looks at no cells. */
  checked(): CheckedSheet {
    const [kind, template, , , , surroundings = {}] = this.input;
    const { bound, recordKey, index } = this;
    return assembleCheck(this.rows, {
      kind,
      template,
      bound,
      recordKey,
      firstRow: this.grid.snapshot.firstRow,
      skippedRows: surroundings.skippedRows ?? NOTHING,
      sumRowOf: (r) => this.joiner?.sumRowOf?.(r),
      tellsEmpty: this.tellsEmpty,
      before: [...this.mappingFindings, ...this.columns.findings(this.completions)],
      after: [...index.findings(), ...(this.joiner?.findings(this.context) ?? NOTHING)],
      constants: this.constants,
      notChecked: index.notChecked(),
      isFree: (row) => index.isFree(row),
      total: () => index.total(),
    });
  }

  /** Reads a row, and takes its record into whatever knows of all of them. */
  private take(r: number): readonly number[] {
    const reason = this.sorter.reasonOf(r);
    if (reason !== undefined) {
      this.rows[r] = notRead(reason, reason === 'blank' ? NOTHING : namesAt(this.reading, r));
      const { firstRow } = this.grid.snapshot;
      if (reason !== 'blank') this.joiner?.pass?.(r, firstRow + r, this.tieTextAt(r), reason);
      return NOTHING;
    }
    const row = (this.rows[r] = readRow(this.reading, r, this.blanks === 'reportZero'));
    const { draft, notes } = row;
    if (notes.isBlank && this.blanks === 'leaveOut') row.leftOut = 'blankAmount';
    if (row.leftOut !== undefined) return NOTHING;
    if (this.joiner === undefined) return this.enter(r, draft);
    const isUnconverted = notes.isBlank && this.conversion !== undefined;
    return this.joiner.add(r, draft, !hasErrors(notes.findings) && !isUnconverted);
  }

  private tieTextAt(r: number): string {
    const place = this.bound.find(({ key }) => key === this.joiner?.tieField)?.place;
    return place === undefined ? '' : this.grid.at(r, place).text.trim();
  }

  /** Lets a record into the rules, the total and the sheet's indexes. */
  private enter(r: number, draft: RecordDraft): readonly number[] {
    const row = this.rows[r];
    if (row === undefined) return NOTHING;
    const { notes } = row;
    const converted = this.conversion && convertRecord(this.conversion, draft, notes.isBlank);
    let found: Finding[] | undefined = converted && [...converted.findings];
    let record = converted?.record ?? draft;
    const { members } = draft;
    if (members !== undefined) record = joinRows(members, this.grouping, this.context, (found ??= []));
    let parts: readonly RecordDraft[] = NOTHING;
    if (this.completions.length > 0) {
      ({ record, parts } = complete(this.completions, record, this.context, (found ??= [])));
    }
    if (members !== undefined) {
      (found ??= []).push(...groupFindings(record, members, this.rules, this.context, parts));
      row.hasError = holdsBack(members, this.grouping, found);
    } else {
      for (const rule of this.rules) {
        const findings = rule(record, this.context);
        if (findings.length > 0) (found ??= []).push(...findings);
      }
      row.hasError = (found !== undefined && hasErrors(found)) || isReadWrongly(row, this.blocking);
    }
    row.record = record;
    row.leftOut = undefined;
    row.ruleFindings = found ?? NOTHING;
    this.index.tell('add', record, r);
    return NOTHING;
  }

  /** Takes a record out again. */
  private leave(r: number): void {
    const row = this.rows[r];
    if (row?.record === undefined) return;
    const { record } = row;
    row.record = undefined;
    row.ruleFindings = NOTHING;
    this.index.tell('remove', record, r);
    if (record.members !== undefined) partRows(record.members, this.grouping);
  }

  /** Reads a row anew; answers the grid rows whose record has to be settled anew. */
  private replace(r: number): readonly number[] {
    const before = this.rows[r];
    this.leave(r);
    const left = before?.draft === undefined || this.joiner === undefined ? NOTHING : this.joiner.remove(r);
    const met = this.take(r);
    return this.joiner === undefined ? NOTHING : [...left, ...met, r];
  }

  /** Where rows of one record are told together the first of them has the record. */
  private settle(r: number): void {
    const row = this.rows[r];
    if (this.joiner === undefined || row?.draft === undefined || row.leftOut === 'blankAmount') return;
    this.leave(r);
    const joined = this.joiner.recordOf(r, row.draft);
    if (joined === 'addedUp') row.leftOut = joined;
    else if (joined !== 'member') this.enter(r, joined);
  }
}
