const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/\s*([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const isText = (text: string): boolean => !/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text);

const attribute = (attributes: string, name: string): string | undefined => {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (match?.[1] ?? match?.[2])?.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
};

/**
 * The namespace of an XML text's root element ('' when it has none); null when the text is not well formed.
 * A small reader of our own, because the model also runs where there is no DOMParser; DTDs are refused.
 */
export const rootNamespace = (xml: string): string | null => {
  const open: string[] = [];
  let namespace: string | null = null;
  let end = 0;
  for (const token of xml.matchAll(TOKEN)) {
    const between = xml.slice(end, token.index);
    if (open.length > 0 ? !isText(between) : between.replace(/^\uFEFF/, '').trim() !== '') return null;
    end = token.index + token[0].length;
    const [whole, closing, opening, attributes = '', selfClosed] = token;
    if (closing !== undefined && open.pop() !== closing) return null;
    if (whole.startsWith('<![CDATA[') && open.length === 0) return null;
    if (opening === undefined) continue;
    if (open.length === 0) {
      if (namespace !== null) return null;
      const [prefix, local] = opening.includes(':') ? opening.split(':') : ['', opening];
      const found = attribute(attributes, prefix ? `xmlns:${prefix}` : 'xmlns');
      if (!local || (prefix && found === undefined)) return null;
      namespace = found ?? '';
    }
    if (!isText(attributes)) return null;
    if (!selfClosed) open.push(opening);
  }
  return open.length === 0 && xml.slice(end).trim() === '' ? namespace : null;
};
