import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { createWords } from '../locales';
import { Fault } from '../ports/fault';
import type { SheetEdit } from '../ports/workbook';
import { followedEdit, recheckCells } from './actions/recheckCells';
import { nextFlow, START, type Flow } from './flow';
import { createFormats } from './formats';
import { loadLanguage, saveLanguage, tagFor, type LanguageChoice } from './language';
import type { Pane } from './paneContext';
import type { PanePorts } from './panePorts';
import { useAct, type FaultShown } from './useAct';

interface PaneState {
  readonly pane: Pane;
  readonly flow: Flow;
  readonly faultShown: FaultShown | undefined;
  readonly language: LanguageChoice;
  readonly chooseLanguage: (choice: LanguageChoice) => void;
  /** BCP 47 tag of what the pane speaks now. */
  readonly tag: string;
}

/** The pane's whole state: the flow, the action under way, the language, and who listens to the sheet; `showHistory` stays the same. */
export function usePaneState(ports: PanePorts, officeLanguage: string, showHistory: () => void): PaneState {
  const [flow, tell] = useReducer(nextFlow, START);
  const { act, busy, faultShown, dismissFault, report } = useAct(tell);
  const [language, setLanguage] = useState(() => loadLanguage(ports.preferences));
  const edits = useRef(0);
  const cancellation = useRef({ aborted: false });

  const shown = useRef(flow);
  useEffect(() => {
    shown.current = flow;
  }, [flow]);
  const connected = flow.step !== 'connect';
  useEffect(() => {
    if (!connected) return undefined;
    let following = Promise.resolve();
    const heard = (edit: SheetEdit): void => {
      edits.current += 1;
      const followed = followedEdit(shown.current, edit);
      tell({ type: 'sheetEdited', followed: followed !== undefined });
      if (followed === undefined) return;
      following = following
        .then(async () => tell(await recheckCells(ports, followed)))
        .catch((thrown: unknown) => {
          if (!(thrown instanceof Fault)) return report(thrown);
          // She is told to check again anyway, and what Excel refuses then is said then.
          tell({ type: 'sheetEdited' });
        });
    };
    let listening: ReturnType<typeof ports.workbook.onEdited>;
    const listen = (): void => {
      listening = ports.workbook.onEdited(heard);
      // Unheard, an edit after the check would go unnoticed: the person must know.
      listening.catch((thrown: unknown) => report(thrown, listen));
    };
    listen();
    return () => {
      void listening.then(
        (stop) => stop().catch(report),
        () => undefined,
      );
    };
  }, [connected, ports, report]);

  const tag = tagFor(language, officeLanguage);
  useEffect(() => {
    document.documentElement.lang = tag;
  }, [tag]);

  const pane = useMemo<Pane>(
    () => ({
      ports,
      words: createWords(tag),
      formats: createFormats(tag),
      // What a person does next puts an old fault away; one that follows its own event, as a refused send does, stays.
      tell: (event) => {
        dismissFault();
        tell(event);
      },
      act,
      busy,
      edits: () => edits.current,
      newCancellation: () => {
        cancellation.current = { aborted: false };
        return cancellation.current;
      },
      cancel: () => {
        cancellation.current.aborted = true;
        tell({ type: 'cancelAsked' });
      },
      showHistory,
    }),
    [ports, tag, act, busy, dismissFault, showHistory],
  );
  const chooseLanguage = useCallback(
    (choice: LanguageChoice) => {
      saveLanguage(ports.preferences, choice);
      setLanguage(choice);
    },
    [ports],
  );
  return { pane, flow, faultShown, language, chooseLanguage, tag };
}
