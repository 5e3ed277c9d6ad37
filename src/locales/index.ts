import { createInstance } from 'i18next';
import type { Words } from '../ports/platform';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';

/** The languages that have words; a new one is a json file and an entry here. */
export const LANGUAGES = ['en', 'es', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

const resources = { en: { translation: en }, es: { translation: es }, fr: { translation: fr } } as const;

/** The language whose words serve a BCP 47 tag such as "es-419"; English where there is none. */
export function languageOf(tag: string): Language {
  const prefix = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === prefix) ?? 'en';
}

const WELL_FORMED = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** The tag itself where it is well formed and its language has words, so that numbers follow the region; else the language. */
export function spokenTag(tag: string): string {
  const language = languageOf(tag);
  const normal = tag.replace(/_/g, '-');
  const isOurs = normal.toLowerCase().split('-')[0] === language;
  return isOurs && WELL_FORMED.test(normal) ? normal : language;
}

/**
 * Words for keys in the language of a BCP 47 tag; numbers inside them follow the whole tag.
 * Nothing is escaped: React escapes what it shows, and the workbook adapter what it writes.
 */
export function createWords(tag: string): Words {
  const translator = createInstance();
  void translator.init({
    lng: spokenTag(tag),
    fallbackLng: 'en',
    load: 'languageOnly',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (key, params) => translator.t(key, { ...params });
}

let everyLanguage: readonly Words[] | undefined;

/** What a key says in every language, so that a header written in one is known in the others. */
export function inEveryLanguage(key: string, params?: Parameters<Words>[1]): readonly string[] {
  // Made once: a translator takes its time, and headers and statuses are asked for at every write.
  everyLanguage ??= LANGUAGES.map(createWords);
  return everyLanguage.map((words) => words(key, params));
}
