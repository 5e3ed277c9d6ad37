import { FluentProvider, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ErrorBoundary } from './components/ErrorBoundary';
import { FaultBar } from './components/FaultBar';
import { PaneHeader } from './components/PaneHeader';
import { ScreenMessage } from './components/ScreenMessage';
import type { Flow } from './flow';
import { PaneProvider, type Pane } from './paneContext';
import type { PanePorts } from './panePorts';
import { ConnectStep } from './steps/ConnectStep';
import { usePaneTheme } from './theme';
import { usePaneState } from './usePaneState';

const loadLater = () => import('./steps/laterSteps');
const loadHistory = () => import('./history/HistoryView');
const HistoryView = lazy(async () => ({ default: (await loadHistory()).HistoryView }));
const LaterStep = lazy(async () => ({ default: (await loadLater()).LaterStep }));

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  hidden: { display: 'none' },
  fault: { padding: '12px 16px 0' },
  // Seen by screen readers alone.
  announcer: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface AppProps {
  readonly ports: PanePorts;
  /** BCP 47 tag of Office's own language. */
  readonly officeLanguage: string;
  /** Whether Office says that it is dark; undefined where it says nothing. */
  readonly officeIsDark?: boolean;
}

function busyWords({ busy, words }: Pane): string {
  return busy === undefined || busy === 'selecting' ? '' : words(`busy.${busy}`);
}

function environmentOf(flow: Flow) {
  if (flow.step === 'connect') return undefined;
  return flow.step === 'account' ? flow.session.environment : flow.connection.session.environment;
}

function Screens({ ports, officeLanguage }: Omit<AppProps, 'officeIsDark'>) {
  const styles = useStyles();
  const [inHistory, setInHistory] = useState(false);
  const showHistory = useCallback(() => setInHistory(true), []);
  const { pane, flow, faultShown, language, chooseLanguage } = usePaneState(ports, officeLanguage, showHistory);
  const connection = 'connection' in flow ? flow.connection : undefined;
  // A send under way may pause and ask: nothing may stand in front of it.
  const mayShowHistory = flow.step !== 'sending';
  const historyShown = inHistory && mayShowHistory;
  useEffect(() => {
    // While the link is good: a link that fails during a send must not leave the pane without its screens.
    void loadLater();
    void loadHistory();
  }, []);
  return (
    <PaneProvider value={pane}>
      <PaneHeader
        environment={environmentOf(flow)}
        language={language}
        onLanguage={chooseLanguage}
        {...(mayShowHistory && !historyShown && { onHistory: showHistory })}
      />
      {historyShown && (
        <main className={styles.main} data-testid="step-history">
          {faultShown && (
            <div className={styles.fault}>
              <FaultBar shown={faultShown} />
            </div>
          )}
          <Suspense fallback={<Spinner label={pane.words('busy.loading')} />}>
            <HistoryView connection={connection} onClose={() => setInHistory(false)} />
          </Suspense>
        </main>
      )}
      <main className={historyShown ? styles.hidden : styles.main} data-testid={`step-${flow.step}`}>
        {faultShown && (
          <div className={styles.fault}>
            <FaultBar shown={faultShown} />
          </div>
        )}
        <Suspense fallback={<Spinner label={pane.words('busy.loading')} />}>
          {flow.step === 'connect' ? <ConnectStep refused={flow.refused} /> : <LaterStep key={flow.step} flow={flow} />}
        </Suspense>
      </main>
      <div className={styles.announcer} role="status" aria-live="polite">
        {busyWords(pane)}
      </div>
    </PaneProvider>
  );
}

/** The whole pane; everything outside of it is handed in. */
export function App({ officeIsDark, ...rest }: AppProps) {
  const styles = useStyles();
  const theme = usePaneTheme(officeIsDark);
  return (
    <FluentProvider theme={theme}>
      {/* Not the provider's own class: menus would inherit it and cover the pane. */}
      <div className={styles.root}>
        <ErrorBoundary fallback={<ScreenMessage code="bug" language={rest.officeLanguage} reload />}>
          <Screens {...rest} />
        </ErrorBoundary>
      </div>
    </FluentProvider>
  );
}
