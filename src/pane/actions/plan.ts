import { mappingText } from '../../core/mapping/mappingText';
import { mergeRuns } from '../../core/send/mergeRuns';
import { planSend } from '../../core/send/planSend';
import { loadAccount } from '../accounts';
import type { FlowEvent } from '../flow';
import { hiddenCounts } from '../hiddenCounts';
import type { PanePorts } from '../panePorts';
import { rowsBelow } from '../resultPlace';
import type { SendJob } from './send';
import { unexplainedMarks } from './unexplainedMarks';

type PlanPorts = Pick<PanePorts, 'workbook' | 'ledger' | 'journal' | 'preferences' | 'hash' | 'ids'>;

/** What she has said before the plan is made. */
export interface PlanWishes {
  /** Keys of changed records of which she wants a second one at Kiva. */
  readonly second?: ReadonlySet<string>;
  /** The sheet carries results that nobody remembers, and she has looked in PA2. */
  readonly lookedInPa2?: boolean;
}

/**
 * Makes the plan that the person confirms: what the workbook and this browser say was accepted, or may have been, stays
 * out. Where the workbook's record of earlier sends is gone it asks first.
 */
export async function plan(
  { workbook, ledger, journal, preferences, hash, ids }: PlanPorts,
  { session, setup, checked }: Omit<SendJob, 'plan'>,
  { second, lookedInPa2 = false }: PlanWishes = {},
): Promise<FlowEvent> {
  const { environment, partnerId } = session;
  const account = loadAccount(preferences, environment, partnerId);
  const context = {
    environment,
    partnerId,
    month: setup.month,
    templateId: setup.template?.id ?? '',
    ...(setup.template && { mapping: await hash(mappingText(setup.template)) }),
    laterReport: account?.laterReport ?? 'unknown',
    groupIds: account?.groupIds ?? 'group',
    ...(second !== undefined && { second }),
  } as const;
  const ledgerRuns = await ledger.runs();
  const runs = mergeRuns(ledgerRuns, await journal.runs());
  const marks = lookedInPa2 ? 0 : await unexplainedMarks(workbook, session, setup, ledgerRuns, runs);
  if (marks > 0) return { type: 'recordMissed', marks };
  const planned = await planSend(checked, context, runs, hash, ids);
  const { firstRow, lastRow } = rowsBelow(setup.outline, setup.headerRow);
  const hidden = await workbook.hiddenRows(setup.outline.sheetId, firstRow, lastRow);
  return { type: 'planned', plan: planned, hidden: hiddenCounts(hidden, planned, checked) };
}
