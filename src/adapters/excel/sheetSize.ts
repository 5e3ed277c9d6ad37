/** Rows of an Excel sheet. */
export const SHEET_ROWS = 1_048_576;
/** Columns of an Excel sheet. */
export const SHEET_COLUMNS = 16_384;
