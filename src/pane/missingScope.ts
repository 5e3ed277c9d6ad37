import type { RecordKind } from '../core/catalogue/recordKind';
import { ENDPOINTS } from '../core/kiva/endpoints';
import type { SessionAnswer } from '../core/relayProtocol/messages';

/** The scope without which this kind of record cannot be sent; undefined when Kiva granted it, or documents none. */
export function missingScope(kind: RecordKind, session: SessionAnswer): string | undefined {
  const { scope } = ENDPOINTS[kind.endpoint];
  return scope !== undefined && session.missingScopes.includes(scope) ? scope : undefined;
}
