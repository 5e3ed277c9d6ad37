import { wireMember, type HostObject } from './hostObject';
import { fail } from './richApiError';
import { offers, type ApiSets, type Requirements } from './schema';

const LAZY = 'OrNullObject';

const clientName = (wireName: string): string =>
  wireName.startsWith('_') ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);

/**
 * The one door to host members: it asks the requirement sets (this version of the library does not), answers
 * `ApiNotFound Class.Member` for what the host does not have, and notes it.
 */
export class MemberGate {
  readonly notImplemented = new Set<string>();
  /** "Class.Member" of every member used since the last batch began. */
  readonly used = new Set<string>();

  constructor(
    private readonly apiSets: ApiSets,
    private readonly requirements: Requirements,
  ) {}

  get(object: HostObject, name: string): unknown {
    const descriptor = this.pass(object, name) ?? this.missing(object, name);
    return descriptor.get ? descriptor.get.call(object) : descriptor.value;
  }

  set(object: HostObject, name: string, value: unknown): void {
    const descriptor = this.pass(object, name) ?? this.missing(object, name);
    if (!descriptor.set) fail('AccessDenied', `${object.type}.${clientName(name)}`);
    else descriptor.set.call(object, value);
  }

  call(object: HostObject, name: string, args: readonly unknown[]): unknown {
    const descriptor = this.pass(object, name);
    if (typeof descriptor?.value === 'function') return descriptor.value.apply(object, args);
    const strict = name.endsWith(LAZY) ? wireMember(object, name.slice(0, -LAZY.length)) : undefined;
    if (typeof strict?.value !== 'function') return this.missing(object, name);
    return this.orNull(() => strict.value.apply(object, args));
  }

  /** Null instead of `ItemNotFound`, which is what the OrNullObject members are about. */
  private orNull(act: () => unknown): unknown {
    try {
      return act();
    } catch (thrown) {
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ItemNotFound') return null;
      throw thrown;
    }
  }

  private pass(object: HostObject, name: string): PropertyDescriptor | undefined {
    const key = `${object.type}.${clientName(name)}`;
    this.used.add(`${object.type}.${name}`);
    const [set, version] = this.apiSets[key]?.split(' ') ?? [];
    if (set && version && !offers(this.requirements, set, version)) {
      fail(
        'ApiNotFound',
        key,
        `The API '${key}' could not be found. It needs ${set} ${version}, which this host does not have.`,
      );
    }
    return wireMember(object, name);
  }

  private missing(object: HostObject, name: string): never {
    const member = `${object.type}.${name}`;
    this.notImplemented.add(member);
    return fail('ApiNotFound', member, `ApiNotFound ${member}: the workbench does not have it.`);
  }
}
