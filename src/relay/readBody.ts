import * as v from 'valibot';
import { Refusal } from './refusal';

/** Bytes of a stream up to `limit`; `whole` is false when there was more, and the rest is not read. */
export async function readCapped(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) return { bytes: Buffer.concat(chunks), whole: true };
    chunks.push(next.value);
    length += next.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      return { bytes: Buffer.concat(chunks).subarray(0, limit), whole: false };
    }
  }
}

/**
 * A request's whole JSON body, read and checked by the schema; refuses tooLarge beyond `limit` bytes and badRequest
 * for broken UTF-8, broken JSON and everything that the schema does not know.
 */
export async function readJson<Schema extends v.GenericSchema>(
  request: Request,
  limit: number,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Refusal('tooLarge');
  const { bytes, whole } = await readCapped(request.body, limit);
  if (!whole) throw new Refusal('tooLarge');
  const parsed = v.safeParse(schema, parseOrRefuse(bytes));
  if (!parsed.success) throw new Refusal('badRequest');
  return parsed.output;
}

/** JSON out of bytes; the parser's own message would quote the body, so it is not passed on. */
function parseOrRefuse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('badRequest');
  }
}
