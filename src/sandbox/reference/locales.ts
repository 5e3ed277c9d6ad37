/** One row of config/locales, as on the wire. */
export interface Locale {
  readonly currency: string;
  readonly language_code: string;
  readonly language_name: string;
  readonly language_id: number;
}

const LANGUAGES = {
  en: { language_name: 'English', language_id: 1 },
  es: { language_name: 'Spanish', language_id: 2 },
  fr: { language_name: 'French', language_id: 3 },
  id: { language_name: 'Indonesian', language_id: 4 },
} as const;

const locale = (currency: string, language_code: keyof typeof LANGUAGES): Locale => ({
  currency,
  language_code,
  ...LANGUAGES[language_code],
});

/** Currencies and languages of the practice countries; language ids are the sandbox's own. */
export const LOCALES: readonly Locale[] = [
  locale('KES', 'en'),
  locale('USD', 'en'),
  locale('USD', 'es'),
  locale('USD', 'fr'),
  locale('PHP', 'en'),
  locale('XOF', 'fr'),
  locale('UGX', 'en'),
  locale('IDR', 'id'),
  locale('IDR', 'en'),
  locale('PEN', 'es'),
  locale('CDF', 'fr'),
  locale('RWF', 'en'),
  locale('RWF', 'fr'),
  locale('KHR', 'en'),
];
