import { Button, Checkbox, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { StepFrame } from '../components/StepFrame';
import { usePane } from '../paneContext';
import { useLoaded } from '../useLoaded';
import { diagnosticText, RUNS_IN_FILE } from './diagnosticText';
import { HandOut } from './HandOut';
import { wordsInSheets } from './wordsInSheets';

const useStyles = makeStyles({
  preview: {
    margin: 0,
    padding: '12px',
    maxHeight: '320px',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface DiagnosticsViewProps {
  /** Newest first. */
  readonly runs: readonly LedgerRun[];
  readonly onBack: () => void;
}

/** A file for whoever helps her, shown whole before it leaves her hands. */
export function DiagnosticsView({ runs, onBack }: DiagnosticsViewProps) {
  const { ports, words } = usePane();
  const styles = useStyles();
  const [withLoanIds, setWithLoanIds] = useState(false);
  const load = useCallback(() => wordsInSheets(ports.workbook, runs.slice(0, RUNS_IN_FILE)), [ports, runs]);
  const { value: known } = useLoaded(load);
  const text = useMemo(
    () => (known === undefined ? undefined : diagnosticText(runs, ports, withLoanIds, known)),
    [runs, ports, withLoanIds, known],
  );
  return (
    <StepFrame
      heading={words('diagnostics.heading')}
      lead={words('diagnostics.lead', { count: Math.min(RUNS_IN_FILE, runs.length) })}
      footer={
        <Button onClick={onBack} data-testid="diagnostics-back">
          {words('back')}
        </Button>
      }
    >
      <Checkbox
        checked={withLoanIds}
        onChange={(_, { checked }) => setWithLoanIds(checked === true)}
        label={words('diagnostics.withLoanIds')}
        data-testid="with-loan-ids"
      />
      {text === undefined ? (
        <Spinner label={words('busy.loading')} />
      ) : (
        <>
          <pre
            className={styles.preview}
            data-testid="diagnostics-text"
            tabIndex={0}
            role="region"
            aria-label={words('diagnostics.heading')}
          >
            {text}
          </pre>
          <HandOut
            name={words('diagnostics.sheet')}
            text={text}
            rows={text.split('\n').map((line) => [line])}
            also="download"
          />
        </>
      )}
    </StepFrame>
  );
}
