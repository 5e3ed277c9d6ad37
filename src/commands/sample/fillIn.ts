/** A sentence with its `{words}` replaced; one that is not given is a mistake of the sample. */
export function fillIn(sentence: string, words: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`A sample's text asks for {${name}}, which is not given.`);
    return String(word);
  });
}
