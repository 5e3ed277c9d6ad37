import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from '../src/commands/arguments';
import { deploymentManifest, LOCAL_ORIGIN } from '../src/commands/manifest';
import { createWords } from '../src/locales';
import { allElements, readXml, type XmlElement } from './support/xml';

const ROOT = join(__dirname, '..');
const TEXT = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
const LOCALES = ['es-ES', 'es-MX', 'fr-FR', 'fr-CA'];
/** What a plain URL in the text may be besides the pane's own: names of vocabularies, which nothing fetches. */
const NAMESPACES = /^http:\/\/(schemas\.microsoft\.com\/office\/[\w/.]+|www\.w3\.org\/2001\/XMLSchema-instance)$/;

const manifest = readXml(TEXT);
const everything = allElements(manifest);
const named = (name: string, within: readonly XmlElement[] = everything) => within.filter((e) => e.name === name);
const only = (name: string, within?: readonly XmlElement[]): XmlElement => {
  const found = named(name, within);
  expect([name, found.length]).toEqual([name, 1]);
  return found[0]!;
};
const names = (element: XmlElement) => element.children.map((child) => child.name);
const valueOf = (element: XmlElement) => element.attributes['DefaultValue'] ?? '';
const idOf = (element: XmlElement) => element.attributes['id'] ?? '';
const resourceNamed = (id: string) => everything.find((e) => /^bt:(Image|Url|String)$/.test(e.name) && idOf(e) === id);

