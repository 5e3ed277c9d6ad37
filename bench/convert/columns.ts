import { RECORD_KINDS } from '../../src/core/catalogue';
import type { Field } from '../../src/core/catalogue/field';
import type { AccountSettings } from '../../src/core/kiva/account';
import type { Template } from '../../src/core/mapping/template';

/** The fourteen columns of every sheet: the field of a loan draft, and the header it stands under. */
export const COLUMNS = [
  { name: 'loanId', header: 'Loan ID' },
  { name: 'clientId', header: 'Client ID' },
  { name: 'firstName', header: 'First Name' },
  { name: 'lastName', header: 'Last Name' },
  { name: 'gender', header: 'Gender' },
  { name: 'amount', header: 'Loan Amount' },
  { name: 'currency', header: 'Currency' },
  { name: 'disbursalDate', header: 'Disbursal Date' },
  { name: 'description', header: 'Description' },
  { name: 'language', header: 'Language' },
  { name: 'loanUse', header: 'Loan Use' },
  { name: 'activity', header: 'Activity' },
  { name: 'location', header: 'Location' },
  { name: 'waiver', header: 'Waiver signed' },
] as const;

/** Name of a column, the same for all entrants. */
export type ColumnName = (typeof COLUMNS)[number]['name'];

/** Place of each column in the sheet's grids; the sheet's columns are A to N in this order. */
export const PLACE = Object.fromEntries(COLUMNS.map(({ name }, place) => [name, place])) as Record<ColumnName, number>;

/** The catalogue's field of a column. */
export function fieldOf(name: ColumnName): Field {
  const field = RECORD_KINDS.loanDraft.fields.find(({ id }) => id === `loanDraft.${name}`);
  if (field === undefined) throw new Error(`the catalogue has no field ${name}`);
  return field;
}

/** The mapping is given to every entrant: finding it is not what is measured. */
export const TEMPLATE: Template = {
  version: 3,
  id: 'bench',
  name: 'Bench',
  kind: 'loanDraft',
  bindings: COLUMNS.map(({ name, header }, column) => ({ field: `loanDraft.${name}`, header, column })),
  formats: {},
};

/** The account that every entrant converts for. */
export const ACCOUNT: AccountSettings = { csvFormat: 'two', amountExpected: 'cumulativePrincipal' };
