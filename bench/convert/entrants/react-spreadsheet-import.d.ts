/** The library declares its component alone; these are the functions that the component calls. */
declare module 'react-spreadsheet-import/dist/steps/MatchColumnsStep/utils/setColumn' {
  export function setColumn(column: object, field: object | undefined): object;
}
declare module 'react-spreadsheet-import/dist/steps/MatchColumnsStep/utils/normalizeTableData' {
  export function normalizeTableData(
    columns: readonly object[],
    rows: readonly (readonly string[])[],
    fields: readonly object[],
  ): object[];
}
declare module 'react-spreadsheet-import/dist/steps/ValidationStep/utils/dataMutations' {
  export function addErrorsAndRunHooks<Entry, AddError>(
    table: Entry[],
    fields: readonly object[],
    rowHook: (entry: Entry, addError: AddError) => Entry,
  ): Promise<Entry[]>;
}
