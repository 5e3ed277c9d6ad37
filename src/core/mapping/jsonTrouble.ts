/** Deeper than any template: what nests further is made to break a reader. */
const DEEPEST = 12;

/** Why JSON text must not be read as it stands: nested without end, or an object with one key twice, of which JSON.parse keeps the last unsaid. */
export type JsonTrouble = 'tooDeep' | 'keyTwice';

/** Looks through text that is valid JSON; undefined when nothing is hidden in it. */
export function jsonTrouble(json: string): JsonTrouble | undefined {
  /** Keys so far of each object that is open; an array has none. */
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      if (open.length > DEEPEST) return 'tooDeep';
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(json, at);
      const keys = open.at(-1);
      if (keys !== undefined && nextVisible(json, end + 1) === ':') {
        const key = String(JSON.parse(json.slice(at, end + 1)));
        if (keys.has(key)) return 'keyTwice';
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

function nextVisible(json: string, start: number): string | undefined {
  let at = start;
  while (/\s/.test(json[at] ?? '')) at += 1;
  return json[at];
}
