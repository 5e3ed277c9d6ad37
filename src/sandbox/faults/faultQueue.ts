import type { KivaCall } from '../calls';
import type { FaultOrder } from './faultOrder';

/** Orders that wait for their calls. */
export interface FaultQueue {
  add(order: FaultOrder): void;
  /** The order that strikes this call, counted down; undefined when the call goes through unharmed. */
  take(call: KivaCall): FaultOrder | undefined;
  /** Orders that can still strike, with what is left of `times` and `skip`. */
  list(): readonly FaultOrder[];
  clear(): void;
}

interface Waiting {
  readonly order: FaultOrder;
  skip: number;
  times: number;
}

/** An empty queue. */
export function createFaultQueue(): FaultQueue {
  let waiting: Waiting[] = [];
  return {
    add(order) {
      waiting.push({ order, skip: order.skip ?? 0, times: order.times === null ? Infinity : (order.times ?? 1) });
    },
    take(call) {
      for (const entry of waiting) {
        if (entry.order.on !== call && entry.order.on !== 'any') continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.times -= 1;
        waiting = waiting.filter(({ times }) => times > 0);
        return entry.order;
      }
      return undefined;
    },
    list: () =>
      waiting.map(({ order, skip, times }) => ({ ...order, skip, times: Number.isFinite(times) ? times : null })),
    clear() {
      waiting = [];
    },
  };
}
