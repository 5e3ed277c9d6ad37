import type { Environment } from './environments';

/**
 * The audience to offer after authentication failed with `tried`: the next of the environment's own, in their order
 * (contract section 2), its first one after a typed one that is none of them, undefined when all were tried.
 */
export function proposedAudience(
  { audience, otherAudiences }: Pick<Environment, 'audience' | 'otherAudiences'>,
  tried: string,
): string | undefined {
  const known = [audience, ...otherAudiences];
  return known[known.indexOf(tried) + 1];
}
