import type { Origin } from './sheetModel';
import type { ModelEvent } from './workbookModel';

/** Who changes a workbook, whether it is saved, and who is told, the same for every engine. */
export abstract class ModelEvents {
  protected dirty = false;
  protected origin: Origin = 'person';
  private readonly listeners = new Set<(event: ModelEvent) => void>();

  get isDirty(): boolean {
    return this.dirty;
  }

  actAs<T>(origin: Origin, act: () => T): T {
    const before = this.origin;
    this.origin = origin;
    try {
      return act();
    } finally {
      this.origin = before;
    }
  }

  onEvent(listener: (event: ModelEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Marks the workbook dirty and tells its listeners. */
  protected touch(event: ModelEvent): void {
    this.dirty = true;
    this.tell(event);
  }

  protected tell(event: ModelEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
