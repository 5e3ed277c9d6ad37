import { createInstance } from 'i18next';
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

/**
 * Words for keys in the language of a BCP 47 tag; numbers inside them follow the whole tag.
 * Nothing is escaped: React escapes what it shows, and the workbook adapter what it writes.
 */
export function createWords(tag: string): (key: string, params?: Readonly<Record<string, string | number>>) => string {
  const language = languageOf(tag);
  const translator = createInstance();
  void translator.init({
    lng: tag.toLowerCase().startsWith(language) ? tag : language,
    fallbackLng: 'en',
    load: 'languageOnly',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (key, params) => translator.t(key, { ...params });
}

/** What a key says in every language, so that a header written in one is known in the others. */
export function inEveryLanguage(key: string): readonly string[] {
  return LANGUAGES.map((language) => createWords(language)(key));
}
