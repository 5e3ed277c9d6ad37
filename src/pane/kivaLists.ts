import type { RecordKind } from '../core/catalogue/recordKind';
import { referenceAnswer } from '../core/reference/referenceAnswer';
import { referenceEndpointsOf, type ReferenceEndpointName } from '../core/reference/readReference';
import type { ReferenceData } from '../core/reference/referenceData';
import type { SessionAnswer } from '../core/relayProtocol/messages';
import { Fault } from '../ports/fault';
import type { KivaGateway } from '../ports/kivaGateway';
import type { Clock } from '../ports/platform';
import type { Preferences } from '../ports/stores';
import { createListsCache, type ListRead, type ListsCache } from './listsCache';

/** What broke, as its words need it. */
export type Broken = Pick<Fault, 'code' | 'params'>;

/** Kiva's lists as far as they could be read, and what broke where they could not. */
export interface ListsRead {
  readonly reference: ReferenceData;
  /** When the oldest of them was read, ISO 8601; absent where none was looked at or nothing tells the time. */
  readonly asOf?: string;
  readonly broken?: Broken;
}

/** Kiva's lists that these fields are looked up in; `anew` reads again what is known already. Throws no Fault. */
export interface KivaLists {
  (session: SessionAnswer, kind: RecordKind, fields: ReadonlySet<string>, anew?: boolean): Promise<ListsRead>;
}

/** Where lists outlive the session, and what tells their age. */
export interface ListsMemory {
  readonly preferences: Preferences;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Lists of one session, read once each and kept in memory, and with a `memory` on this device by environment and partner
 * until they are a day old; a list that cannot be read again stays as it was.
 */
export function createKivaLists(gateway: Pick<KivaGateway, 'read'>, memory?: ListsMemory): KivaLists {
  const cache: ListsCache | undefined = memory && createListsCache(memory.preferences, memory.clock);
  let session = '';
  let kept = new Map<ReferenceEndpointName, Partial<ListRead> & Pick<ListRead, 'reference'>>();

  const readOne = async (owner: string, endpoint: ReferenceEndpointName): Promise<Broken | undefined> => {
    try {
      const reference = referenceAnswer(endpoint, await gateway.read(endpoint));
      if (reference === undefined) return { code: 'kivaListsUnreadable', params: {} };
      const asOf = memory?.clock.now();
      kept.set(endpoint, asOf === undefined ? { reference } : { reference, asOf });
      if (asOf !== undefined) cache?.put(owner, endpoint, { reference, asOf });
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      return thrown;
    }
  };

  return async ({ environment, partnerId, sessionId }, kind, fields, anew = false) => {
    const owner = `${environment}.${partnerId}`;
    const asking = JSON.stringify([owner, sessionId]);
    if (asking !== session) kept = new Map();
    session = asking;
    const endpoints = referenceEndpointsOf({ ...kind, fields: kind.fields.filter(({ id }) => fields.has(id)) });
    for (const endpoint of endpoints) {
      const before = kept.has(endpoint) ? undefined : cache?.get(owner, endpoint);
      if (before !== undefined) kept.set(endpoint, before);
    }
    const wanted = endpoints.filter((endpoint) => anew || !kept.has(endpoint));
    const broke = await Promise.all(wanted.map((endpoint) => readOne(owner, endpoint)));
    const [broken] = broke.filter((one) => one !== undefined);
    const read = endpoints.map((endpoint) => kept.get(endpoint));
    const reference = Object.assign({}, ...read.map((one) => one?.reference)) as ReferenceData;
    const [asOf] = read.flatMap((one) => one?.asOf ?? []).sort();
    return { reference, ...(asOf !== undefined && { asOf }), ...(broken && { broken }) };
  };
}
