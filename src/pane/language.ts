import { languageOf, LANGUAGES, spokenTag, type Language } from '../locales';
import type { Preferences } from '../ports/stores';

/** What a person can choose: a language, or what Office speaks. */
export type LanguageChoice = 'auto' | Language;

/** The choices in the order they are offered. */
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['auto', ...LANGUAGES];

const PREFERENCE = 'language';

/** The choice this device remembers; `auto` when there is none. */
export function loadLanguage(preferences: Preferences): LanguageChoice {
  const kept = preferences.get(PREFERENCE);
  return LANGUAGE_CHOICES.find((choice) => choice === kept) ?? 'auto';
}

/** Remembers the choice on this device. */
export function saveLanguage(preferences: Preferences, choice: LanguageChoice): void {
  preferences.set(PREFERENCE, choice);
}

/**
 * The BCP 47 tag to speak: the chosen language, in Office's regional form when it is the same language
 * ("es" chosen in an es-MX Office is es-MX), so that numbers look as they do in the sheet.
 */
export function tagFor(choice: LanguageChoice, officeTag: string): string {
  const office = spokenTag(officeTag);
  return choice === 'auto' || languageOf(office) === choice ? office : choice;
}
