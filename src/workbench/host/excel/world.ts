import type { WorkbookModel } from '../../model/workbookModel';
import type { HostSettings } from '../settings';

/** What every host object can reach: the workbook, how this Excel is, and who listens to which event. */
export interface World {
  readonly model: WorkbookModel;
  readonly settings: HostSettings;
  readonly subscriptions: Subscriptions;
}

/** The target id of an event that is registered on a collection or the workbook. */
export const WORKBOOK_TARGET = 'Workbook';

/** Counts what the add-in registered for, by event type and target. */
export class Subscriptions {
  private readonly counts = new Map<string, number>();

  add(eventType: number, target: string, change: 1 | -1): void {
    const key = `${eventType}|${target}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) + change));
  }

  has(eventType: number, target: string): boolean {
    return (this.counts.get(`${eventType}|${target}`) ?? 0) > 0;
  }

  clear(): void {
    this.counts.clear();
  }
}
