import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { byCell, EMPTY, shownIn, unread, valueOf, type CellReading, type ReaderFactory } from '../reading';

/** RFC 3986: a host with a dot, then only what may stand in an address without being encoded. */
const HTTPS =
  /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#](?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9a-f]{2})*)?$/i;

/** Addresses that anybody can open by https; anything else, a path on a disk above all, is left out with a warning. */
export const webAddressReader: ReaderFactory = byCell(readAddress);

function readAddress(cell: Cell): CellReading {
  if (isErrorCell(cell)) return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  const address = String(cell.value).trim();
  if (HTTPS.test(address)) return valueOf(address);
  return {
    state: 'unread',
    notes: [{ code: 'addressNotHttps', severity: 'warning', params: { shown: shownIn(cell) } }],
  };
}
