import { SEND_SETTINGS } from '../../core/send/sendSettings';
import { KIVA_LINK_HOSTS, type LinkHost } from '../../core/writeBack/linkHosts';
import type { RowIdentity, Workbook } from '../../ports/workbook';
import { createClaims } from './claims';
import { flushResults } from './flushResults';
import { identityIn, type HeaderLayout } from './headerLayout';
import { readHiddenRows } from './hiddenRows';
import { watchEdits } from './onEdited';
import { readOutline } from './outline';
import { readSheet } from './readSheet';
import { readSheetNames } from './sheetNames';
import { findResultColumns, lookForColumns } from './resultColumns';
import { isWorkbookSaved, saveWorkbook } from './saveWorkbook';
import { selectCell } from './selectCell';
import { readSelectedNumber } from './selectedNumber';
import { NATIVE_LINKS, type LinkPolicy } from './sheetLinks';
import { clearMarks, readMarks } from './standingMarks';
import { tickedRows } from './tickedRows';
import { writeSheet } from './writeSheet';

/**
 * The workbook that is open in Excel; remembers the header row of each sheet it made result columns in.
 * `linkHosts` is asked at every flush which hosts an address may lead to as a link.
 */
export function createExcelWorkbook(
  linkHosts: () => readonly LinkHost[] = () => KIVA_LINK_HOSTS,
  claimMinutes: number = SEND_SETTINGS.claimMinutes,
): Workbook {
  const layouts = new Map<string, HeaderLayout>();
  const ownColumns = new Map<string, readonly number[]>();
  const rooms = new Map<string, LinkPolicy['room']>();
  const linksOf = (sheetId: string): LinkPolicy => {
    const room = rooms.get(sheetId) ?? { native: NATIVE_LINKS };
    rooms.set(sheetId, room);
    return { hosts: linkHosts(), room };
  };
  const placeIn = (sheetId: string, identity: RowIdentity) => {
    const layout = layouts.get(sheetId);
    return { sheetId, identity: identityIn(layout, identity), layout };
  };
  return {
    outline: readOutline,
    sheets: readSheetNames,
    read: readSheet,
    select: selectCell,
    selectedNumber: readSelectedNumber,
    resultColumns: async (sheetId, headerRow, headers) => {
      const { columns, layout } = await findResultColumns(sheetId, headerRow, headers);
      layouts.set(sheetId, layout);
      ownColumns.set(sheetId, columns);
      return columns;
    },
    knownColumns: async (sheetId, headerRow, headers) => {
      const { places, texts } = await lookForColumns(sheetId, headerRow, headers);
      if (places.includes(-1)) return undefined;
      layouts.set(sheetId, { headerRow, texts });
      return places;
    },
    flush: (sheetId, identity, columns, rows) => {
      const where = { ...placeIn(sheetId, identity), resultColumns: columns };
      return flushResults({ ...where, rows, links: linksOf(sheetId) });
    },
    marks: (sheetId, identity, resultColumns) => readMarks({ ...placeIn(sheetId, identity), resultColumns }),
    clearMarks: (sheetId, identity, resultColumns, rows) =>
      clearMarks({ ...placeIn(sheetId, identity), resultColumns }, rows),
    save: saveWorkbook,
    isSaved: isWorkbookSaved,
    hiddenRows: readHiddenRows,
    ticks: tickedRows,
    writeSheet,
    ...createClaims(claimMinutes),
    onEdited: (listener) => watchEdits(ownColumns, listener),
  };
}
