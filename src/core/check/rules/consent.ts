import { addressOf } from '../../cell/a1';
import { findingOf } from '../finding';
import { firstRow } from '../firstRow';
import { NOTHING, type RecordRule, type SheetRule } from '../rule';

/** A photo or a story of a borrower who did not sign the waiver must not leave: an error on the waiver's cell. */
export function consentFor(waiver: string, shared: readonly string[]): RecordRule {
  return ({ row, values }) => {
    const signed = values.get(waiver);
    const field = shared.find((id) => values.has(id));
    const given = values.get(field ?? '');
    if (signed?.value !== false || field === undefined || given === undefined) return NOTHING;
    const params = { field: waiver, other: field, otherCell: given.cell === undefined ? '' : addressOf(given.cell) };
    return [findingOf('waiverNotSigned', 'error', { row, cell: signed.cell, field: waiver }, params)];
  };
}

/** Without a column for the waiver nobody knows who signed: nothing is sent in its place, and the sheet is warned once. */
export function consentKnown(waiver: string): SheetRule {
  return ({ cellOf }) =>
    firstRow((row, count) =>
      cellOf(waiver, row) === undefined
        ? [findingOf('waiverUnknown', 'warning', { field: waiver }, { field: waiver, count })]
        : NOTHING,
    );
}