describe('the manifest’s order', () => {
  it('is the one that Excel reads', () => {
    expect(names(manifest)).toEqual([
      ...['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description'],
      ...['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'Hosts', 'Requirements', 'DefaultSettings'],
      ...['Permissions', 'VersionOverrides'],
    ]);
    const overrides = only('VersionOverrides');
    expect(names(overrides)).toEqual(['Hosts', 'Resources']);
    const host = allElements(overrides).find(({ name }) => name === 'Host')!;
    expect(names(host)).toEqual(['Runtimes', 'DesktopFormFactor']);
    expect(names(only('Resources'))).toEqual(['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings']);
    for (const control of named('Control')) expect(names(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
    for (const action of named('Action')) expect(names(action)).toEqual(['TaskpaneId', 'SourceLocation']);
  });
});

describe('the manifest’s buttons', () => {
  const places = named('ExtensionPoint').map((point) => [
    point.attributes['xsi:type'],
    idOf(point.children[0]!),
    ...named('Control', allElements(point)).map((control) => {
      const label = named('Label', control.children)[0]!;
      return valueOf(resourceNamed(label.attributes['resid']!)!);
    }),
  ]);

  it('stand on the Home tab in a group of their own, and in the menu of a cell', () => {
    expect(places).toEqual([
      ['PrimaryCommandSurface', 'TabHome', 'Send to Kiva'],
      ['ContextMenu', 'ContextMenuCell', 'Send to Kiva'],
    ]);
    const group = only('Group');
    expect(valueOf(resourceNamed(named('Label', group.children)[0]!.attributes['resid']!)!)).toBe('Kiva');
  });

  it('open one and the same pane, which lives on when it is closed', () => {
    const actions = named('Action');
    expect(actions.map((action) => action.attributes['xsi:type'])).toEqual(['ShowTaskpane', 'ShowTaskpane']);
    // Without a common id Excel takes them for two panes, and a shared runtime has one.
    expect(new Set(named('TaskpaneId').map(({ text }) => text)).size).toBe(1);
    const runtime = only('Runtime');
    expect(runtime.attributes['lifetime']).toBe('long');
    const opened = named('SourceLocation').flatMap(({ attributes }) => attributes['resid'] ?? []);
    expect([...new Set([runtime.attributes['resid'], ...opened])]).toEqual(['Taskpane.Url']);
    expect(valueOf(resourceNamed('Taskpane.Url')!)).toBe(`${LOCAL_ORIGIN}/pane.html`);
  });

  it('appear in an old Excel and on an iPad too', () => {
    expect(named('Set').map(({ attributes }) => attributes)).toEqual([{ Name: 'ExcelApi', MinVersion: '1.1' }]);
  });

  it('say what the pane says', () => {
    const label = resourceNamed('Send.Label')!;
    const said = Object.fromEntries(
      label.children.map(({ attributes }) => [attributes['Locale'], attributes['Value']]),
    ) as Record<string, string>;
    for (const locale of LOCALES) expect(said[locale]).toBe(createWords(locale)('checked.send'));
    expect(valueOf(label)).toBe(createWords('en-US')('checked.send'));
  });
});

describe('the manifest’s resources', () => {
  const resources = everything.filter(
    (e) => /^bt:(Image|Url|String)$/.test(e.name) && e.attributes['id'] !== undefined,
  );
  const resids = everything.flatMap(({ attributes }) => attributes['resid'] ?? []);

  it('have ids of at most 32 characters, each once, and so have the controls', () => {
    const ids = [...resources, ...named('Control'), ...named('Group')].map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...resources.map(idOf), ...resids].filter((id) => id.length > 32 || id === '')).toEqual([]);
  });

  it('are all there and all used', () => {
    expect([...new Set(resids)].sort()).toEqual(resources.map(idOf).sort());
  });

  it.each([
    ['bt:ShortStrings', 125],
    ['bt:LongStrings', 250],
    ['DisplayName', 125],
    ['Description', 250],
  ])('are short enough in %s (%i)', (name, most) => {
    const texts = allElements(only(name, manifest.children.concat(only('Resources').children)))
      .flatMap(({ attributes }) => [attributes['DefaultValue'], attributes['Value']])
      .filter((text) => text !== undefined);
    expect(texts.length).toBeGreaterThan(LOCALES.length);
    expect(texts.filter((text) => text.length > most || text.trim() === '')).toEqual([]);
  });

  it('speak Spanish and French wherever they speak, under full tags', () => {
    const spoken = [...named('DisplayName'), ...named('Description', manifest.children)].concat(
      named('bt:String').filter(({ attributes }) => attributes['id'] !== undefined),
    );
    expect(spoken).toHaveLength(5);
    for (const { children } of spoken) {
      expect(children.map(({ attributes }) => attributes['Locale'])).toEqual(LOCALES);
      expect(children.every(({ attributes }) => attributes['Value'])).toBe(true);
    }
  });

  it('are asked for over https alone', () => {
    const urls = [...TEXT.matchAll(/[a-z]+:\/\/[^"<\s]+/g)].map(([url]) => url);
    const asked = urls.filter((url) => !NAMESPACES.test(url));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((url) => !url.startsWith(`${LOCAL_ORIGIN}/`))).toEqual([]);
  });
});

describe('the manifest’s icons', () => {
  /** Width and height as the header of a PNG tells them. */
  const sizeOf = (file: string) => {
    const bytes = readFileSync(file);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  const fileOf = (url: string) => join(ROOT, url.slice(LOCAL_ORIGIN.length));

  it('are there in the size that each place asks for', () => {
    for (const list of named('Icon')) {
      const sizes = list.children.map(({ attributes }) => Number(attributes['size']));
      expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
      for (const { attributes } of list.children) {
        const file = fileOf(valueOf(resourceNamed(attributes['resid']!)!));
        expect([file, ...sizeOf(file)]).toEqual([file, Number(attributes['size']), Number(attributes['size'])]);
      }
    }
    expect(named('Icon')).toHaveLength(3);
    expect(sizeOf(fileOf(valueOf(only('IconUrl'))))).toEqual([32, 32]);
    expect(sizeOf(fileOf(valueOf(only('HighResolutionIconUrl'))))).toEqual([64, 64]);
    expect(sizeOf(join(ROOT, 'assets', 'icons', 'icon-128.png'))).toEqual([128, 128]);
  });
});

describe('npm run manifest', () => {
  const GUID = '01234567-89ab-4cde-8f01-23456789abcd';

  it('moves every address to the deployment and changes nothing else', () => {
    const made = deploymentManifest(TEXT, { url: 'https://kiva.example.org:444/' });
    expect(made).not.toContain('localhost');
    expect(made.replaceAll('https://kiva.example.org:444', LOCAL_ORIGIN)).toBe(TEXT);
  });

  it('takes an id and a page for help', () => {
    const made = readXml(
      deploymentManifest(TEXT, {
        url: 'https://kiva.example.org',
        id: GUID.toUpperCase(),
        support: 'https://help.example.org/?a=1&b="$&<',
      }),
    );
    const said = (name: string) => named(name, made.children)[0]!;
    expect(said('Id').text).toBe(GUID);
    expect(new URL(valueOf(said('SupportUrl'))).href).toBe('https://help.example.org/?a=1&b=%22$&%3C');
  });

  it.each([
    [{ url: 'http://kiva.example.org' }, '--url takes an https address'],
    [{ url: 'kiva.example.org' }, '--url takes an https address'],
    [{ url: 'https://someone:secret@kiva.example.org' }, '--url takes an https address'],
    [{ url: 'https://kiva.example.org/pane.html' }, '--url takes the server’s address alone'],
    [{ url: 'https://kiva.example.org/?a' }, '--url takes the server’s address alone'],
    [{ url: 'https://kiva.example.org', id: '1234' }, '--id takes a GUID'],
    [{ url: 'https://kiva.example.org', support: 'mailto:help@example.org' }, '--support takes an https address'],
  ])('refuses %j in one sentence', (given, sentence) => {
    expect(() => deploymentManifest(TEXT, given)).toThrow(WrongUse);
    expect(() => deploymentManifest(TEXT, given)).toThrow(sentence);
  });
});
