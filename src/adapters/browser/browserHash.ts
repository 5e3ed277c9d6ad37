import type { Hash } from '../../ports/platform';

/** SHA-256 by WebCrypto: UTF-8 text in, 64 lower-case hex digits out. */
export const browserHash: Hash = async (text) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
