import { useCallback, useEffect, useState } from 'react';
import { Fault } from '../ports/fault';

/** What was read for a view: nothing yet, a value, or the Fault of the last try. */
export interface Loaded<Value> {
  readonly value?: Value;
  readonly fault?: Fault;
  readonly again: () => void;
}

/** Reads something when a view appears and whenever it is asked again; anything but a Fault is a bug. `load` stays the same. */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [turn, setTurn] = useState(0);
  const [outcome, setOutcome] = useState<{ readonly value: Value } | { readonly thrown: unknown }>();
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => {
        if (wanted) setOutcome({ value });
      },
      (thrown: unknown) => {
        if (wanted) setOutcome({ thrown });
      },
    );
    return () => {
      wanted = false;
    };
  }, [load, turn]);
  if (outcome === undefined) return { again };
  if ('value' in outcome) return { value: outcome.value, again };
  if (!(outcome.thrown instanceof Fault)) throw outcome.thrown;
  return { fault: outcome.thrown, again };
}
