import { officeReady } from '../../../src/adapters/excel/officeReady';

function playOffice(host: string | null, context: object = {}): void {
  Object.assign(globalThis, {
    Office: { onReady: () => Promise.resolve({ host }), HostType: { Excel: 'Excel' }, context },
  });
}

afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

const requirements = { isSetSupported: (set: string, version: string) => set === 'ExcelApi' && version !== '1.12' };

it('tells where the pane runs', async () => {
  playOffice('Excel', {
    displayLanguage: 'es-419',
    officeTheme: { isDarkTheme: true },
    partitionKey: 'site',
    requirements,
  });
  const facts = await officeReady();
  expect(facts).toMatchObject({ host: 'excel', language: 'es-419', isDark: true, partitionKey: 'site' });
  expect([facts.supportsExcelApi('1.9'), facts.supportsExcelApi('1.12')]).toEqual([true, false]);
});

it('says unknown for what Excel on the web does not tell', async () => {
  playOffice('Excel', { displayLanguage: 'en-US', requirements });
  expect(await officeReady()).toMatchObject({ host: 'excel', isDark: undefined, partitionKey: '' });
});

it('knows another program of Office', async () => {
  playOffice('Word', { displayLanguage: 'en-US', requirements });
  expect((await officeReady()).host).toBe('other');
});

it('answers in a plain page, with or without office.js', async () => {
  expect((await officeReady()).host).toBe('none');
  playOffice(null);
  const facts = await officeReady();
  expect(facts.host).toBe('none');
  expect(facts.supportsExcelApi('1.1')).toBe(false);
});
