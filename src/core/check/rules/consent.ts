import { addressOf } from '../../cell/a1';
import { findingOf } from '../finding';
import { always, firstRow } from '../firstRow';
import { NOTHING, type RecordRule, type SheetRule } from '../rule';
import { valueUnder } from '../rowValues';

/** A photo or a story of a borrower who did not sign the waiver must not leave: an error on the waiver's cell. */
export function consentFor(waiver: string, shared: readonly string[]): RecordRule {
  const signedIn = valueUnder(waiver);
  return ({ row, values }) => {
    if (signedIn(values) !== false) return NOTHING;
    const field = shared.find((id) => values.has(id));
    const given = values.get(field ?? '');
    if (field === undefined || given === undefined) return NOTHING;
    const params = { field: waiver, other: field, otherCell: given.cell === undefined ? '' : addressOf(given.cell) };
    return [findingOf('waiverNotSigned', 'error', { row, cell: values.get(waiver)?.cell, field: waiver }, params)];
  };
}

/** Without a column for the waiver nobody knows who signed: nothing is sent in its place, and the sheet is warned once. */
export function consentKnown(waiver: string): SheetRule {
  return ({ cellOf }) =>
    cellOf(waiver, 0) === undefined
      ? firstRow((_, count) => [findingOf('waiverUnknown', 'warning', { field: waiver }, { field: waiver, count })])
      : always(NOTHING);
}
