import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';
import { progressOf } from '../tally';

const useStyles = makeStyles({
  count: { ...typographyStyles.title3, margin: 0, fontVariantNumeric: 'tabular-nums' },
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The send as it goes: how many rows are settled, what holds it up, and a stop that leaves nothing half done. */
export function SendingStep({ flow }: { readonly flow: Extract<Flow, { step: 'sending' }> }) {
  const { words, formats, kind, cancel } = usePane();
  const styles = useStyles();
  const { run, waiting, cancelling, connection, answer } = flow;
  const { settled, all } = progressOf(run);
  const stop = (): void => {
    // A run that waits for her word hears nothing else.
    if (run.paused && answer) answer('stop');
    else cancel();
  };
  return (
    <StepFrame
      heading={words(`sending.heading.${connection.session.environment}`)}
      lead={words('sending.lead')}
      footer={
        <>
          {run.paused && answer && (
            <Button appearance="primary" size="large" onClick={() => answer('goOn')} data-testid="go-on">
              {words('sending.goOn')}
            </Button>
          )}
          <Button size="large" disabled={cancelling} onClick={stop} data-testid="cancel">
            {words(cancelling ? 'sending.cancelling' : 'sending.cancel')}
          </Button>
        </>
      }
    >
      <Section title={words(`record.${kind.id}`, { count: all })} testId="progress">
        <p className={styles.count} data-testid="progress-count">
          {words('sending.progress', { settled: formats.count(settled), all: formats.count(all) })}
        </p>
        <ProgressBar
          thickness="large"
          value={settled}
          max={Math.max(all, 1)}
          aria-label={words('sending.progress', { settled: formats.count(settled), all: formats.count(all) })}
        />
        <p className={styles.note}>{words('sending.note')}</p>
      </Section>
      {run.saving === 'byHer' && (
        <Notice intent="warning" testId="save-needed">
          {words('sending.saveNeeded')}
        </Notice>
      )}
      {run.paused && (
        <Notice intent="warning" testId="paused">
          {run.paused.reason === 'firstRows'
            ? words('sending.paused.firstRows', { count: run.paused.rows })
            : words('sending.paused.manyProblems', { rows: run.paused.rows, count: run.paused.problems })}
        </Notice>
      )}
      {waiting && (
        <Notice intent="warning" testId="waiting">
          {words(`sending.waiting.${waiting.reason}`, { count: waiting.seconds })}
        </Notice>
      )}
      {cancelling && (
        <Notice intent="info" testId="cancelling">
          {words('sending.cancelNote')}
        </Notice>
      )}
    </StepFrame>
  );
}
