import { createContext, useContext } from 'react';
import type { Words } from '../ports/platform';
import type { AbortSignalLike } from '../ports/workbook';
import type { FlowEvent } from './flow';
import type { Formats } from './formats';
import type { PanePorts } from './panePorts';

/** What the pane is busy with; words under `busy.<what>`. */
export type Busy =
  | 'connecting'
  | 'readingSheet'
  | 'checking'
  | 'photos'
  | 'planning'
  | 'sending'
  | 'asking'
  | 'writing'
  | 'saving'
  | 'selecting'
  | 'deciding';

/** What every step needs. */
export interface Pane {
  readonly ports: PanePorts;
  readonly words: Words;
  readonly formats: Formats;
  readonly tell: (event: FlowEvent) => void;
  /**
   * Runs one action of the person; a Fault is shown with a way to try again, anything else is a bug. What is `onlyOnce`
   * is not tried again by itself: a send goes out from what she has just confirmed, or not at all.
   */
  readonly act: (busy: Busy, action: () => Promise<FlowEvent | undefined>, times?: 'onlyOnce') => void;
  readonly busy: Busy | undefined;
  /** How often people changed the sheet since the pane opened. */
  readonly edits: () => number;
  /** The signal of a send that starts now. */
  readonly newCancellation: () => AbortSignalLike;
  /** Asks the send under way to stop after the call under way. */
  readonly cancel: () => void;
  /** Opens the history over the step, which goes on behind it. */
  readonly showHistory: () => void;
}

const PaneContext = createContext<Pane | undefined>(undefined);

/** Hands the pane to everything below. */
export const PaneProvider = PaneContext.Provider;

/** The pane; only inside a PaneProvider. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('usePane is called outside of PaneProvider');
  return pane;
}
