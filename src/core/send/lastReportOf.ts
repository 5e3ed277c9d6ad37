import type { RecordKind } from '../catalogue/recordKind';
import { reportKey, type LastReport } from '../check/lastReport';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import type { LedgerRun } from './ledgerRun';
import type { SendContext } from './planSend';
import { standingOf, standingOfRow } from './standing';

/**
 * The amounts that Kiva took for the latest month before this one, as these runs remember them; a later value for a
 * record counts. Undefined where nothing was reported, or the kind is not reported monthly.
 */
export function lastReportOf(
  runs: readonly LedgerRun[],
  kind: RecordKind,
  { environment, partnerId, month }: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
): LastReport | undefined {
  if (!kind.monthly) return undefined;
  const earlier = runs.filter(
    (run) =>
      run.environment === environment &&
      run.partnerId === partnerId &&
      run.kind === kind.id &&
      run.month !== undefined &&
      run.month < month &&
      run.submissions.some((submission) => standingOf(submission) === 'accepted'),
  );
  const last = earlier.reduce(
    (latest, run) => (run.month !== undefined && run.month > latest ? run.month : latest),
    '',
  );
  const amounts = new Map<string, number>();
  const ordered = earlier.filter((run) => run.month === last).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  for (const { submissions } of ordered) {
    for (const submission of submissions) {
      if (standingOf(submission) !== 'accepted') continue;
      const { outcome, rows } = submission;
      const { byRow } = matchProblems(outcome === undefined ? [] : problemsOf(outcome.outcome), rows);
      rows.forEach(({ loanId, clientId, amount, fingerprint }, place) => {
        const isRefused = (byRow.get(place) ?? []).some(({ severity }) => severity === 'error');
        const isThere = !isRefused && standingOfRow(submission, fingerprint) === 'accepted';
        if (isThere && amount !== undefined) amounts.set(reportKey(loanId, clientId), amount);
      });
    }
  }
  return amounts.size === 0 ? undefined : { month: last, amounts };
}
