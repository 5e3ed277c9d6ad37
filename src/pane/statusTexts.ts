import type { EnvironmentId } from '../core/kiva/environments';
import { STATUS_CODES, type StatusCode } from '../core/writeBack/statusCodes';
import { createWords, LANGUAGES } from '../locales';
import { say } from './say';

/** Production is not named in a status. */
const TESTS = ['sandbox', 'stage'] as const satisfies readonly EnvironmentId[];
const ALL = STATUS_CODES.filter((code) => code.startsWith('status.'));

/** Every text that these statuses can be in a sheet: in all languages and environments. */
export function statusTexts(codes: readonly StatusCode[] = ALL): ReadonlySet<string> {
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
