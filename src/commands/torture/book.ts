import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { ExcelHost } from '../../workbench/host/excelHost';
import type { ArrayModel } from '../../workbench/model/arrayModel';
import { ModelError } from '../../workbench/model/modelError';
import type { Scalar, SheetModel } from '../../workbench/model/sheetModel';
import { fileState, openState, saveState } from '../../workbench/model/workbookState';
import { openHost } from './office';

/** A row of her sheet as anyone reads it: by the headers above the columns. */
export interface SeenRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, Scalar>>;
}

/** A workbook file, open in an Excel of its own. */
export class Book {
  host: ExcelHost;
  /** Whether Excel refuses now to save for the pane; Ctrl+S works all the same. */
  refuses: () => boolean = () => false;
  /** Her own columns were sorted without the results: what stands beside them is hers until a plan is shown. */
  isScrambled = false;

  /** So it lies in the file. */
  private wasScrambled = false;
  private keep: () => void = () => undefined;

  constructor(
    private opened: ArrayModel,
    readonly kind: RecordKindId,
    private wasSaved: boolean,
  ) {
    this.host = this.hostOf(opened);
  }

  get model(): ArrayModel {
    return this.opened;
  }

  get sheet(): SheetModel {
    return this.opened.activeSheet;
  }

  /** She presses Ctrl+S. */
  save(): void {
    this.keep();
    this.host.settings.previouslySaved = true;
  }

  /** Closed without saving and opened again: what is in the file is left. A workbook never saved stays open. */
  reopen(): void {
    this.wasSaved = this.host.settings.previouslySaved;
    const state = this.wasSaved ? fileState(this.opened) : saveState(this.opened);
    this.opened = openState(state);
    if (this.wasSaved) this.isScrambled = this.wasScrambled;
    this.host = this.hostOf(this.opened);
  }

  /** Another file with what this one's holds, or what its window shows. */
  copy(of: 'file' | 'window'): Book {
    const state = of === 'file' ? fileState(this.opened) : saveState(this.opened);
    const copy = new Book(openState(state), this.kind, true);
    copy.isScrambled = of === 'file' ? this.wasScrambled : this.isScrambled;
    copy.wasScrambled = copy.isScrambled;
    return copy;
  }

  private hostOf(model: ArrayModel): ExcelHost {
    const write = model.save.bind(model);
    this.keep = () => {
      write();
      this.wasScrambled = this.isScrambled;
    };
    model.save = () => {
      if (this.refuses()) throw new ModelError('AccessDenied', 'the file cannot be written now');
      this.keep();
    };
    return openHost(model, { previouslySaved: this.wasSaved, misplacesAcrossHiddenRows: true });
  }

  /** Zero-based columns by header, and the row that the headers stand in. */
  headers(): { readonly row: number; readonly columns: ReadonlyMap<string, number> } {
    const area = this.sheet.usedArea(true);
    const values = area === null ? [] : this.sheet.read(area, 'values');
    const at = values.findIndex((cells) => cells.includes('Loan ID'));
    if (area === null || at < 0) throw new Error('Her headers are gone.');
    const named = (values[at] ?? []).flatMap((value, k): [string, number][] =>
      typeof value === 'string' && value !== '' ? [[value, area.column + k]] : [],
    );
    return { row: area.row + at, columns: new Map(named) };
  }

  /** Everything below the headers, empty rows too. */
  rows(): readonly SeenRow[] {
    const { row, columns } = this.headers();
    const area = this.sheet.usedArea(true);
    if (area === null) return [];
    const first = row + 1;
    const count = area.row + area.rowCount - first;
    if (count <= 0) return [];
    const width = area.column + area.columnCount;
    const values = this.sheet.read({ row: first, column: 0, rowCount: count, columnCount: width }, 'values');
    return values.map((cells, n) => ({
      row: first + n,
      cells: Object.fromEntries([...columns].map(([header, column]) => [header, cells[column] ?? ''])),
    }));
  }
}
