import type { EnvironmentId } from '../core/kiva/environments';
import type { Connection } from './flow';

/** An environment where Kiva refused what was sent; `audience` as in Connection. */
export interface RefusedAt {
  readonly environment: EnvironmentId;
  readonly audience?: string;
}

/** Where a connection sent to when Kiva refused it. */
export function refusedAt({ session: { environment }, audience }: Connection): RefusedAt {
  return { environment, ...(audience !== undefined && { audience }) };
}
