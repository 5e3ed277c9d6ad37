import type { BatchRequest } from './richApi/wire';

/** Transport errors of Excel on the web, by what they mean. */
export const TRANSPORT = {
  cellEditMode: 5004,
  sessionLost: 5012,
  activityLimit: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  accessDenied: 7000,
} as const;

/** A trouble to come: a transport number, or one of Excel's codes such as "ItemNotFound". */
export interface Fault {
  readonly code: number | string;
  /** How many batches it hits. */
  count: number;
  /** `after`: the batch's work is done and only its answer is lost. */
  readonly moment: 'before' | 'after';
  readonly when: (request: BatchRequest, index: number) => boolean;
}

export interface FaultOptions {
  readonly count?: number;
  readonly moment?: 'before' | 'after';
  /** Only batches that use one of these wire members ("Range.Values" or "Values") or for which it answers true. */
  readonly when?: string | ((request: BatchRequest, index: number) => boolean);
}

const uses = (request: BatchRequest, member: string): boolean => {
  const name = member.split('.').at(-1);
  const named = request.Actions.some((action) => action.Name === name);
  return named || Object.values(request.ObjectPaths).some((path) => path.Name === name);
};

/** The faults that wait for their batch, first come first served. */
export class Faults {
  private waiting: Fault[] = [];

  add(code: number | string, { count = 1, moment = 'before', when = () => true }: FaultOptions = {}): void {
    const matches = typeof when === 'string' ? (request: BatchRequest) => uses(request, when) : when;
    this.waiting.push({ code, count, moment, when: matches });
  }

  /** The fault that hits this batch, counted down. */
  take(request: BatchRequest, index: number): Fault | undefined {
    const fault = this.waiting.find((one) => one.when(request, index));
    if (fault && --fault.count <= 0) this.waiting = this.waiting.filter((one) => one !== fault);
    return fault;
  }

  clear(): void {
    this.waiting = [];
  }
}
