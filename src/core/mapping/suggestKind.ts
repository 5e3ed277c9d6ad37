import { RECORD_KINDS } from '../catalogue';
import type { RecordKindId } from '../catalogue/recordKind';
import { headerReader } from './aliasIndex';
import { findHeaderRow, type HeaderGuess } from './findHeaderRow';
import { headersAt } from './headersAt';

/** A header of a required field says more than all that sheets carry along of a borrower: name, gender, town, dates. */
const REQUIRED_POINTS = 8;

/**
 * The kind of record that the first displayed rows of a sheet have headers for. Only headers that mean something to one
 * kind alone count; `fallback` where nothing tells, or where two kinds are told as much.
 */
export function suggestKind(texts: readonly (readonly string[])[], fallback: RecordKindId = 'repayment'): RecordKindId {
  const readers = Object.values(RECORD_KINDS).map((kind) => ({ kind, meaningsOf: headerReader(kind) }));
  const headers = headersIn(texts);
  const scores = readers.map(({ kind, meaningsOf }) => {
    const others = readers.filter((reader) => reader.kind !== kind);
    const telling = headers.filter((header) => others.every((other) => other.meaningsOf(header).length === 0));
    const fields = new Set(telling.flatMap((header) => meaningsOf(header).slice(0, 1)).map(({ field }) => field));
    const points = [...fields].reduce((sum, { need }) => sum + (need === 'required' ? REQUIRED_POINTS : 1), 0);
    return { kind: kind.id, points };
  });
  const most = Math.max(...scores.map(({ points }) => points));
  const [found, ...rivals] = scores.filter(({ points }) => points === most);
  return found === undefined || most === 0 || rivals.length > 0 ? fallback : found.kind;
}

/** One row for all kinds: a title above the table can be a header's name to one of them. */
function headersIn(texts: readonly (readonly string[])[]): readonly string[] {
  const filled = ({ row }: HeaderGuess): number => (texts[row] ?? []).filter((text) => text.trim() !== '').length;
  const [best] = Object.values(RECORD_KINDS)
    .map((kind) => findHeaderRow(texts, kind))
    .filter((guess) => guess !== undefined)
    .sort((a, b) => b.matches - a.matches || filled(b) - filled(a));
  if (best === undefined) return [];
  const headers = headersAt(texts, best.row, best.headerRows);
  return [...new Set(headers.flatMap(({ header, own }) => [header, own]))];
}
