import type { AccountSettings } from '../core/kiva/account';
import { lacksLoanColumn } from './instalmentColumns';
import type { SheetSetup } from './setup';
import { asksPartner } from './templatePartner';

/** What has to be answered on the sheet step before it can be checked. */
export type Requirement = { readonly field: string } | { readonly asks: 'partner' | 'amountMeaning' | 'rowFilter' };

/** Whether a field needs a column, for this kind of record and this account. */
export function isRequired(setup: SheetSetup, account: AccountSettings, field: string): boolean {
  const need = setup.kind.fields.find(({ id }) => id === field)?.need;
  return need === 'required' || setup.kind.recordKey[account.csvFormat].includes(field);
}

/** Fields that are advised and have no column, in the order of the catalogue; repeated ones are counted elsewhere. */
export function lackingFields({ kind, mapping, constants }: SheetSetup): readonly string[] {
  return kind.fields
    .filter(
      ({ id, need, repeats }) =>
        need === 'advised' && repeats !== true && mapping[id] === undefined && constants?.[id] === undefined,
    )
    .map(({ id }) => id);
}

/** Whether this kind's amounts can mean several things: those of a monthly report with a total do. */
export function asksAmountMeaning(setup: SheetSetup): boolean {
  return setup.kind.monthly && setup.kind.totalField !== undefined;
}

/** Whether rows are to be left out by a column that is no longer in the sheet: nobody knows which rows then. */
export function isFilterLost({ rowFilter, columns }: Pick<SheetSetup, 'rowFilter' | 'columns'>): boolean {
  if (rowFilter === undefined) return false;
  return !columns.some(({ column, header }) => column === rowFilter.column && header === rowFilter.header);
}

/** Everything that is still to be answered, in the order of the screen. */
export function unanswered(setup: SheetSetup, account: AccountSettings): readonly Requirement[] {
  const fields = setup.kind.fields
    .filter(({ id }) => isRequired(setup, account, id) && setup.mapping[id] === undefined)
    .map(({ id }) => ({ field: id }));
  const meaning = asksAmountMeaning(setup) && setup.amountMeaning === undefined;
  return [
    ...(asksPartner(setup) ? [{ asks: 'partner' as const }] : []),
    ...fields,
    ...(lacksLoanColumn(setup.instalments) ? [{ field: 'instalment.loanId' }] : []),
    ...(meaning ? [{ asks: 'amountMeaning' as const }] : []),
    ...(isFilterLost(setup) ? [{ asks: 'rowFilter' as const }] : []),
  ];
}
