import type { EnvironmentId } from '../core/kiva/environments';
import { STATUS_CODES, type StatusCode } from '../core/writeBack/statusCodes';
import { createWords, LANGUAGES } from '../locales';
import { say } from './say';

/** Production is not named in a status. */
const TESTS = ['sandbox', 'stage'] as const satisfies readonly EnvironmentId[];

/** Every text that a status can be in a sheet: in all languages and environments. */
export const statusTexts = textsOnce(STATUS_CODES.filter((code) => code.startsWith('status.')));

/** Every text of a row whose outcome was not known when it was written. */
export const pendingTexts = textsOnce(['status.queued', 'status.sending']);

/** Made when it is first asked for: words of every language take their time. */
function textsOnce(codes: readonly StatusCode[]): () => ReadonlySet<string> {
  let texts: ReadonlySet<string> | undefined;
  return () => (texts ??= textsOf(codes));
}

function textsOf(codes: readonly StatusCode[]): ReadonlySet<string> {
  return new Set(
    LANGUAGES.flatMap((language) => {
      const words = createWords(language);
      return codes.flatMap((code) => [
        words(code),
        ...TESTS.map((environment) => say(words, { code, params: { environment } })),
      ]);
    }),
  );
}
