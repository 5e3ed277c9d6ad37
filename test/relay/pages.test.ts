import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ORIGIN, relayFixture } from './support/relayFixture';

describe('the relay’s pages', () => {
  let root: string;
  let staticFolder: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'relay-pages-'));
    staticFolder = join(root, 'dist');
    mkdirSync(join(staticFolder, 'assets', 'deep'), { recursive: true });
    mkdirSync(join(staticFolder, 'assets', 'icons'));
    const files = {
      'dist/pane.html': '<p>pane',
      'dist/secret.html': 'not served',
      'dist/assets/pane.0123456789abcdef.js': 'let x = 1;'.repeat(50),
      'dist/assets/icons/icon-32.png': '\u0001\u0002',
      'dist/assets/deep/a.css': 'p{}',
      'dist/assets/.hidden.js': 'hidden',
      'dist/assets/program.exe': 'MZ',
      'other/pane.html': '<p>workbench',
      'outside.js': 'outside',
    };
    mkdirSync(join(root, 'other'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    symlinkSync(join(root, 'outside.js'), join(staticFolder, 'assets', 'link.js'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const get = async (path: string, headers: Record<string, string> = {}, more = {}) => {
    const { relay } = await relayFixture({ staticFolder, ...more });
    return relay.app.request(new Request(`${ORIGIN}${path}`, { headers }));
  };

  it('lead from / to the pane, which is asked for again each time', async () => {
    const root = await get('/');
    expect([root.status, root.headers.get('location')]).toEqual([302, '/pane.html']);
    const pane = await get('/pane.html');
    expect([pane.status, await pane.text()]).toEqual([200, '<p>pane']);
    expect(pane.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(pane.headers.get('cache-control')).toBe('no-cache');
  });

  it('keep hashed assets for ever, and only those', async () => {
    const script = await get('/assets/pane.0123456789abcdef.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const sheet = await get('/assets/deep/a.css');
    expect([sheet.status, sheet.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });

  it('hand out icons as Excel wants them: to anyone, and not forbidden to be kept', async () => {
    const icon = await get('/assets/icons/icon-32.png', { 'accept-encoding': 'gzip', 'sec-fetch-site': 'cross-site' });
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(icon.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(icon.headers.get('content-encoding')).toBeNull();
  });

  it('have no file of a name that is longer than any', async () => {
    expect((await get(`/assets/${'a'.repeat(5_000)}.js`)).status).toBe(404);
  });

  it('are sent small to those who can unpack', async () => {
    const script = await get('/assets/pane.0123456789abcdef.js', { 'accept-encoding': 'br, gzip' });
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.headers.get('vary')).toBe('accept-encoding');
    expect(gunzipSync(Buffer.from(await script.arrayBuffer())).toString()).toBe('let x = 1;'.repeat(50));
  });

  it('may have the workbench’s pane instead', async () => {
    const pane = await get('/pane.html', {}, { paneHtml: join(root, 'other', 'pane.html') });
    expect(await pane.text()).toBe('<p>workbench');
  });

  it.each([
    '/secret.html',
    '/assets/',
    '/assets',
    '/assets/deep',
    '/assets/none.js',
    '/assets/.hidden.js',
    '/assets/program.exe',
    '/assets/link.js',
    '/assets/../secret.html',
    '/assets/..%2fsecret.html',
    '/assets/%2e%2e/secret.html',
    '/assets/%2e%2e%2f%2e%2e%2foutside.js',
    '/assets/..\\..\\outside.js',
    '/assets/..%5c..%5coutside.js',
    '/assets//etc/passwd',
    '/assets/a%00.js',
    '/assets/%E0%A4%A.js',
    '/pane.html/',
    '//pane.html',
  ])('do not include %s', async (path) => {
    const response = await get(path);
    expect([response.status, await response.json()]).toEqual([404, { error: 'noSuchRoute' }]);
  });

  it('carry a strict policy, like every other answer', async () => {
    const { call, relay } = await relayFixture({ staticFolder });
    const answers = [
      await get('/pane.html'),
      await get('/'),
      await get('/assets/icons/icon-32.png'),
      await get('/nothing'),
      await call('GET', '/api/environments'),
      await call('GET', '/api/environments', { headers: { origin: 'https://evil.test' } }),
      await call('POST', '/api/session', { body: 'nonsense' }),
      await relay.app.request(`${ORIGIN}/pane.html`, { method: 'HEAD' }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com; " +
          "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; " +
          "worker-src 'self'; frame-ancestors 'self' https://*.officeapps.live.com https://*.sharepoint.com " +
          'https://onedrive.live.com https://*.cloud.microsoft https://*.office.com https://*.microsoft365.com; ' +
          "base-uri 'none'; form-action 'self'; object-src 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBeNull();
    }
    expect(answers.slice(4, 7).map(({ headers }) => headers.get('cache-control'))).toEqual(Array(3).fill('no-store'));
  });

  it('stay framable by themselves whatever the setting says', async () => {
    const pane = await get('/pane.html', {}, { frameAncestors: 'https://excel.partner.org' });
    expect(pane.headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://excel.partner.org;");
  });
});
