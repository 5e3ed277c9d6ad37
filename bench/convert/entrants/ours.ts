import { RECORD_KINDS } from '../../../src/core/catalogue';
import { checkSheet } from '../../../src/core/check/checkSheet';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import { buildSubmissions, recordShare } from '../../../src/core/submission/buildSubmissions';
import { ACCOUNT, TEMPLATE } from '../columns';
import type { Convert } from '../product';
import { REFERENCE } from '../reference';

/** The core as the pane calls it, all its rules included; hashes are handed in, so they are left out for everybody. */
export const ours: Convert = (snapshot, today) => {
  const kind = RECORD_KINDS.loanDraft;
  const applied = applyTemplate(TEMPLATE, snapshot.columns);
  const surroundings = { reference: REFERENCE, ...(today !== undefined && { today }) };
  const checked = checkSheet(kind, TEMPLATE, applied, snapshot, ACCOUNT, surroundings);
  let count = 0;
  const submissions = buildSubmissions(
    kind,
    { environment: 'sandbox', partnerId: '1', month: '2025-03' },
    checked.sendable.map((record) => recordShare(kind, record, { fingerprint: '', content: '' })),
    () => String(count++),
  );
  const bodies: string[] = [];
  const rows: number[] = [];
  for (const submission of submissions) {
    bodies.push(submission.body);
    for (const { row } of submission.rows) rows.push(row);
  }
  const findings = checked.findings.map(({ severity, code, params: { cell } }) =>
    typeof cell === 'string' ? { severity, code, cell } : { severity, code },
  );
  return { bodies, rows, findings };
};
