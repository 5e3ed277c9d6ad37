import { useState } from 'react';
import type { ChangedRow } from '../core/send/plan';
import { plan as planAgain } from './actions/plan';
import { confirmationOf, type Confirmation, type Given } from './confirmation';
import type { Flow } from './flow';
import { loadInitials, saveInitials } from './initials';
import { usePane } from './paneContext';

interface Confirming {
  readonly given: Given;
  readonly confirmation: Confirmation;
  readonly change: (change: Partial<Given>) => void;
  /** Rows that changed since they were sent, in the order of the sheet, also those that go out a second time. */
  readonly changed: readonly ChangedRow[];
  readonly second: ReadonlySet<string>;
  /** Makes the plan anew with second ones of the records with these keys. */
  readonly chooseSecond: (second: ReadonlySet<string>) => void;
}

const NOTHING: Omit<Given, 'initials'> = { total: '', reason: '', isThisMonths: false };

/** What she fills in on the last screen before a send, and what of it is still open. */
export function useConfirmation(flow: Extract<Flow, { step: 'confirm' }>): Confirming {
  const { ports, formats, act } = usePane();
  const { connection, checkup, plan, lookedInPa2 } = flow;
  const { session } = connection;
  const { setup, checked } = checkup;
  const [given, setGiven] = useState<Given>(() => ({ ...NOTHING, initials: loadInitials(ports.preferences) }));
  const [seconds, setSeconds] = useState<readonly ChangedRow[]>([]);
  const changed = [...plan.changed, ...seconds].sort((a, b) => a.row - b.row);
  return {
    given,
    confirmation: confirmationOf(given, plan, setup.kind, session.environment, formats.decimalMark),
    change: (change) => {
      if (change.initials !== undefined) saveInitials(ports.preferences, change.initials);
      setGiven((before) => ({ ...before, ...change }));
    },
    changed,
    second: new Set(seconds.map(({ key }) => key)),
    chooseSecond: (second) =>
      act('planning', async () => {
        const planned = await planAgain(ports, { session, setup, checked }, { second, lookedInPa2 });
        setSeconds(changed.filter(({ key }) => second.has(key)));
        return planned;
      }),
  };
}
