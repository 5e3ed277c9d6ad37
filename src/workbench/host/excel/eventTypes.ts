import type { HostObject } from '../richApi/hostObject';
import type { Subscriptions } from './world';

/** The Rich API's numbers of worksheet events, by the name in `_Register<Name>Event`. */
export const EVENT = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  FormatChanged: 18,
  RowSorted: 19,
  RowHiddenChanged: 22,
} as const;

interface EventSource extends HostObject {
  readonly eventTarget: string;
  readonly subscriptions: Subscriptions;
}

/** Gives a class its `_Register...Event` and `_Unregister...Event` members. */
export const addEventMembers = (prototype: EventSource): void => {
  for (const [name, eventType] of Object.entries(EVENT)) {
    for (const [verb, change] of [
      ['_Register', 1],
      ['_Unregister', -1],
    ] as const) {
      Object.defineProperty(prototype, `${verb}${name}Event`, {
        value(this: EventSource) {
          this.subscriptions.add(eventType, this.eventTarget, change);
        },
      });
    }
  }
};
