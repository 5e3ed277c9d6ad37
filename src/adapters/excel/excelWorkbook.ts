import type { Workbook } from '../../ports/workbook';
import { flushResults } from './flushResults';
import type { HeaderLayout } from './headerLayout';
import { watchEdits } from './onEdited';
import { readOutline } from './outline';
import { readSheet } from './readSheet';
import { findResultColumns } from './resultColumns';
import { selectCell } from './selectCell';

/** The workbook that is open in Excel; remembers the header row of each sheet it made result columns in. */
export function createExcelWorkbook(): Workbook {
  const layouts = new Map<string, HeaderLayout>();
  const ownColumns = new Map<string, readonly number[]>();
  return {
    outline: readOutline,
    read: readSheet,
    select: selectCell,
    resultColumns: async (sheetId, headerRow, headers) => {
      const { columns, layout } = await findResultColumns(sheetId, headerRow, headers);
      layouts.set(sheetId, layout);
      ownColumns.set(sheetId, columns);
      return columns;
    },
    flush: (sheetId, identity, columns, rows) =>
      flushResults({ sheetId, identity, resultColumns: columns, rows, layout: layouts.get(sheetId) }),
    onEdited: (listener) => watchEdits(ownColumns, listener),
  };
}
