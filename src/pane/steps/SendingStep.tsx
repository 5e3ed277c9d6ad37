import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { Notice } from '../components/Notice';
import { RunPaused } from '../components/RunPaused';
import { SaveNeeded } from '../components/SaveNeeded';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';
import { recordsText } from '../recordsText';
import { progressOf } from '../tally';

const useStyles = makeStyles({
  count: { ...typographyStyles.title3, margin: 0, fontVariantNumeric: 'tabular-nums' },
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The send as it goes: what it needs of her, how many rows are settled, what holds it up, and a stop that leaves nothing half done. */
export function SendingStep({ flow }: { readonly flow: Extract<Flow, { step: 'sending' }> }) {
  const { words, formats, cancel } = usePane();
  const styles = useStyles();
  const { run, waiting, cancelling, connection, checkup, answer } = flow;
  if (run.saving === 'byHer') return <SaveNeeded sheetName={checkup.setup.outline.sheetName} cancelling={cancelling} />;
  if (run.paused && answer) return <RunPaused flow={flow} pause={run.paused} answer={answer} />;
  const { settled, all } = progressOf(run);
  return (
    <StepFrame
      heading={words(`sending.heading.${connection.session.environment}`)}
      lead={words('sending.lead')}
      footer={
        <Button size="large" disabled={cancelling} onClick={cancel} data-testid="cancel">
          {words(cancelling ? 'sending.cancelling' : 'sending.cancel')}
        </Button>
      }
    >
      <Section title={recordsText(words, checkup.setup.kind.id, run.plan.submissions)} testId="progress">
        <p className={styles.count} data-testid="progress-count">
          {words('sending.progress', { settled: formats.count(settled), all: formats.count(all) })}
        </p>
        <ProgressBar
          thickness="large"
          value={settled}
          max={Math.max(all, 1)}
          aria-label={words('sending.progress', { settled: formats.count(settled), all: formats.count(all) })}
        />
        <p className={styles.note}>{words(run.saving === 'now' ? 'saving.now' : 'sending.note')}</p>
      </Section>
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
