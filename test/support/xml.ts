/** One element of an XML text: its name as written, its attributes, its text and its children in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TAG = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/y;
const plain = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? `&${name};`);

/** Reads XML without DTD and CDATA, which is all that a manifest has; throws where a tag does not fit. */
export function readXml(text: string): XmlElement {
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  for (let at = 0; at < text.length;) {
    const inner = open[open.length - 1]!;
    const next = text.indexOf('<', at);
    inner.text += plain(text.slice(at, next < 0 ? text.length : next)).trim();
    if (next < 0) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    if (!tag) throw new Error(`Not XML: ${text.slice(next, next + 60)}`);
    at = TAG.lastIndex;
    const [, closes, name, attributes, empty] = tag;
    if (name === undefined) continue;
    if (closes) {
      if (inner.name !== name) throw new Error(`</${name}> closes <${inner.name}>.`);
      open.pop();
      continue;
    }
    const pairs = [...attributes!.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, plain(value!)]);
    const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    inner.children.push(element);
    if (!empty) open.push(element);
  }
  const [document] = open;
  if (open.length !== 1 || document!.children.length !== 1) throw new Error('Not one whole document.');
  return document!.children[0]!;
}

/** An element and everything below it, in document order. */
export function allElements(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap(allElements)];
}
