import { Button, Spinner } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import { Notice } from '../components/Notice';
import { StepFrame } from '../components/StepFrame';
import { UnknownCards } from '../components/UnknownCards';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { faultWords } from '../say';
import { useLoaded } from '../useLoaded';
import { DiagnosticsView } from './DiagnosticsView';
import { loadHistory } from './loadHistory';
import { ReceiptView } from './ReceiptView';
import { RunCard } from './RunCard';

/** Runs shown before she asks for more. */
const SHOWN = 20;

interface HistoryViewProps {
  /** Absent before she connected: then nothing can be decided. */
  readonly connection: Connection | undefined;
  readonly onClose: () => void;
}

type View =
  { readonly what: 'list' } | { readonly what: 'receipt'; readonly runId: string } | { readonly what: 'diagnostics' };

/** What was sent, by whom and where to, with its open cases; the way to receipts and the diagnostic file. */
export function HistoryView({ connection, onClose }: HistoryViewProps) {
  const { ports, words } = usePane();
  const [view, setView] = useState<View>({ what: 'list' });
  const [shown, setShown] = useState(SHOWN);
  const load = useCallback(() => loadHistory(ports, words), [ports, words]);
  const { value: known, fault, again } = useLoaded(load);
  const toList = (): void => setView({ what: 'list' });

  const runs = useMemo(() => known?.map(({ run }) => run) ?? [], [known]);
  if (view.what === 'diagnostics') return <DiagnosticsView runs={runs} onBack={toList} />;
  const receipt = view.what === 'receipt' ? known?.find(({ entry }) => entry.runId === view.runId) : undefined;
  if (receipt) return <ReceiptView entry={receipt.entry} onBack={toList} />;
  return (
    <StepFrame
      heading={words('history.heading')}
      lead={words('history.lead')}
      footer={
        <Button onClick={onClose} data-testid="close-history">
          {words('history.close')}
        </Button>
      }
    >
      {fault && <Notice intent="error">{faultWords(words, fault).title}</Notice>}
      {fault && <Button onClick={again}>{words('fault.retry')}</Button>}
      {!known && !fault && <Spinner label={words('busy.loading')} />}
      {connection && <UnknownCards connection={connection} />}
      {known?.length === 0 && <Notice intent="info">{words('history.none')}</Notice>}
      {known?.slice(0, shown).map((one) => (
        <RunCard
          key={one.entry.runId}
          known={one}
          onReceipt={() => setView({ what: 'receipt', runId: one.entry.runId })}
        />
      ))}
      {known && known.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN)}>{words('history.more')}</Button>
      )}
      {known && known.length > 0 && (
        <Button appearance="subtle" onClick={() => setView({ what: 'diagnostics' })} data-testid="open-diagnostics">
          {words('history.diagnostics')}
        </Button>
      )}
    </StepFrame>
  );
}
