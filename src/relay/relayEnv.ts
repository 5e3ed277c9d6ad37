import type { CallEntry } from './log';

/** What a handler leaves for the log line of its call. */
export interface RelayEnv {
  Variables: { logged: Pick<CallEntry, 'submission' | 'environment'> };
}
