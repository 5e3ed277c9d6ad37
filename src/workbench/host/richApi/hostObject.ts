/**
 * An object of the host as the wire sees it. Members that the wire may reach carry the wire's names (`Values`,
 * `GetRange`, `_KeepReference`); all others start in lower case and stay ours.
 */
export abstract class HostObject {
  /** The Excel class that it plays, such as "Range". */
  abstract readonly type: string;
  /** Set while the client keeps the object over batches. */
  referenceId: string | undefined;
}

/** A host object that answers `getItem` and lists its items. */
export interface HostCollection extends HostObject {
  items(): readonly HostObject[];
  item(key: string | number): HostObject;
}

/** True when the object is a collection. */
export const isCollection = (object: HostObject): object is HostCollection => 'items' in object && 'item' in object;

const WIRE_NAME = /^_?[A-Z]/;

/** The descriptor of a member that the wire may reach; undefined when the host does not have it. */
export const wireMember = (object: HostObject, name: string): PropertyDescriptor | undefined => {
  if (!WIRE_NAME.test(name)) return undefined;
  for (let level: object | null = object; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    const descriptor = Object.getOwnPropertyDescriptor(level, name);
    if (descriptor) return descriptor;
  }
  return undefined;
};
