/** The world broke: thrown by adapters only, caught once per user action; words under `fault.<code>`. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    /** Values for the words; never a secret, never a borrower's text. */
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'Fault';
  }
}

/** Closed list, so that a code without words fails a test. */
export type FaultCode =
  | 'excelBusyEditing'
  | 'excelSessionLost'
  | 'excelAccessDenied'
  | 'sheetGone'
  | 'sheetProtected'
  | 'sheetEmpty'
  | 'tooLarge'
  | 'excelRefused'
  | 'relayUnreachable'
  | 'relayRefused'
  | 'ledgerUnreadable'
  | 'anotherPaneSends'
  | 'journalUnavailable';
