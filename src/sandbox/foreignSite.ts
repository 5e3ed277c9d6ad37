/**
 * Whether a page of another web site made this call. A browser says so in Sec-Fetch-Site, an old one in Origin alone;
 * a program says neither. Another port of this machine is another site too, though a browser calls it "same-site".
 */
export function isFromForeignSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== headers.get('host'));
}
