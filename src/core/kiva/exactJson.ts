const NUMBER_START = /[-0-9]/;
const NUMBER_PART = /[-+.0-9eE]/;

/**
 * Parses JSON with every number left as the text that stood there, so that an id beyond 2^53 keeps its digits;
 * undefined when the text is no JSON.
 */
export function parseExact(text: string): unknown {
  try {
    // The original must parse too: quoting its numbers would turn {1:2} into valid JSON.
    JSON.parse(text);
    return JSON.parse(quoteNumbers(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function quoteNumbers(json: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < json.length) {
    const end = endOfToken(json, at);
    const token = json.slice(at, end);
    parts.push(NUMBER_START.test(token.charAt(0)) ? `"${token}"` : token);
    at = end;
  }
  return parts.join('');
}

function endOfToken(json: string, start: number): number {
  const first = json.charAt(start);
  if (first === '"') return endOfString(json, start);
  const inNumber = NUMBER_START.test(first);
  let end = start + 1;
  while (end < json.length) {
    const next = json.charAt(end);
    if (inNumber ? !NUMBER_PART.test(next) : next === '"' || NUMBER_START.test(next)) return end;
    end += 1;
  }
  return end;
}

function endOfString(json: string, start: number): number {
  let end = start + 1;
  while (json.charAt(end) !== '"') end += json.charAt(end) === '\\' ? 2 : 1;
  return end + 1;
}
