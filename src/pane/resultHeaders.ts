import { RECORD_KINDS } from '../core/catalogue';
import type { RecordKindId } from '../core/catalogue/recordKind';
import { WRITTEN_COLUMNS, type WrittenColumn } from '../core/writeBack/cellWrite';
import type { TickCode } from '../core/writeBack/statusCodes';
import { inEveryLanguage } from '../locales';
import type { Words } from '../ports/platform';
import type { ResultHeader } from '../ports/workbook';

/** In points: a status must be readable whole where a message stands beside it. */
const WIDTHS: Readonly<Record<WrittenColumn, number>> = {
  status: 160,
  message: 120,
  reference: 100,
  reviewLink: 160,
  sentAt: 110,
};
const TICK_WIDTH = 110;

const TICK_CODES: Readonly<Record<TickCode, true>> = { 'result.finalised': true, 'result.published': true };

/** The headers of all columns beside the rows of a kind, in the order of RESULT_COLUMNS. */
export function resultHeaders(words: Words, kind: RecordKindId): readonly ResultHeader[] {
  const written = WRITTEN_COLUMNS.map((column) => ({
    write: words(`result.${column}`),
    known: inEveryLanguage(`result.${column}`),
    width: WIDTHS[column],
  }));
  return [...written, tickHeader(words, kind)];
}

/** The header of the column in which she ticks what she did in PA2. */
export function tickHeader(words: Words, kind: RecordKindId): ResultHeader {
  const { tickCode } = RECORD_KINDS[kind];
  return { write: words(tickCode), known: inEveryLanguage(tickCode), width: TICK_WIDTH, hers: true };
}

/** Every header under which one of our columns may stand, in all languages and of all kinds. */
export function everyResultHeader(): ReadonlySet<string> {
  const written = WRITTEN_COLUMNS.map((column) => `result.${column}`);
  return new Set([...written, ...Object.keys(TICK_CODES)].flatMap((key) => inEveryLanguage(key)));
}
