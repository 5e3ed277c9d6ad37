import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts (AES-256-GCM) and hashes (HMAC-SHA256) with keys derived from one master key of 32 bytes. */
export interface Sealing {
  /** Base64 of iv, tag and cipher text, bound to `place`: it does not open anywhere else. */
  seal(text: string, place: string): string;
  /** The text, or undefined when key, place or bytes are not those that were sealed. */
  unseal(sealed: string, place: string): string | undefined;
  /** Hex; parts are kept apart, so that ["ab","c"] and ["a","bc"] differ. */
  digest(parts: readonly string[]): string;
}

/** The sealing of one relay; the master key lies in the secrets file. */
export function makeSealing(masterKey: Uint8Array): Sealing {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32));
  const answerKey = derive('kept answers');
  const digestKey = derive('digests');
  return {
    seal: (text, place) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', answerKey, iv).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64');
    },
    unseal: (sealed, place) => {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', answerKey, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const opened = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return isAuthentic(decipher) ? opened.toString('utf8') : undefined;
    },
    digest: (parts) => {
      const hmac = createHmac('sha256', digestKey);
      for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
      return hmac.digest('hex');
    },
  };
}

/** GCM's final() throws when the tag does not fit; that is an answer here, not a fault. */
function isAuthentic(decipher: { final(): Buffer }): boolean {
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}
