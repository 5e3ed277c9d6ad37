import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useCallback } from 'react';
import { RECORD_KINDS } from '../../core/catalogue';
import { ticksWhereReadable } from '../actions/countTicks';
import type { SendReport } from '../actions/sendReport';
import { usePane } from '../paneContext';
import { useLoaded } from '../useLoaded';
import { Notice } from './Notice';

const useStyles = makeStyles({
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface TicksLineProps {
  readonly reports: readonly SendReport[];
  readonly resumed: boolean;
}

/** How many of the rows she ticked, and where; after a send a tick can only be older than what was sent. */
export function TicksLine({ reports, resumed }: TicksLineProps) {
  const { ports, words, formats } = usePane();
  const styles = useStyles();
  const load = useCallback(() => ticksWhereReadable(ports, words), [ports, words]);
  const { value: ticks } = useLoaded(load);
  return reports.map(({ runId, kind }) => {
    const counted = ticks?.get(runId);
    if (counted === undefined || counted.of === 0) return null;
    const column = words(RECORD_KINDS[kind].tickCode);
    const some = words('ticks.some', { ticked: formats.count(counted.ticked), of: formats.count(counted.of) });
    if (!resumed && counted.ticked > 0) {
      return (
        <Notice key={runId} intent="warning" testId="old-ticks">
          {words('ticks.old', { column, some })}
        </Notice>
      );
    }
    return (
      <p key={runId} className={styles.note} data-testid="ticks">
        {words('ticks.line', { column, some })}
      </p>
    );
  });
}
