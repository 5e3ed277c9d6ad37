/** What a workbook refuses, under the code that Excel's API gives for it. */
export class ModelError extends Error {
  constructor(
    readonly code: ModelErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ModelError';
  }
}

/** Excel's own error codes, as far as a workbook model raises them. */
export type ModelErrorCode =
  'InvalidArgument' | 'ItemNotFound' | 'ItemAlreadyExists' | 'AccessDenied' | 'InvalidOperation' | 'InvalidReference';
