import { mappingText } from '../../core/mapping/mappingText';
import { planSend } from '../../core/send/planSend';
import { loadAccount } from '../accounts';
import type { FlowEvent } from '../flow';
import { hiddenCounts } from '../hiddenCounts';
import type { PanePorts } from '../panePorts';
import { placeOf, rowsBelow } from '../resultPlace';
import { allRuns } from './allRuns';
import type { SendJob } from './send';
import { countUnexplained } from './countUnexplained';

type PlanPorts = Pick<PanePorts, 'workbook' | 'ledger' | 'journal' | 'preferences' | 'hash' | 'ids' | 'clock'>;

/** What she has said before the plan is made. */
export interface PlanWishes {
  /** Keys of changed records of which she wants a second one at Kiva. */
  readonly second?: ReadonlySet<string>;
  /** The sheet carries results that nobody remembers, and she has looked in PA2. */
  readonly lookedInPa2?: boolean;
}

/**
 * Makes the plan that the person confirms: what the workbook and this browser say was accepted, or may have been, stays
 * out. Where rows that would go out carry results of a send that nobody remembers it asks first.
 */
export async function plan(
  { workbook, ledger, journal, preferences, hash, ids, clock }: PlanPorts,
  { session, setup, checked }: Omit<SendJob, 'plan'>,
  { second, lookedInPa2 = false }: PlanWishes = {},
): Promise<FlowEvent> {
  const { environment, partnerId } = session;
  const account = loadAccount(preferences, environment, partnerId);
  const context = {
    environment,
    partnerId,
    month: setup.month,
    today: clock.today(),
    templateId: setup.template?.id ?? '',
    ...(setup.template && { mapping: await hash(mappingText(setup.template)) }),
    laterReport: account?.laterReport ?? 'unknown',
    groupIds: account?.groupIds ?? 'group',
    ...(second !== undefined && { second }),
  } as const;
  const runs = await allRuns({ ledger, journal });
  const planned = await planSend(checked, context, runs, hash, ids);
  if (!lookedInPa2) {
    const keys = new Set(planned.submissions.flatMap(({ rows }) => rows.map(({ key }) => key)));
    const marks = await countUnexplained(workbook, session, placeOf(setup, checked), keys, runs);
    if (marks > 0) return { type: 'recordMissed', marks };
  }
  const { firstRow, lastRow } = rowsBelow(setup.outline, setup.headerRow);
  const hidden = await workbook.hiddenRows(setup.outline.sheetId, firstRow, lastRow);
  return { type: 'planned', plan: planned, hidden: hiddenCounts(hidden, planned, checked) };
}
