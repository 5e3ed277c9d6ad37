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
  [/^(draft |journal )?sent (to|– found in pa2)/i, 'sent'],
  [/^row not taken/i, 'rowRefused'],
  [/^refused/i, 'refused'],
  [/^unknown/i, 'unknown'],
  [/^not sent/i, 'notSent'],
  [/^left out/i, 'leftOut'],
  [/^(queued|sending)/i, 'pending'],
];

/** What the message beside "left out" says. */
const LEFT_OUT: readonly (readonly [words: RegExp, claims: Claimed])[] = [
  [/^sent on .* with (another value|other content)/i, 'changed'],
  [/may have arrived/i, 'unknown'],
  [/^already sent/i, 'sent'],
];

/** Reads a status cell with the message beside it; throws at words that no person was told of. */
export function readStatus(text: string, message: string): StatusRead {
  const said = text.trim();
  const environment = /practice/i.test(said) ? 'sandbox' : /stage/i.test(said) ? 'stage' : 'production';
  if (said === '') return { claims: 'nothing', environment };
  const bare = said.replace(/^(practice|stage test): /i, '');
  const claims = MEANINGS.find(([words]) => words.test(bare))?.[1];
  if (claims === undefined) throw new Error(`Nobody knows what "${said}" means.`);
  const more = claims === 'leftOut' ? LEFT_OUT.find(([words]) => words.test(message))?.[1] : undefined;
  return { claims: more ?? claims, environment };
}
