import type { WaitReason } from '../core/send/events';

/** Which link a run waits for, and for how long. */
export interface Waiting {
  readonly reason: WaitReason;
  readonly seconds: number;
}
