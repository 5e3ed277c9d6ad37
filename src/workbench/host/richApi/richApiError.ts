import { ModelError } from '../../model/modelError';

/** An error as a batch answers it: Excel's code, a sentence, and the member where it happened. */
export class RichApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location = '',
  ) {
    super(message);
    this.name = 'RichApiError';
  }
}

const MESSAGES: Readonly<Record<string, string>> = {
  ItemNotFound: "The requested resource doesn't exist.",
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidReference: 'This reference is not valid for the current operation.',
  ItemAlreadyExists: 'The resource being created already exists.',
  AccessDenied: 'You cannot perform the requested operation.',
  GeneralException: 'There was an internal error while processing the request.',
  NotImplemented: "The requested feature isn't implemented.",
  InvalidOperation: 'The operation attempted is invalid on the object.',
};

const HTTP_STATUS: Readonly<Record<string, number>> = {
  ItemNotFound: 404,
  ApiNotFound: 404,
  AccessDenied: 401,
  ItemAlreadyExists: 409,
  GeneralException: 500,
  NotImplemented: 501,
};

/** Stops the batch with one of Excel's codes. */
export const fail = (code: string, location: string, message = MESSAGES[code] ?? code): never => {
  throw new RichApiError(code, message, location);
};

/** The sentence that Excel gives with a code; the code itself when there is none. */
export const messageOf = (code: string): string => MESSAGES[code] ?? code;

/** The status that goes with a code; 400 when nothing else is known. */
export const statusOf = (code: string): number => HTTP_STATUS[code] ?? 400;

/** What was thrown, as a RichApiError; a fault of the host itself becomes a GeneralException that says so. */
export const asRichApiError = (thrown: unknown, location: string): RichApiError => {
  if (thrown instanceof RichApiError) return thrown;
  if (thrown instanceof ModelError) return new RichApiError(thrown.code, messageOf(thrown.code), location);
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new RichApiError('GeneralException', `workbench: ${trace}`, location);
};
