import { RECORD_KINDS } from '../../../src/core/catalogue';
import { atOnce } from '../../../src/core/check/atOnce';
import { IncrementalCheck } from '../../../src/core/check/incrementalCheck';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import { bodyTexts } from '../../../src/core/submission/buildSubmissions';
import { ACCOUNT, TEMPLATE } from '../columns';
import type { Convert } from '../product';
import { referenceLists } from '../reference';

const REFERENCE = referenceLists();

/** The core as the pane calls it, all its rules included, up to the bodies; who sends them, and how often, is another matter for everybody. */
export const ours: Convert = (snapshot, today) => {
  const kind = RECORD_KINDS.loanDraft;
  const applied = applyTemplate(TEMPLATE, snapshot.columns);
  const surroundings = { reference: REFERENCE, ...(today !== undefined && { today }) };
  const check = new IncrementalCheck([kind, TEMPLATE, applied, snapshot, ACCOUNT, surroundings]);
  atOnce(check.steps());
  const checked = check.checked();
  // Drafts go out one a call: a record's text is the body.
  const bodies = bodyTexts(kind, checked.sendable);
  const rows = checked.sendable.map(({ row }) => row);
  const findings = checked.findings.map(({ severity, code, params: { cell } }) =>
    typeof cell === 'string' ? { severity, code, cell } : { severity, code },
  );
  return { bodies, rows, findings, kept: check };
};
