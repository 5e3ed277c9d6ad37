import { withoutUsualPort, type LinkHost } from './linkHosts';

/** How an address may stand in a cell; the cell shows the full address in every case. */
export type LinkCell =
  | { readonly as: 'formula'; readonly address: string; readonly formula: string }
  /** Too long for a formula: a link of Excel's own. */
  | { readonly as: 'native'; readonly address: string }
  | { readonly as: 'text'; readonly address: string };

/** Characters that a text within a formula may have. */
const LITERAL_CHARACTERS = 255;

/** ASCII alone: a dot, a slash or a letter that only looks like one never gets this far; no user, no backslash, no space. */
const PLAIN_HTTPS = /^https:\/\/([a-z0-9.-]+(?::\d{1,5})?)(?:[/?#][!-[\]-~]*)?$/i;
const LABEL = /^(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * The one exception to "text from the network is never a formula": an https address of a known host becomes
 * `=HYPERLINK("address","address")` with its quotes doubled, everything else stays text.
 */
export function linkFormula(address: string, hosts: readonly LinkHost[]): LinkCell {
  const host = PLAIN_HTTPS.exec(address)?.[1];
  if (host === undefined || !isKnown(withoutUsualPort(host), hosts)) return { as: 'text', address };
  const literal = literalOf(address);
  if (!fitsFormula(address)) return { as: 'native', address };
  return { as: 'formula', address, formula: `=HYPERLINK("${literal}","${literal}")` };
}

/** Whether a text is short enough to stand in a formula. */
export function fitsFormula(text: string): boolean {
  return literalOf(text).length <= LITERAL_CHARACTERS;
}

function literalOf(text: string): string {
  return text.replaceAll('"', '""');
}

function isKnown(host: string, hosts: readonly LinkHost[]): boolean {
  const [name = ''] = host.split(':');
  if (!name.split('.').every((label) => LABEL.test(label))) return false;
  return hosts.some((known) => host === known.host || (known.andBelow && host.endsWith(`.${known.host}`)));
}
