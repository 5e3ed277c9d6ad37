import { extractOfficeSchema, installedOfficeJs } from '../../src/commands/officeSchema';
import { ExcelHost } from '../../src/workbench/host/excelHost';
import { makeDriver } from '../../src/workbench/makeDriver';
import { ArrayModel } from '../../src/workbench/model/arrayModel';
import { readPageSettings } from '../../src/workbench/pageSettings';
import { UniverModel } from '../../src/workbench/univer/univerModel';
import { REPAYMENTS } from './modelContract';
import { closeHeadlessUniver, headlessUniver } from './support/headlessUniver';

const office = extractOfficeSchema(installedOfficeJs());

const start = (engine: 'array' | 'Univer' = 'array') => {
  const done: string[] = [];
  const pane = {
    mount: () => done.push('mount'),
    kill: () => done.push('kill'),
    setShown: (shown: boolean) => done.push(shown ? 'show' : 'hide'),
  };
  const model = engine === 'array' ? new ArrayModel(REPAYMENTS) : new UniverModel(headlessUniver(), REPAYMENTS);
  const host = new ExcelHost(model, office);
  return { driver: makeDriver(host, pane), host, done };
};

afterEach(closeHeadlessUniver);

describe.each(['array', 'Univer'] as const)('the driver on the %s engine', (engine) => {
  it('types, sorts, inserts and deletes as a person names places', () => {
    const { driver } = start(engine);
    driver.showRows('March', 4);
    driver.type('March', 'D1:D2', [['Note'], ["'007"]]);
    driver.insertRows('March', 2);
    driver.insertColumns('March', 'B', 2);
    driver.sort('March', 'A2:F6', 'A', { ascending: false });
    driver.deleteColumns('March', 'B', 2);
    expect(driver.read('March', 'A1:A6')).toEqual([['Loan'], ['00304'], ['00303'], ['00302'], ['00301'], ['']]);
    driver.deleteRows('March', 2, 2);
    expect(driver.readText('March', 'A2:D3')).toEqual([
      ['00302', 'ana', '1,200.00', ''],
      ['00301', 'Rosa', '25.50', '007'],
    ]);
    expect(driver.isDirty()).toBe(true);
  });

  it('hides, filters, protects, and looks at sheets', () => {
    const { driver } = start(engine);
    driver.showRows('March', 4);
    driver.hideRows('March', 2);
    driver.filter('March', 'A1:C5', 'B', ['Luz']);
    driver.unfilter('March');
    driver.protect('March');
    expect(() => driver.type('March', 'A2', [['x']])).toThrow('protected');
    driver.unprotect('March');
    driver.addSheet('May');
    driver.moveSheet('May', 0);
    driver.renameSheet('Notes', 'Remarks');
    driver.activateSheet('May');
    driver.deleteSheet('Remarks');
    expect(driver.sheets().map(({ name, used }) => [name, used])).toEqual([
      ['May', null],
      ['March', 'A1:C5'],
    ]);
    driver.select('March', 'B2');
    expect(driver.selection()).toEqual({ sheet: 'March', address: 'B2' });
  });

  it('saves and reverts, and steers the pane', () => {
    const { driver, done } = start(engine);
    driver.save();
    driver.type('March', 'A2', [['lost']]);
    driver.revert();
    expect(driver.read('March', 'A2')).toEqual([['00301']]);
    driver.hidePane();
    driver.showPane();
    driver.killPane();
    driver.mountPane();
    expect(done).toEqual(['hide', 'show', 'kill', 'mount']);
  });

  it('sets what the host plays', () => {
    const { driver, host } = start(engine);
    driver.latency(7);
    driver.payloadLimit(1000);
    driver.misplaceAcrossHiddenRows(true);
    driver.editMode(true);
    expect(host.settings).toMatchObject({ latency: 7, payloadLimit: 1000, misplacesAcrossHiddenRows: true });
    expect(host.isEditing).toBe(true);
  });
});

describe('the page address', () => {
  it('sets locale, requirement set, pane and latency', () => {
    const { paneUrl, host } = readPageSettings(
      'https://localhost:1/workbench/?locale=es-MX&excelApi=1.9&pane=/p.html&latency=5',
    );
    expect(paneUrl).toBe('https://localhost:1/p.html');
    expect(host).toMatchObject({
      locale: 'es-MX',
      latency: 5,
      requirements: { ExcelApi: '1.9', DelayForCellEdit: '1.1' },
    });
    expect(readPageSettings('https://localhost:1/workbench/')).toMatchObject({
      paneUrl: 'https://localhost:1/pane.html',
      engine: 'univer',
    });
    expect(readPageSettings('https://localhost:1/workbench/?engine=array').engine).toBe('array');
  });

  it('refuses a pane from elsewhere, a latency that is no number and an unknown engine', () => {
    for (const query of [
      'pane=https://other.test/p.html',
      'pane=//other.test/p.html',
      'latency=soon',
      'latency=-1',
      'engine=x',
    ]) {
      expect(() => readPageSettings(`https://localhost:1/workbench/?${query}`)).toThrow();
    }
  });
});

describe('the schema of the installed office.js', () => {
  it('knows wire names, collections and requirement sets', () => {
    expect(office.schema['Range']?.scalars).toEqual(expect.arrayContaining(['Values', 'ValueTypes', 'RowHidden']));
    expect(office.schema['WorksheetCollection']?.collection).toBe(true);
    expect(office.schema['Worksheet']?.navs).toContain('protection');
    expect(office.apiSets['Worksheet.onRowSorted']).toBe('ExcelApi 1.10');
  });

  it('says when a folder holds no office.js that it understands', () => {
    expect(() => extractOfficeSchema('/nowhere')).toThrow();
  });
});
