import type { EnvironmentId } from '../../core/kiva/environments';

/** What a status cell claims. */
export type Claimed =
  'nothing' | 'pending' | 'sent' | 'rowRefused' | 'refused' | 'unknown' | 'notSent' | 'leftOut' | 'changed';

/** A status cell read as a person reads it: what it claims, and of which Kiva. */
export interface StatusRead {
  readonly claims: Claimed;
  readonly environment: EnvironmentId;
}

/** The pane's English words, as a person takes them; the first that fits counts. */
const MEANINGS: readonly (readonly [words: RegExp, claims: Claimed])[] = [
  [/^(draft |journal )?sent to/i, 'sent'],
  [/^row not taken/i, 'rowRefused'],
  [/^refused/i, 'refused'],
  [/^unknown/i, 'unknown'],
  [/^not sent/i, 'notSent'],
  [/^left out/i, 'leftOut'],
  [/^(changed|sent before)/i, 'changed'],
  [/^(queued|sending)/i, 'pending'],
];

/** Reads a status cell; throws at words that no person was told of. */
export function readStatus(text: string): StatusRead {
  const said = text.trim();
  const environment = /practice/i.test(said) ? 'sandbox' : /stage/i.test(said) ? 'stage' : 'production';
  if (said === '') return { claims: 'nothing', environment };
  const bare = said.replace(/^(practice|stage test): /i, '');
  const claims = MEANINGS.find(([words]) => words.test(bare))?.[1];
  if (claims === undefined) throw new Error(`Nobody knows what "${said}" means.`);
  return { claims, environment };
}
