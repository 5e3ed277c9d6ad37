import { rowCount } from '../../core/check/recordRows';
import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { RECORD_KINDS } from '../../core/catalogue';
import type { StopReason } from '../../core/send/events';
import { planWriteBack, unmatchedProblems } from '../../core/writeBack/planWriteBack';
import { unfinishedRuns } from '../actions/unfinished';
import { rewrite } from '../actions/rewrite';
import { unsettledIn, type SendReport } from '../actions/sendReport';
import { LostRows } from '../components/LostRows';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { StatusCounts } from '../components/StatusCounts';
import { StepFrame } from '../components/StepFrame';
import { TicksLine } from '../components/TicksLine';
import { UnknownCards } from '../components/UnknownCards';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';
import { faultWords } from '../say';
import { countStatuses } from '../tally';

const useStyles = makeStyles({
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** A person found them in PA2: they ask nothing more of the sheet, and are to be finalised like the others. */
const FOUND = 'status.foundInPa2';

const writesOf = (report: SendReport) =>
  planWriteBack({ ...report.run, plan: { ...report.run.plan, skipped: [] } }, report.environment);

/** Whether Kiva took a row of this report, with or without a word against it. */
const tookSome = (report: SendReport): boolean => {
  const taken: readonly string[] = [RECORD_KINDS[report.kind].sentCode, 'status.sentWithWarning', FOUND];
  return countStatuses(writesOf(report)).some(({ code }) => taken.includes(code));
};

/** How the send ended: a count for every outcome, what nobody knows, and what a person still does in PA2. */
export function DoneStep({ flow }: { readonly flow: Extract<Flow, { step: 'done' }> }) {
  const { ports, words, formats, tell, act, busy, showHistory } = usePane();
  const styles = useStyles();
  const { connection, checkup, reports, resumed } = flow;
  const behind = checkup ? rowCount(checkup.checked.records) - rowCount(checkup.checked.sendable) : 0;
  const counts = countStatuses(reports.flatMap(writesOf));
  const has = (code: string): boolean => counts.some((counted) => counted.code === code);
  const lost = reports.flatMap((report) => report.lost);
  const stops = [...new Set(reports.flatMap(({ run }) => (run.stopped ? [run.stopped] : [])))];
  const other = reports.flatMap(({ run }) => run.stoppedBy ?? [])[0];
  const refusal = reports.flatMap((report) => report.refusal ?? [])[0];
  const stopText = (reason: StopReason): string => {
    if (reason === 'unauthorised' && refusal !== undefined) {
      const { status, missingScope: scope } = refusal;
      return scope === undefined
        ? words('stopped.refusedByKiva', { status })
        : words('stopped.scopeMissing', { status, scope });
    }
    if (resumed && reason === 'cancelled') return words('unfinished.stopped');
    if (reason !== 'otherSender' || other === undefined) return words(`stopped.${reason}`);
    const { initials, at } = other;
    const sender = initials === '' ? { context: 'plain' } : { initials };
    return words('stopped.otherSenderSince', { at: formats.moment(at), ...sender });
  };
  const good = reports.map(({ kind }) => RECORD_KINDS[kind].sentCode);
  const kindsTaken = [...new Set(reports.filter(tookSome).map(({ kind }) => kind))];
  const problems = reports.flatMap(({ run }) => unmatchedProblems(run));
  const allSent = counts.length > 0 && counts.every(({ code }) => good.some((sent) => sent === code));
  const clean = allSent && behind === 0 && stops.length === 0 && problems.length === 0;
  const findOut = (): void =>
    act('asking', async () => ({
      type: 'unfinishedFound',
      runs: await unfinishedRuns(ports, connection.session),
    }));

  return (
    <StepFrame
      heading={words(resumed ? 'done.headingResumed' : clean ? 'done.headingClean' : 'done.heading')}
      lead={resumed ? words('done.leadResumed') : checkup?.setup.outline.sheetName}
      footer={
        <Button
          appearance="primary"
          size="large"
          disabled={busy !== undefined}
          onClick={() => tell({ type: 'startedAgain' })}
          data-testid="start-again"
        >
          {words('done.again')}
        </Button>
      }
    >
      {stops.map((reason) => (
        <Notice key={reason} intent="warning" testId={`stopped-${reason}`}>
          {stopText(reason)}
        </Notice>
      ))}
      {stops.includes('unauthorised') && (
        // Where a right is missing, no other audience would give it.
        <Button
          onClick={() =>
            tell({ type: 'disconnected', ...(refusal && refusal.missingScope === undefined && { refused: true }) })
          }
          data-testid="reconnect"
        >
          {words('account.again')}
        </Button>
      )}
      {reports.map(
        ({ runId, interrupted }) =>
          interrupted && (
            <Notice key={runId} intent="error" testId="interrupted">
              {words('done.interrupted')} {faultWords(words, interrupted).body}
            </Notice>
          ),
      )}
      <Section title={words('done.results')} testId="results">
        <StatusCounts counts={counts} good={[...good, FOUND]} />
        {reports.some(({ place }) => place) && <p className={styles.note}>{words('done.beside')}</p>}
      </Section>
      {behind > 0 && (
        <Notice intent="warning" testId="stayed-behind">
          {words('done.behind', { count: behind })}
        </Notice>
      )}
      {has('status.unknown') && (
        <Notice intent="warning" testId="unknown-explained">
          {words('done.unknown')}
        </Notice>
      )}
      <UnknownCards connection={connection} />
      {reports.map(
        (report) =>
          report.unwritten.length > 0 && (
            <Section key={report.runId} title={words('done.unwritten.title')} testId="unwritten">
              <p className={styles.note}>{words('done.unwritten.text')}</p>
              <Button
                disabled={busy !== undefined}
                onClick={() => act('writing', () => rewrite(ports, words, report))}
                data-testid="write-again"
              >
                {busy === 'writing' ? (
                  <Spinner size="tiny" label={words('busy.writing')} />
                ) : (
                  words('done.unwritten.button')
                )}
              </Button>
            </Section>
          ),
      )}
      {reports.some(({ run }) => unsettledIn(run).length > 0) && (
        <Section title={words('done.unsettled.title')} testId="unsettled">
          <p className={styles.note}>{words('done.unsettled.text')}</p>
          <Button disabled={busy !== undefined} onClick={findOut} data-testid="find-out-later">
            {words('unfinished.button')}
          </Button>
        </Section>
      )}
      {problems.length > 0 && (
        <Section title={words('done.problems')} testId="unmatched-problems">
          {problems.map(({ problem: { loanId, details, code } }, at) => (
            <p key={at} className={styles.note}>
              {loanId} {details} {code}
            </p>
          ))}
        </Section>
      )}
      {lost.length > 0 && <LostRows lost={lost} />}
      {kindsTaken.map((kind) => (
        <Notice key={kind} intent="info" testId="reminder">
          {words(`done.reminder.${kind}`)}
        </Notice>
      ))}
      {kindsTaken.length > 0 && <TicksLine reports={reports} resumed={resumed} />}
      <Button appearance="subtle" onClick={showHistory} data-testid="done-history">
        {words('history.open')}
      </Button>
    </StepFrame>
  );
}
