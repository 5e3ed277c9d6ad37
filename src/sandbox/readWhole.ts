import { Refusal } from './refusal';

/** Larger than any call of Kiva's, a draft with its photo included; in bytes. */
export const LARGEST_BODY = 16 * 1024 * 1024;

/** A request's whole body; refuses one beyond `LARGEST_BODY` with 413 and reads no further. */
export async function readWhole(request: Request): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) return Buffer.concat(chunks);
    length += next.value.byteLength;
    if (length > LARGEST_BODY) {
      await reader?.cancel();
      throw new Refusal(413, 'sandbox.too_large', 'The body is larger than 16 MB');
    }
    chunks.push(next.value);
  }
}
