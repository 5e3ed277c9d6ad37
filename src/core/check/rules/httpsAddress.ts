import { findingOf } from '../finding';
import type { RecordRule } from '../rule';

const HTTPS = /^https:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?$/i;

/** An address that is not https is a warning: a path on a disk is the usual mistake. */
export function httpsAddress(field: string): RecordRule {
  return ({ row, values }) => {
    const read = values.get(field);
    if (typeof read?.value !== 'string' || HTTPS.test(read.value)) return [];
    const params = { field, shown: read.value.slice(0, 60) };
    return [findingOf('addressNotHttps', 'warning', { row, cell: read.cell, field }, params)];
  };
}
