import { isCollection, wireMember, type HostObject } from './hostObject';
import type { MemberGate } from './memberGate';
import { fail } from './richApiError';
import type { Schema } from './schema';
import type { QueryInfo } from './wire';

type Projected = Record<string, unknown>;

const isHostObject = (value: unknown): value is HostObject =>
  typeof value === 'object' && value !== null && 'type' in value;

const named = (names: readonly string[], wanted: string): string | undefined =>
  names.find((name) => name.toLowerCase() === wanted.toLowerCase());

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Turns host objects into what `load` gets: ids, the scalars asked for, navigation properties and items. */
export class Projection {
  constructor(
    private readonly schema: Schema,
    private readonly gate: MemberGate,
  ) {}

  /** What an instantiation answers: the id by which the client reaches the object again. */
  identity(object: HostObject): Projected {
    const identity: Projected = {};
    for (const name of ['Id', '_Id']) {
      if (this.schema[object.type]?.scalars.includes(name)) identity[name] = this.gate.get(object, name);
    }
    if (object.referenceId) identity['_ReferenceId'] = object.referenceId;
    return identity;
  }

  query(object: HostObject, query: QueryInfo): Projected {
    const expanded = (query.Expand ?? []).map((path) => path.replace(/[./]?$/, '/*'));
    const select = [...(query.Select ?? []), ...expanded];
    return this.project(object, select.length > 0 ? select : ['*'], query);
  }

  private project(object: HostObject, select: readonly string[], query: QueryInfo = {}): Projected {
    const schema = this.schema[object.type] ?? fail('GeneralException', '', `no schema for ${object.type}`);
    const projected = this.identity(object);
    const nested = new Map<string, string[]>();
    const ofItems: string[] = [];
    for (const path of select) {
      const [head = '', ...rest] = path.split(/[/.]/);
      const scalar = rest.length === 0 ? named(schema.scalars, head) : undefined;
      const nav = named(schema.navs, head);
      if (head === '$none') continue;
      if (scalar) projected[scalar] = this.gate.get(object, scalar);
      else if (schema.collection) ofItems.push(path);
      else if (head === '*' || head === '') Object.assign(projected, this.allScalars(object, schema.scalars));
      else if (nav) nested.set(nav, [...(nested.get(nav) ?? []), rest.join('/') || '*']);
      else fail('InvalidArgument', `${object.type}.load`, `property ${head} does not exist on ${object.type}`);
    }
    for (const [nav, paths] of nested) {
      const child = this.gate.get(object, capitalised(nav));
      projected[capitalised(nav)] = isHostObject(child) ? this.project(child, paths) : null;
    }
    if (isCollection(object) && (ofItems.length > 0 || select.includes('$none'))) {
      const from = query.Skip ?? 0;
      const items = object.items().slice(from, query.Top === undefined ? undefined : from + query.Top);
      projected['_Items'] = items.map((child) => this.project(child, ofItems.length > 0 ? ofItems : ['$none']));
    }
    return projected;
  }

  /** `load()` without names: every scalar that this host has; reading another one throws PropertyNotLoaded. */
  private allScalars(object: HostObject, names: readonly string[]): Projected {
    const held = names.filter((name) => wireMember(object, name));
    return Object.fromEntries(held.map((name) => [name, this.gate.get(object, name)]));
  }
}
