import { CellValueType, CustomRangeType, RichTextBuilder, type ICellData, type Nullable } from '@univerjs/core';
import type { CellKind, Hyperlink, Scalar } from '../model/sheetModel';

/** What this side keeps in a Univer cell beside what Univer knows. */
export interface CellNotes {
  /** The value is an error word without a formula, as files have it. */
  readonly isError?: true;
  readonly link?: Hyperlink;
}

const ERROR_WORD = /^#(N\/A|NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|CYCLE!|ERROR!|GETTING_DATA|CONNECT!)$/;

type Cell = Nullable<ICellData>;

const notesOf = (cell: Cell): CellNotes => (cell?.custom ?? {}) as CellNotes;

const hasFormula = (cell: Cell): boolean => Boolean(cell?.f || cell?.si);

/** A rich text's lines, without the mark that ends every document. */
const documentText = (stream: string): string => stream.replace(/\r\n$/, '').replace(/\r\n?/g, '\n');

/** The cell's value; '' when it is empty. Univer keeps truth as 1 and 0, and links as rich text. */
export const valueOf = (cell: Cell): Scalar => {
  if (!cell) return '';
  const stream = cell.p?.body?.dataStream;
  if (stream !== undefined) return documentText(stream);
  const { v, t } = cell;
  if (v === null || v === undefined || v === '') return '';
  if (t === CellValueType.BOOLEAN || typeof v === 'boolean')
    return v === true || v === 1 || /^(1|true)$/i.test(String(v));
  if (t === CellValueType.STRING || t === CellValueType.FORCE_STRING) return String(v);
  return t === CellValueType.NUMBER ? Number(v) : v;
};

/** True when there is something in the cell beside a format. */
export const holdsContent = (cell: Cell): boolean => hasFormula(cell) || valueOf(cell) !== '';

export const isErrorCell = (cell: Cell): boolean => {
  if (notesOf(cell).isError) return true;
  return hasFormula(cell) && ERROR_WORD.test(String(valueOf(cell)));
};

/** Excel's word for what the cell holds. */
export const kindOf = (cell: Cell): CellKind => {
  if (!holdsContent(cell)) return 'Empty';
  if (isErrorCell(cell)) return 'Error';
  const value = valueOf(cell);
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
};

/** The native link on a cell: one that was set from here, or one that a person made in Univer. */
export const linkOf = (cell: Cell): Hyperlink | null => {
  const { link } = notesOf(cell);
  if (link) return link;
  const ranges = cell?.p?.body?.customRanges ?? [];
  const found = ranges.find(({ rangeType }) => rangeType === CustomRangeType.HYPERLINK);
  const address: unknown = found?.properties?.['url'];
  return typeof address === 'string' ? { address } : null;
};

/** A cell's content emptied, its look and number format kept. */
export const emptied = (): ICellData => ({ v: null, t: null, f: null, si: null, p: null, custom: null });

/** What goes into a cell for a value; `forced` marks a text that would be something else if it were typed. */
export const content = (value: Scalar, forced: boolean, link?: Hyperlink): ICellData => {
  const rest = { f: null, si: null, custom: link ? { link } : null };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER, p: null, ...rest };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, p: null, ...rest };
  const t = forced ? CellValueType.FORCE_STRING : CellValueType.STRING;
  return { v: value, t, p: link ? linkedText(value, link.address) : null, ...rest };
};

const linkedText = (text: string, address: string) => RichTextBuilder.create().insertLink(text, address).getData();
