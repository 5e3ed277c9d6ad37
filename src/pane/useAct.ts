import { useCallback, useRef, useState } from 'react';
import { Fault } from '../ports/fault';
import type { FlowEvent } from './flow';
import type { Busy, Pane } from './paneContext';

/** What broke in the last action, and how to try that action again where that is allowed. */
export interface FaultShown {
  readonly fault: Fault;
  readonly retry?: () => void;
}

interface Acting {
  readonly act: Pane['act'];
  readonly busy: Busy | undefined;
  readonly faultShown: FaultShown | undefined;
  readonly dismissFault: () => void;
  /** For what breaks outside of an action: a Fault is shown, anything else is a bug. */
  readonly report: (thrown: unknown, retry?: () => void) => void;
}

/** One action at a time; its Fault is caught here and nowhere else, and a bug reaches the error boundary. */
export function useAct(tell: (event: FlowEvent) => void): Acting {
  const [busy, setBusy] = useState<Busy>();
  const [faultShown, setFaultShown] = useState<FaultShown>();
  const [bug, setBug] = useState<{ readonly thrown: unknown }>();
  const underWay = useRef(false);

  const report = useCallback<Acting['report']>((thrown, retry) => {
    if (thrown instanceof Fault) setFaultShown({ fault: thrown, ...(retry && { retry }) });
    else setBug({ thrown });
  }, []);

  const act = useCallback<Pane['act']>(
    (what, action, times) => {
      if (underWay.current) return;
      underWay.current = true;
      setBusy(what);
      setFaultShown(undefined);
      const rest = (): void => {
        underWay.current = false;
        setBusy(undefined);
      };
      action().then(
        (event) => {
          rest();
          if (event) tell(event);
        },
        (thrown: unknown) => {
          rest();
          report(thrown, times === 'onlyOnce' ? undefined : () => act(what, action));
        },
      );
    },
    [tell, report],
  );
  const dismissFault = useCallback(() => setFaultShown(undefined), []);
  if (bug) throw bug.thrown;
  return { act, busy, faultShown, dismissFault, report };
}
