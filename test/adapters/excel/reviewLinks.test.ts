import { createExcelWorkbook } from '../../../src/adapters/excel/excelWorkbook';
import { linkHosts } from '../../../src/core/writeBack/linkHosts';
import type { RowIdentity, RowWrite } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type SheetInExcel } from './sheetInExcel';

afterEach(closeSheet);

const HEADERS = ['Kiva status', 'Kiva review link'].map((write) => ({ write, known: [write], width: 120 }));
const HOSTS = linkHosts([{ id: 'sandbox', apiBase: 'https://localhost:8443/sandbox' }]);
const LINK_COLUMN = 2;
const identity = (count: number): RowIdentity => ({ columns: [0], firstRow: 1, lastRow: count });
const write = (row: number, link: RowWrite['words'][number]): RowWrite => ({
  row,
  identity: [`L${row}`],
  words: [`Sent ${row}`, link],
});
const address = (n: number): string => `https://www.kiva.org/journals/${n}`;
const long = (n: number): string => `https://www.kiva.org/${n}/`.padEnd(300, 'x');

interface Prepared extends SheetInExcel {
  flush(rows: readonly RowWrite[]): ReturnType<SheetInExcel['workbook']['flush']>;
  /** Value, formula and link of each row's review cell. */
  cells(count: number): readonly (readonly [unknown, unknown, string | undefined])[];
}

async function prepared(count: number): Promise<Prepared> {
  const rows = Array.from({ length: count }, (_, at) => [`L${at + 1}`]);
  const opened = openSheet([['Loan'], ...rows]);
  const { sheet } = opened;
  const workbook = createExcelWorkbook(() => HOSTS);
  await workbook.resultColumns(sheet.id, 0, HEADERS);
  return {
    ...opened,
    flush: (written) => workbook.flush(sheet.id, identity(count), [1, LINK_COLUMN], written),
    cells: (wanted) =>
      Array.from({ length: wanted }, (_, at) => {
        const area = { row: at + 1, column: LINK_COLUMN, rowCount: 1, columnCount: 1 };
        const formula = sheet.read(area, 'formulas')[0]?.[0];
        return [sheet.read(area, 'values')[0]?.[0], formula, sheet.hyperlink(at + 1, LINK_COLUMN)?.address] as const;
      }),
  };
}

const linked = (url: string) => [url, `=HYPERLINK("${url}","${url}")`, url];
const plain = (text: string) => [text, text, undefined];

it('shows the full address as a link, in two batches as any other result', async () => {
  const { flush, cells, batchesOf, lane } = await prepared(30);
  const rows = Array.from({ length: 30 }, (_, at) => write(at + 1, { link: address(at + 1) }));
  let report;
  expect(await batchesOf(async () => (report = await flush(rows)))).toBe(2);
  expect(report).toEqual({ written: 30, moved: 0, lost: [] });
  expect(cells(30)).toEqual(rows.map((_, at) => linked(address(at + 1))));
  expect(lane.journal().notImplemented).toEqual([]);
});

it('links to Kiva and the sandbox alone; a text is never a formula, whatever it says', async () => {
  const { flush, cells } = await prepared(6);
  const evil = '=HYPERLINK("https://www.kiva.org/","x")';
  await flush([
    write(1, { link: 'https://localhost:8443/sandbox/pa2/journals/1' }),
    write(2, { link: 'https://kiva.org.evil.example/1' }),
    write(3, { link: evil }),
    write(4, evil),
    write(5, address(5)),
    write(6, { link: 'http://www.kiva.org/1' }),
  ]);
  expect(cells(6)).toEqual([
    linked('https://localhost:8443/sandbox/pa2/journals/1'),
    plain('https://kiva.org.evil.example/1'),
    plain(evil),
    plain(evil),
    plain(address(5)),
    plain('http://www.kiva.org/1'),
  ]);
});

it('makes a long address a link of Excel’s own, which goes when another text comes', async () => {
  const { flush, cells } = await prepared(3);
  await flush([write(1, { link: long(1) }), write(2, { link: long(2) }), write(3, { link: long(3) })]);
  expect(cells(3)).toEqual([1, 2, 3].map((n) => [long(n), long(n), long(n)]));
  await flush([write(1, ''), write(2, { link: address(2) }), write(3, null)]);
  expect(cells(3)).toEqual([['', '', undefined], linked(address(2)), [long(3), long(3), long(3)]]);
});

it('keeps the address as text where Excel refuses the link', async () => {
  const { flush, cells, sheet } = await prepared(2);
  jest.spyOn(sheet, 'setHyperlink').mockImplementation(() => {
    throw Object.assign(new Error('no room'), { code: 'InvalidArgument' });
  });
  const refused = flush([write(1, { link: long(1) }), write(2, { link: address(2) })]);
  await expect(refused).resolves.toEqual({ written: 2, moved: 0, lost: [] });
  expect(cells(2)).toEqual([plain(long(1)), plain(address(2))]);
});

it('puts the link of another row back as a link when rows moved while it was written', async () => {
  const opened = await prepared(3);
  const { flush, cells, sheet, afterNextBatch } = opened;
  await flush([1, 2, 3].map((n) => write(n, { link: address(n) })));
  afterNextBatch(() =>
    sheet.sort({ row: 1, column: 0, rowCount: 3, columnCount: 3 }, [{ column: 0, ascending: false }]),
  );
  const report = await flush([write(1, { link: address(11) })]);
  expect(report).toEqual({ written: 1, moved: 1, lost: [] });
  expect(cells(3)).toEqual([linked(address(3)), linked(address(2)), linked(address(11))]);
});
