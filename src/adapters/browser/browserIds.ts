import type { Ids } from '../../ports/platform';

/** UUID v4 from the browser's own random source. */
export const browserIds: Ids = () => crypto.randomUUID();
