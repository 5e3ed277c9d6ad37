import type { Finding } from './finding';
import { NOTHING, type SheetIndex } from './rule';

/** An index for what is said once a sheet, at its first record; `said` is told how many records there are. */
export function firstRow(said: (row: number, count: number) => readonly Finding[]): SheetIndex {
  const rows = new Set<number>();
  return {
    add: ({ row }) => {
      rows.add(row);
      return NOTHING;
    },
    remove: ({ row }) => {
      rows.delete(row);
      return NOTHING;
    },
    findings: () => {
      let first: number | undefined;
      for (const row of rows) if (first === undefined || row < first) first = row;
      return first === undefined ? NOTHING : said(first, rows.size);
    },
  };
}

/** An index for what is said of the sheet's setup, whatever its rows. */
export function always(findings: readonly Finding[]): SheetIndex {
  return { findings: () => findings };
}
