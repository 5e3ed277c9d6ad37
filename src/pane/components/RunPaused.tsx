import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { RunPause } from '../../core/send/events';
import type { Flow } from '../flow';
import { faultedRows, sentRows } from '../pausedRows';
import { usePane } from '../paneContext';
import { say } from '../say';
import { progressOf } from '../tally';
import { Notice } from './Notice';
import { Section } from './Section';
import { StepFrame } from './StepFrame';

/** Enough to see what is wrong. */
const SHOWN = 10;

const useStyles = makeStyles({
  list: {
    ...typographyStyles.body1,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
  },
  place: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground3 },
  names: { display: 'block' },
  values: { ...typographyStyles.body1Strong, display: 'block', fontVariantNumeric: 'tabular-nums' },
});

interface RunPausedProps {
  readonly flow: Extract<Flow, { step: 'sending' }>;
  readonly pause: RunPause;
  readonly answer: (word: 'goOn' | 'stop') => void;
}

/** The run waits for her word: one wrong column must not be sent for every row. */
export function RunPaused({ flow, pause, answer }: RunPausedProps) {
  const { words, formats } = usePane();
  const { run, checkup, connection } = flow;
  const { settled, all } = progressOf(run);
  const first = pause.reason === 'firstRows';
  const heading = first
    ? words('pause.firstRows.heading', { count: pause.rows })
    : words('pause.manyProblems.heading', { count: pause.problems, rows: pause.rows });
  return (
    <StepFrame
      heading={heading}
      lead={words(`environment.${connection.session.environment}.sentence`)}
      news="pause"
      footer={
        <>
          <Button appearance="primary" size="large" onClick={() => answer('goOn')} data-testid="go-on">
            {words(`pause.${pause.reason}.goOn`, { count: all - settled })}
          </Button>
          <Button size="large" onClick={() => answer('stop')} data-testid="stop-here">
            {words(`pause.${pause.reason}.stop`)}
          </Button>
        </>
      }
    >
      <Notice intent="warning" testId="paused">
        {first
          ? words(`pause.firstRows.look.${checkup.setup.kind.id}`, { month: formats.month(checkup.setup.month) })
          : words('pause.manyProblems.look')}
      </Notice>
      <Section title={words(`pause.${pause.reason}.rows`)} testId="paused-rows">
        {first ? <SentRows flow={flow} /> : <FaultedRows flow={flow} />}
      </Section>
      <span>{words('pause.waits')}</span>
    </StepFrame>
  );
}

function SentRows({ flow }: Pick<RunPausedProps, 'flow'>) {
  const { words, formats } = usePane();
  const styles = useStyles();
  const { run, checkup } = flow;
  return (
    <ul className={styles.list}>
      {sentRows(run, checkup.checked)
        .slice(0, SHOWN)
        .map(({ row, names, values }) => (
          <li key={row}>
            <span className={styles.place}>{words('checked.row', { row: formats.count(row + 1) })}</span>
            <span className={styles.names}>{names.join(' · ')}</span>
            <span className={styles.values}>
              {values
                .map((value) => (typeof value === 'number' ? formats.decimal(String(value)) : String(value)))
                .join(' · ')}
            </span>
          </li>
        ))}
    </ul>
  );
}

function FaultedRows({ flow }: Pick<RunPausedProps, 'flow'>) {
  const { words, formats } = usePane();
  const styles = useStyles();
  const faulted = faultedRows(flow.run, flow.connection.session.environment);
  return (
    <>
      <ul className={styles.list}>
        {faulted.slice(0, SHOWN).map(({ row, message }) => (
          <li key={row}>
            <span className={styles.place}>{words('checked.row', { row: formats.count(row + 1) })}</span>
            {say(words, message)}
          </li>
        ))}
      </ul>
      {faulted.length > SHOWN && <span>{words('skipped.more', { count: faulted.length - SHOWN })}</span>}
    </>
  );
}
