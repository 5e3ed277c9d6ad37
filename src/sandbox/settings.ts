/** What sources leave open about Kiva, chosen for a practice run; changed by POST /_sandbox/settings. */
export interface SandboxSettings {
  /** Whether a later value for a loan replaces the earlier one of the same report or is added to it. */
  readonly uploads: 'replace' | 'add';
  /** Which body POST journals takes. */
  readonly journalsBody: 'object' | 'array' | 'either';
  /** One answer for a batch of journals, or one for each. */
  readonly journalAnswers: 'one' | 'each';
  /** Where journals are taken; the other path answers 404. */
  readonly journalsPath: 'partner' | 'partners';
  /** Whether POST repayments answers with an object or with a list of one. */
  readonly repaymentsAnswer: 'object' | 'list';
}

/** The settings a sandbox starts with unless its caller says otherwise. */
export const DEFAULT_SETTINGS: SandboxSettings = {
  uploads: 'replace',
  journalsBody: 'either',
  journalAnswers: 'each',
  journalsPath: 'partner',
  repaymentsAnswer: 'object',
};

/** JSON Schema of the body of POST /_sandbox/settings: any of the settings. */
export const SETTINGS_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    uploads: { enum: ['replace', 'add'] },
    journalsBody: { enum: ['object', 'array', 'either'] },
    journalAnswers: { enum: ['one', 'each'] },
    journalsPath: { enum: ['partner', 'partners'] },
    repaymentsAnswer: { enum: ['object', 'list'] },
  },
};
