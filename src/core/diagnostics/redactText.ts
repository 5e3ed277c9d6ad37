import { type NameWords, withoutNameWords } from './nameWords';

/** What takes the place of a text that may not leave. */
export const REDACTED = '[...]';

/** Digits from which a number is taken for an id or an amount. */
const TELLING_DIGITS = 5;
/** A number as it may be quoted, with grouping and decimal signs between its digits. */
const NUMBER = /\p{Nd}(?:[.,'’\u00a0\u202f ]?\p{Nd})*/gu;
/** What is quoted is nearly always the caller's own. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|‘[^’]*’|(?<![\p{L}\p{Nd}])'[^']*'(?![\p{L}\p{Nd}])/gu;
/** Below this length a secret must stand alone: a client "A" is no reason to lose every a. */
const SHORT = 4;

const NO_WORDS: NameWords = { anyhow: new Set(), capitalised: new Set() };

/**
 * Makes Kiva's words safe to hand on: without any of the secrets, in any case of letters, without the words of names,
 * without what is quoted and without long numbers; `allowed` texts stay where they stand alone.
 */
export function textRedactor(
  secrets: Iterable<string>,
  allowed: ReadonlySet<string>,
  names: NameWords = NO_WORDS,
): (text: string) => string {
  const hidden = [...new Set([...secrets].map((secret) => secret.trim().toLowerCase()))].filter(
    (secret) => secret !== '' && !allowed.has(secret),
  );
  const done = new Map<string, string>();
  return (text) => {
    const known = done.get(text);
    if (known !== undefined) return known;
    const parts = text.split(standingAlone(allowed, text));
    // Every second part is what was split out.
    const shown = parts.map((part, place) =>
      place % 2 === 1 ? part : withoutNameWords(redact(part, hidden), names, REDACTED),
    );
    const safe = shown.join('');
    done.set(text, safe);
    return safe;
  };
}

function redact(text: string, hidden: readonly string[]): string {
  const isTelling = (number: string): boolean => (number.match(/\p{Nd}/gu)?.length ?? 0) >= TELLING_DIGITS;
  // Quotes and numbers first: a secret that is the beginning of a longer number must not leave its end behind.
  const rest = text.replace(QUOTED, REDACTED).replace(NUMBER, (number) => (isTelling(number) ? REDACTED : number));
  const lower = rest.toLowerCase();
  const found = hidden.filter((secret) => lower.includes(secret)).sort((a, b) => b.length - a.length);
  if (found.length === 0) return rest;
  const patterns = found.map((secret) =>
    secret.length < SHORT ? `(?<![\\p{L}\\p{Nd}])${escaped(secret)}(?![\\p{L}\\p{Nd}])` : escaped(secret),
  );
  return rest.replace(new RegExp(patterns.join('|'), 'giu'), REDACTED);
}

/** Splits out the allowed texts that are in a text; a part of a longer word or number is not one. */
function standingAlone(allowed: ReadonlySet<string>, text: string): RegExp {
  const found = [...allowed].filter((one) => one !== '' && text.includes(one)).sort((a, b) => b.length - a.length);
  if (found.length === 0) return /(?!)/u;
  const before = "(?<![\\p{L}\\p{Nd}]|\\p{Nd}[.,'’\\u00a0\\u202f ])";
  const after = "(?![\\p{L}\\p{Nd}]|[.,'’\\u00a0\\u202f ]\\p{Nd})";
  return new RegExp(`${before}(${found.map(escaped).join('|')})${after}`, 'u');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
