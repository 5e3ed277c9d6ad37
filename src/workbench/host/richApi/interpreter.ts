import { HostObject, isCollection } from './hostObject';
import type { MemberGate } from './memberGate';
import { Projection } from './projection';
import { asRichApiError, fail, statusOf } from './richApiError';
import type { Schema } from './schema';
import {
  ACTION,
  PATH,
  type Action,
  type ArgumentInfo,
  type BatchRequest,
  type BatchResponse,
  type ObjectPath,
} from './wire';

type Resolve = (id: number) => HostObject | null;

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const hasPathId = (value: object): value is { _ObjectPathId: number } => '_ObjectPathId' in value;

/** Runs the batches of `context.sync()` on host objects; it knows nothing of Excel. */
export class Interpreter {
  private readonly references = new Map<string, HostObject>();
  private nextReference = 1;
  private readonly projection: Projection;

  constructor(
    private readonly root: HostObject,
    /** Objects that are not reached from the root, by name. */
    private readonly services: Readonly<Record<string, () => HostObject>>,
    schema: Schema,
    private readonly gate: MemberGate,
  ) {
    this.projection = new Projection(schema, gate);
  }

  /** Objects that the client keeps over batches. */
  get kept(): readonly HostObject[] {
    return [...this.references.values()];
  }

  /** Takes a kept object away whose cells are gone; the client gets `InvalidReference`. */
  forget(object: HostObject): void {
    if (object.referenceId) this.references.delete(object.referenceId);
  }

  /** Stops at the first failing action, without taking back the ones before it, as Excel does. */
  run(request: BatchRequest): BatchResponse {
    const objects = new Map<number, HostObject | null>();
    const resolve: Resolve = (id) => {
      const known = objects.get(id);
      if (known !== undefined) return known;
      const path = request.ObjectPaths[id] ?? fail('GeneralException', '', `no object path ${id}`);
      const found = this.resolvePath(path, resolve);
      objects.set(id, found);
      return found;
    };
    const Results: { ActionId: number; Value: unknown }[] = [];
    const TraceIds: number[] = [];
    for (const [ActionIndex, action] of request.Actions.entries()) {
      try {
        Results.push({ ActionId: action.Id, Value: this.act(action, resolve) ?? null });
        if (action.ActionType === ACTION.trace) TraceIds.push(action.Id);
      } catch (thrown) {
        const { code, message, location } = asRichApiError(thrown, this.locate(action, request));
        const Error = { Code: code, Message: message, Location: location, HttpStatusCode: statusOf(code), ActionIndex };
        return { Results, TraceIds, Error };
      }
    }
    return { Results, TraceIds };
  }

  private locate(action: Action, request: BatchRequest): string {
    return action.Name || (request.ObjectPaths[action.ObjectPathId]?.Name ?? '');
  }

  private resolvePath(path: ObjectPath, resolve: Resolve): HostObject | null {
    if (path.ObjectPathType === PATH.root) return this.root;
    if (path.ObjectPathType === PATH.nothing) return null;
    if (path.ObjectPathType === PATH.reference) {
      return this.references.get(path.Name) ?? fail('InvalidReference', '_reference');
    }
    if (path.ObjectPathType === PATH.service) {
      const make = this.services[path.Name];
      if (make) return make();
      this.gate.notImplemented.add(path.Name);
      return fail('ApiNotFound', path.Name, `ApiNotFound ${path.Name}: the workbench does not have it.`);
    }
    const parent = resolve(path.ParentObjectPathId ?? 0);
    // A child of a null object is a null object.
    if (parent === null) return null;
    return asHostObject(this.reach(parent, path, this.args(path.ArgumentInfo, resolve)), path.Name);
  }

  private reach(parent: HostObject, path: ObjectPath, args: readonly unknown[]): unknown {
    if (path.ObjectPathType === PATH.property) return this.gate.get(parent, path.Name);
    if (!isCollection(parent)) return this.gate.call(parent, path.Name, args);
    const key = args[0] as string | number;
    if (path.ObjectPathType === PATH.indexer || path.Name === 'GetItem') return parent.item(key);
    if (path.Name === 'GetItemAt')
      return parent.items()[Number(key)] ?? fail('InvalidArgument', `${parent.type}.getItemAt`);
    if (path.Name !== 'GetItemOrNullObject') return this.gate.call(parent, path.Name, args);
    try {
      return parent.item(key);
    } catch (thrown) {
      if (asRichApiError(thrown, '').code === 'ItemNotFound') return null;
      throw thrown;
    }
  }

  private act(action: Action, resolve: Resolve): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const object = resolve(action.ObjectPathId);
    if (object === null) return action.ActionType === ACTION.setProperty ? fail('ItemNotFound', action.Name) : null;
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.projection.identity(object);
      case ACTION.query:
        return this.projection.query(object, action.QueryInfo ?? {});
      case ACTION.method:
        return this.invoke(object, action, resolve);
      case ACTION.setProperty:
        return this.gate.set(object, action.Name, this.args(action.ArgumentInfo, resolve)[0]);
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          this.gate.set(object, capitalised(name), value);
        }
        return null;
      default:
        return fail('GeneralException', '', `workbench: no ActionType ${action.ActionType}`);
    }
  }

  private invoke(object: HostObject, action: Action, resolve: Resolve): unknown {
    if (action.Name === '_KeepReference') {
      object.referenceId ??= String(this.nextReference++);
      this.references.set(object.referenceId, object);
      return null;
    }
    if (action.Name === '_RemoveReference') {
      const id = String(action.ArgumentInfo?.Arguments?.[0]);
      const kept = this.references.get(id);
      if (kept) kept.referenceId = undefined;
      this.references.delete(id);
      return null;
    }
    const result = this.gate.call(object, action.Name, this.args(action.ArgumentInfo, resolve));
    return result instanceof HostObject ? this.projection.identity(result) : result;
  }

  private args(info: ArgumentInfo | undefined, resolve: Resolve): unknown[] {
    const deep = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (hasPathId(value)) return resolve(value._ObjectPathId);
      return Array.isArray(value) ? value.map(deep) : value;
    };
    const referenced = (values: readonly unknown[], ids: unknown): unknown[] =>
      values.map((value, index) => {
        const id: unknown = Array.isArray(ids) ? ids[index] : undefined;
        if (Array.isArray(id) && Array.isArray(value)) return referenced(value, id);
        return typeof id === 'number' && id !== 0 ? resolve(id) : deep(value);
      });
    return referenced(info?.Arguments ?? [], info?.ReferencedObjectPathIds);
  }
}

const asHostObject = (value: unknown, name: string): HostObject | null =>
  value === null || value instanceof HostObject ? value : fail('GeneralException', name, `${name} is not an object`);
