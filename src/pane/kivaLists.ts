import type { RecordKind } from '../core/catalogue/recordKind';
import { referenceAnswer } from '../core/reference/referenceAnswer';
import { referenceEndpointsOf, type ReferenceEndpointName } from '../core/reference/readReference';
import type { ReferenceData } from '../core/reference/referenceData';
import type { SessionAnswer } from '../core/relayProtocol/messages';
import { Fault } from '../ports/fault';
import type { KivaGateway } from '../ports/kivaGateway';

/** What broke, as its words need it. */
export type Broken = Pick<Fault, 'code' | 'params'>;

/** Kiva's lists as far as they could be read, and what broke where they could not. */
export interface ListsRead {
  readonly reference: ReferenceData;
  readonly broken?: Broken;
}

/** Kiva's lists that these fields are looked up in; `anew` reads again what is known already. Throws no Fault. */
export interface KivaLists {
  (session: SessionAnswer, kind: RecordKind, fields: ReadonlySet<string>, anew?: boolean): Promise<ListsRead>;
}

/** Lists of one session, read once each and kept in memory; a list that cannot be read again stays as it was. */
export function createKivaLists(gateway: Pick<KivaGateway, 'read'>): KivaLists {
  let owner = '';
  let kept = new Map<ReferenceEndpointName, ReferenceData>();

  const readOne = async (endpoint: ReferenceEndpointName): Promise<Broken | undefined> => {
    try {
      const found = referenceAnswer(endpoint, await gateway.read(endpoint));
      if (found === undefined) return { code: 'kivaListsUnreadable', params: {} };
      kept.set(endpoint, found);
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      return thrown;
    }
  };

  return async ({ environment, partnerId, sessionId }, kind, fields, anew = false) => {
    const asking = JSON.stringify([environment, partnerId, sessionId]);
    if (asking !== owner) kept = new Map();
    owner = asking;
    const endpoints = referenceEndpointsOf({ ...kind, fields: kind.fields.filter(({ id }) => fields.has(id)) });
    const wanted = endpoints.filter((endpoint) => anew || !kept.has(endpoint));
    const [broken] = (await Promise.all(wanted.map(readOne))).filter((one) => one !== undefined);
    const reference = Object.assign({}, ...endpoints.map((endpoint) => kept.get(endpoint))) as ReferenceData;
    return { reference, ...(broken && { broken }) };
  };
}
