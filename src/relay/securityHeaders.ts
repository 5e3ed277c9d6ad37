import { RelayStartError } from './startError';

/** Who may frame the pane: Excel on the web's hosts, and this very origin for the workbench. */
export const EXCEL_FRAME_ANCESTORS = [
  "'self'",
  'https://*.officeapps.live.com',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
].join(' ');

/**
 * Headers of every answer. No X-Frame-Options: it knows one framing site only, and Excel on the web has several.
 * office.js comes from Microsoft's CDN; Fluent writes its styles into the page.
 */
export function securityHeaders(frameAncestors: string): Readonly<Record<string, string>> {
  const ancestors = frameAncestors.trim().split(/\s+/);
  if (!ancestors.every((source) => /^('self'|https:\/\/[\w*.:-]+)$/.test(source))) {
    throw new RelayStartError("Frame ancestors are 'self' and https hosts, with a space between them.");
  }
  const policy = [
    "default-src 'none'",
    "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    `frame-ancestors ${[...new Set(["'self'", ...ancestors])].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
