/** Words by which Kiva's messages may name somebody; each folded, so that case and accents make no difference. */
export interface NameWords {
  /** Hidden wherever they stand as a word. */
  readonly anyhow: ReadonlySet<string>;
  /** Too short to be hidden in every spelling ("Ly", "An"): hidden where they begin with a capital. */
  readonly capitalised: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;
const LETTER = /\p{L}/gu;
const LOWER = /^\p{Ll}/u;
/** A cell of more words is a story: in it only what begins with a capital, or has no case, can be a name. */
const NAME_WORDS_MOST = 4;
const USUAL_LETTERS = 3;
/** Letters that Unicode does not take apart, and that people type without their stroke or dot. */
const STROKES: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', ı: 'i' };

/** The words of these texts that may be names. */
export function nameWords(texts: Iterable<string>): NameWords {
  const anyhow = new Set<string>();
  const capitalised = new Set<string>();
  for (const text of texts) {
    const words = text.normalize('NFC').match(WORD) ?? [];
    for (const word of words) {
      const letters = word.match(LETTER)?.length ?? 0;
      const isStory = words.length > NAME_WORDS_MOST;
      if (letters < 2 || (isStory && LOWER.test(word))) continue;
      (letters < USUAL_LETTERS ? capitalised : anyhow).add(folded(word));
    }
  }
  return { anyhow, capitalised };
}

/** The text with `instead` in place of each of these words, in whichever order and spelling they come. */
export function withoutNameWords(text: string, { anyhow, capitalised }: NameWords, instead: string): string {
  return text.normalize('NFC').replace(WORD, (word) => {
    const name = folded(word);
    return anyhow.has(name) || (capitalised.has(name) && !LOWER.test(word)) ? instead : word;
  });
}

function folded(word: string): string {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[đøłı]/g, (letter) => STROKES[letter] ?? letter);
}
