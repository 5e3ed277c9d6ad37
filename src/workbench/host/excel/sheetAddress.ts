import { formatA1, type Area } from '../../model/area';

/** The sheet's name as an address needs it: quoted unless it is plain. */
export const quotedSheetName = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) ? name : `'${name.replace(/'/g, "''")}'`;

/** "Sheet1!A1:B2". */
export const fullAddress = (sheetName: string, area: Area): string => `${quotedSheetName(sheetName)}!${formatA1(area)}`;

/** "Sheet1!$A$1:$B$2", as a name's value is written. */
export const absoluteAddress = (sheetName: string, area: Area): string =>
  `${quotedSheetName(sheetName)}!${formatA1(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`)}`;

/** Takes "'My sheet'!A1" apart; the sheet is undefined when the address has none. */
export const splitAddress = (address: string): { readonly sheet: string | undefined; readonly local: string } => {
  const bang = address.lastIndexOf('!');
  if (bang < 0) return { sheet: undefined, local: address };
  const sheet = address.slice(0, bang).replace(/^'|'$/g, '').replace(/''/g, "'");
  return { sheet, local: address.slice(bang + 1) };
};
