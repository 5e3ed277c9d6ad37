import type { EnvironmentId } from '../core/kiva/environments';
import { STATUS_CODES, type StatusCode } from '../core/writeBack/statusCodes';
import { inEveryLanguage } from '../locales';

/** What `say` asks for outside Production, where a status names the environment. */
const TESTS = ['sandbox', 'stage'] as const satisfies readonly EnvironmentId[];

/** Every text that a status can be in a sheet: in all languages and environments. */
export const statusTexts = textsOnce(STATUS_CODES.filter((code) => code.startsWith('status.')));

/** Every text of a row whose outcome was not known when it was written. */
export const pendingTexts = textsOnce(['status.queued', 'status.sending']);

function textsOnce(codes: readonly StatusCode[]): () => ReadonlySet<string> {
  let texts: ReadonlySet<string> | undefined;
  return () => (texts ??= textsOf(codes));
}

function textsOf(codes: readonly StatusCode[]): ReadonlySet<string> {
  const variants = [undefined, ...TESTS.map((context) => ({ context }))];
  return new Set(codes.flatMap((code) => variants.flatMap((params) => inEveryLanguage(code, params))));
}
