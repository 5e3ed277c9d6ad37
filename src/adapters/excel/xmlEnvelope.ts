/** One element with text in it; `text` must be free of `<`, `>` and `&`, see asciiJson. */
export function wrapInXml(element: string, namespace: string, text: string): string {
  return `<${element} xmlns="${namespace}">${text}</${element}>`;
}

/**
 * The text of a one-element XML document, undefined when it is anything else.
 * Written by hand because a part may come back from another program with a declaration, a prefix or entities.
 */
export function unwrapXml(xml: string): string | undefined {
  const envelope = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>([^<]*)<\/\1\s*>\s*$/.exec(xml);
  return envelope?.[2]?.replace(/&(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g, (whole, name: string) =>
    name.startsWith('#') ? characterOf(name.slice(1)) : (ENTITIES[name] ?? whole),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function characterOf(number: string): string {
  const code = number.startsWith('x') ? parseInt(number.slice(1), 16) : parseInt(number, 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
