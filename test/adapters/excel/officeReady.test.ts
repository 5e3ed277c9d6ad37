import { officeReady } from '../../../src/adapters/excel/officeReady';

function playOffice(answer: Promise<{ host: string | null }>, context: object = {}): void {
  Object.assign(globalThis, { Office: { onReady: () => answer, HostType: { Excel: 'Excel' }, context } });
}

const inHost = (host: string | null, context?: object): void => playOffice(Promise.resolve({ host }), context);

/** A clock whose sleep ends when the test says so. */
function handClock() {
  const asked: number[] = [];
  let pass: () => void = () => undefined;
  const sleep = (milliseconds: number): Promise<void> => {
    asked.push(milliseconds);
    return new Promise((resolve) => (pass = resolve));
  };
  return { sleep, asked, pass: () => pass() };
}

const facts = () =>
  officeReady(handClock(), () => {
    throw new Error('Nobody was late.');
  });
const settled = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

const requirements = { isSetSupported: (set: string, version: string) => set === 'ExcelApi' && version !== '1.12' };

it('tells where the pane runs', async () => {
  inHost('Excel', {
    displayLanguage: 'es-419',
    officeTheme: { isDarkTheme: true },
    partitionKey: 'site',
    requirements,
  });
  const told = await facts();
  expect(told).toMatchObject({ host: 'excel', language: 'es-419', isDark: true, partitionKey: 'site' });
  expect([told.supportsExcelApi('1.9'), told.supportsExcelApi('1.12')]).toEqual([true, false]);
});

it('says unknown for what Excel on the web does not tell', async () => {
  inHost('Excel', { displayLanguage: 'en-US', requirements });
  expect(await facts()).toMatchObject({ host: 'excel', isDark: undefined, partitionKey: '' });
});

it('knows another program of Office', async () => {
  inHost('Word', { displayLanguage: 'en-US', requirements });
  expect((await facts()).host).toBe('other');
});

it('tells a page outside of Office from an office.js that did not load', async () => {
  expect((await facts()).host).toBe('missing');
  inHost(null);
  const told = await facts();
  expect(told.host).toBe('none');
  expect(told.supportsExcelApi('1.1')).toBe(false);
});

it('says once that Office is late, and still takes its answer', async () => {
  let answer: (ready: { host: string }) => void = () => undefined;
  playOffice(new Promise((resolve) => (answer = resolve)), { displayLanguage: 'fr-FR', requirements });
  const clock = handClock();
  let late = 0;
  const told = officeReady(clock, () => (late += 1));
  await settled();
  expect([clock.asked, late]).toEqual([[10_000], 0]);
  clock.pass();
  await settled();
  expect(late).toBe(1);
  answer({ host: 'Excel' });
  expect((await told).language).toBe('fr-FR');
});

it('calls nobody late whose answer came in time', async () => {
  inHost('Excel', { requirements });
  const clock = handClock();
  let late = 0;
  await officeReady(clock, () => (late += 1));
  clock.pass();
  await settled();
  expect(late).toBe(0);
});
