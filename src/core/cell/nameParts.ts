import type { ColumnReader } from './reading';
import { SAID_BY_COLUMN, shownIn } from './reading';

/** What stands before, or after, the one comma of a whole name. */
export type NamePart = 'before' | 'after';

/** "Pérez López, Ana María" in its two parts; undefined without exactly one comma and a text on both sides of it. */
export function nameParts(text: string): Readonly<Record<NamePart, string>> | undefined {
  const [before = '', after = '', ...more] = text.split(',').map((part) => part.trim());
  return before === '' || after === '' || more.length > 0 ? undefined : { before, after };
}

/**
 * Reads one part of what `whole` reads, whose own notes are said with the whole. A name that cannot be split is an
 * error, said once a cell: nobody's name is guessed at.
 */
export function namePartReader(whole: ColumnReader, part: NamePart): ColumnReader {
  return {
    decided: whole.decided,
    columnNotes: [],
    read: (cell) => {
      const reading = whole.read(cell);
      if (reading.state === 'unread') return SAID_BY_COLUMN;
      if (reading.state === 'empty') return reading;
      const parts = nameParts(String(reading.value));
      if (parts !== undefined) return { state: 'value', value: parts[part] };
      if (part === 'after') return SAID_BY_COLUMN;
      return {
        state: 'unread',
        notes: [{ code: 'nameNotSplit', severity: 'error', params: { shown: shownIn(cell) } }],
      };
    },
  };
}
