import { Tools, type IWorkbookData, type Univer } from '@univerjs/core';
import type { WorkbookFile } from '../../files/workbookFile';
import { formatA1 } from '../model/area';
import { ModelError } from '../model/modelError';
import { checkedSheetName } from '../model/sheetNames';
import type { Selection, WorkbookModel } from '../model/workbookModel';
import { countedGuid, type BelongingsCopy } from '../model/workbookBelongings';
import { Calculation } from './calculation';
import { UNIVER } from './commandIds';
import type { Doing } from './personDoings';
import { UniverBook } from './univerBook';
import { FIRST_CELL, SHEET_BLOCK, UniverSheets } from './univerSheets';
import type { UniverHome } from './univerSheetFace';
import { watchPerson } from './watchPerson';
import { workbookContent } from './workbookContent';

interface Snapshot extends BelongingsCopy {
  /** Made anew each time, since Univer goes on writing into what it was given. */
  readonly content: () => IWorkbookData;
  readonly activeId: string;
  readonly isProtected: ReadonlySet<string>;
  readonly veryHidden: ReadonlySet<string>;
}

/** The workbook that Univer holds and a person sees. */
export class UniverModel extends UniverSheets implements WorkbookModel {
  readonly name: string;
  readonly date1904: boolean;
  private readonly calculation: Calculation;
  private saved: Snapshot;

  protected readonly book: UniverBook;
  protected readonly home: UniverHome;
  protected selected: Selection;

  constructor(
    univer: Univer,
    file: WorkbookFile,
    /** BCP 47, for separators and month names in displayed texts. */
    readonly locale = 'en-US',
  ) {
    super();
    this.name = file.name;
    this.date1904 = file.date1904;
    file.sheets.forEach((sheet, i) => checkedSheetName(sheet.name, file.sheets.slice(0, i)));
    const ids = file.sheets.map(() => countedGuid(SHEET_BLOCK, ++this.made));
    const [first] = ids;
    if (first === undefined) throw new ModelError('InvalidArgument', `${file.name} has no sheet`);
    this.home = {
      date1904: file.date1904,
      locale,
      tell: (sheetId, news) => this.touch({ ...news, sheetId, origin: this.origin }),
      shifted: (sheetId, shift) => this.moveTables(sheetId, shift),
      isProtected: (sheetId) => this.isProtected.has(sheetId),
      isVeryHidden: (sheetId) => this.veryHidden.has(sheetId),
      reselect: () => this.book.select(this.selected.sheetId, this.selected.area, false),
    };
    this.book = new UniverBook(univer);
    this.calculation = new Calculation(this.book);
    this.selected = { sheetId: first, area: FIRST_CELL };
    const content = () => workbookContent(file, ids);
    this.saved = { content, activeId: first, isProtected: new Set(), veryHidden: new Set(), ...this.copyBelongings() };
    this.open(content());
    watchPerson(this.book, (doing) => this.hear(doing));
  }

  save(): void {
    const kept = this.book.copy();
    const { isProtected, veryHidden, activeId } = this;
    const content = () => Tools.deepClone(kept);
    this.saved = { content, activeId, isProtected, veryHidden, ...this.copyBelongings() };
    this.dirty = false;
    this.tell({ kind: 'state' });
  }

  revert(): void {
    const { saved } = this;
    this.isProtected = saved.isProtected;
    this.veryHidden = saved.veryHidden;
    this.restoreBelongings(saved);
    this.open(saved.content());
    this.book.run(UNIVER.activateSheet, saved.activeId);
    this.selected = { sheetId: saved.activeId, area: FIRST_CELL };
    this.book.select(saved.activeId, FIRST_CELL, false);
    for (const id of this.isProtected) this.book.allowEditing(id, false);
    this.dirty = false;
    this.tell({ kind: 'state' });
  }

  calculated(): Promise<void> {
    return this.calculation.finished();
  }

  private open(content: IWorkbookData): void {
    this.book.open(content);
    this.calculation.begin();
  }

  /** A person did something in Univer itself. */
  private hear(doing: Doing): void {
    const { origin } = this;
    switch (doing.kind) {
      case 'news':
        if (doing.shift) this.moveTables(doing.sheetId, doing.shift);
        return this.touch({ ...doing.news, sheetId: doing.sheetId, origin });
      case 'filtered': {
        const sheet = this.face(doing.sheetId);
        const area = sheet.filterArea ?? sheet.usedArea(false) ?? FIRST_CELL;
        return this.touch({ kind: 'rowsHidden', sheetId: sheet.id, area, hidden: sheet.filterArea !== null, origin });
      }
      case 'selected':
        if (doing.sheetId !== this.activeId || sameSelection(this.selected, doing)) return;
        this.selected = { sheetId: doing.sheetId, area: doing.area };
        return this.tell({ kind: 'selected', sheetId: doing.sheetId, area: doing.area });
      case 'activated': {
        const previous = this.selected.sheetId;
        if (previous === doing.sheetId) return;
        this.selected = { sheetId: doing.sheetId, area: this.book.selectedOn(doing.sheetId) ?? FIRST_CELL };
        return this.tell({ kind: 'activated', sheetId: doing.sheetId, previous });
      }
      case 'sheetDeleted':
        this.dropTablesOf(doing.sheetId);
        return this.touch({ kind: 'sheetDeleted', sheetId: doing.sheetId, origin });
      case 'sheetAdded':
      case 'sheetMoved':
        return this.touch({ kind: doing.kind, sheetId: doing.sheetId, origin });
      case 'sheetRenamed':
        return this.touch({
          kind: 'sheetRenamed',
          sheetId: doing.sheetId,
          before: doing.before,
          after: doing.after,
          origin,
        });
      case 'other':
        return this.touch({ kind: 'state' });
    }
  }
}

const sameSelection = (one: Selection, other: Selection): boolean =>
  one.sheetId === other.sheetId && formatA1(one.area) === formatA1(other.area);
