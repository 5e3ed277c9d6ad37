import { Fault, type FaultCode } from '../../ports/fault';

/** Excel's error codes (OfficeExtension.Error.code) that mean the same whatever was asked. */
const FAULT_OF: Readonly<Record<string, FaultCode>> = {
  InvalidOperationInCellEditMode: 'excelBusyEditing',
  InvalidOrTimedOutSession: 'excelSessionLost',
  AccessDenied: 'excelAccessDenied',
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  ActivityLimitReached: 'tooLarge',
  RangeExceedsLimit: 'tooLarge',
  OperationCellsExceedLimit: 'tooLarge',
};

/**
 * Excel's error as a Fault; `notFound` says what a missing thing means to this caller.
 * Only the code travels: Excel's messages can quote cells. What is no error of Excel's is a bug and comes back as it is.
 */
export function faultOf(error: unknown, notFound: FaultCode): unknown {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (code === 'ItemNotFound') return new Fault(notFound);
  const known = FAULT_OF[code];
  return known === undefined ? new Fault('excelRefused', { code }) : new Fault(known);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('debugInfo' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
