import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import { completePhoto } from '../../../src/core/photo/completePhoto';
import type { ChosenPhoto, PhotoSurroundings } from '../../../src/core/photo/photoChoice';
import { fileNameKeys, photoNameKey } from '../../../src/core/photo/photoNameKey';
import { photoKey } from '../../../src/core/photo/photoKey';
import { photoSurroundings } from '../../../src/core/photo/photoSurroundings';
import { encodingSteps } from '../../../src/core/photo/encodingSteps';
import { PHOTO_SETTINGS } from '../../../src/core/photo/photoSettings';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import { check } from '../check/sheets';

const photo = (name: string, more: Partial<ChosenPhoto> = {}): ChosenPhoto => ({
  reference: `sha256:${name}`,
  name,
  width: 1200,
  height: 800,
  ...more,
});

const NOTHING_CHOSEN: PhotoSurroundings = {
  chosen: [],
  refused: [],
  pairs: {},
  without: false,
  before: new Set(),
  expected: false,
};

const FIELDS = ['loanId', 'clientId', 'groupName', 'photo', 'waiver'];
type Row = readonly [loan: string, client: string, group: string, photo: string, waiver?: string];

function checkPhotos(rows: readonly Row[], photos: Partial<PhotoSurroundings>): CheckedSheet {
  const whole = { ...NOTHING_CHOSEN, ...photos };
  return check(
    'loanDraft',
    FIELDS,
    rows.map((row) => row.map((text) => text ?? '')),
    {},
    { photos: whole, completions: [completePhoto] },
  );
}

const saidOfPhotos = ({ findings }: CheckedSheet): readonly string[] =>
  findings
    .filter(({ code }) => code.startsWith('photo') || code === 'waiverNotSigned')
    .map(({ code, severity, row }) => `${row ?? '-'} ${code} ${severity}`);
const photosOf = ({ records }: CheckedSheet): readonly unknown[] =>
  records.map(({ values }) => values.get('loanDraft.photo')?.value);
const sent = ({ sendable }: CheckedSheet): readonly number[] => sendable.map(({ row }) => row);

const L1: Row = ['L-1', 'C-1', '', ''];
const L2: Row = ['L-2', 'C-2', '', ''];

describe('names', () => {
  it.each([
    ['Akinyi.JPG', 'akinyi.jpg', 'akinyi'],
    ['C:\\Fotos 2026\\María José.jpeg', 'mariajose.jpeg', 'mariajose'],
    ['photos/juan pérez.png', 'juanperez.png', 'juanperez'],
    ['Juan P. Pérez', 'juanp.perez', 'juanp.perez'],
    ['Ｌ１２.gif', 'l12.gif', 'l12'],
    ['a.b.heic', 'a.b.heic', 'a.b'],
  ])('%s', (path, whole, bare) => {
    expect(fileNameKeys(path)).toEqual({ whole, bare });
  });

  it('takes an id for the file name it can have, and no two ids for one', () => {
    expect(photoNameKey('LOAN/12/2023')).toBe(photoNameKey('loan-12-2023'));
    expect(photoNameKey('Jose\u0301')).toBe(photoNameKey('José'));
    expect(photoNameKey('1-12')).not.toBe(photoNameKey('11-2'));
  });
});

describe('matching', () => {
  it.each<[string, readonly Row[], readonly ChosenPhoto[], readonly unknown[], readonly string[]]>([
    ['by the name in its column', [['L-1', 'C-1', '', 'Akinyi']], [photo('AKINYI.JPG')], ['sha256:AKINYI.JPG'], []],
    ['by loan id', [L1], [photo('l-1.png')], ['sha256:l-1.png'], []],
    ['by client id', [L1], [photo('C-1.jpg')], ['sha256:C-1.jpg'], []],
    ['the column before any id', [['L-1', 'C-1', '', 'x']], [photo('x.jpg'), photo('L-1.jpg')], ['sha256:x.jpg'], []],
    [
      'the very ending where it is given',
      [['L-1', '', '', 'x.png']],
      [photo('x.jpg'), photo('x.png')],
      ['sha256:x.png'],
      [],
    ],
    [
      'one picture under two names',
      [L1],
      [photo('L-1.jpg', { reference: 'r' }), photo('C-1.jpg', { reference: 'r' })],
      ['r'],
      [],
    ],
    ['two files for one row', [L1], [photo('L-1.jpg'), photo('C-1.jpg')], [undefined], ['1 photoSeveral error']],
    [
      'one file for two rows',
      [
        ['L-1', '9', '', ''],
        ['L-2', '9', '', ''],
      ],
      [photo('9.jpg')],
      ['sha256:9.jpg', 'sha256:9.jpg'],
      ['1 photoShared error', '2 photoShared error'],
    ],
    [
      'a name whose file is not there',
      [['L-1', '', '', 'x.jpg']],
      [photo('L-1.jpg')],
      [undefined],
      ['1 photoFileMissing error'],
    ],
    ['no file for a row', [L1, L2], [photo('L-1.jpg')], ['sha256:L-1.jpg', undefined], ['2 photoNone warning']],
    ['no name for "N/A"', [['L-1', '', '', 'N/A']], [photo('L-1.jpg')], ['sha256:L-1.jpg'], []],
    [
      'portrait',
      [L1],
      [photo('L-1.jpg', { width: 800, height: 1200 })],
      ['sha256:L-1.jpg'],
      ['1 photoPortrait warning'],
    ],
    ['very small', [L1], [photo('L-1.jpg', { width: 600, height: 399 })], ['sha256:L-1.jpg'], ['1 photoSmall warning']],
  ])('%s', (_, rows, chosen, values, said) => {
    const checked = checkPhotos(rows, { chosen });
    expect(saidOfPhotos(checked)).toEqual(said);
    expect(photosOf(checked)).toEqual(values);
    const held = new Set(said.filter((one) => one.endsWith('error')).map((one) => Number(one.split(' ')[0])));
    expect(sent(checked)).toEqual(rows.map((_row, at) => at + 1).filter((row) => !held.has(row)));
  });

  it('finds a photo by the group’s name', () => {
    const checked = checkPhotos([['L-1', 'C-1', 'Tumaini Women', '']], { chosen: [photo('tumaini women.jpg')] });
    expect(photosOf(checked)).toEqual(['sha256:tumaini women.jpg']);
  });

  it('names a file that cannot be used', () => {
    const refused = [{ name: 'x.HEIC', reason: 'heic', type: 'heic' }] as const;
    const checked = checkPhotos([['L-1', '', '', 'x.jpg']], { refused, expected: true });
    expect(saidOfPhotos(checked)).toEqual(['1 photoFileRefused error']);
    expect(checked.findings.find(({ code }) => code === 'photoFileRefused')?.params['name']).toBe('x.HEIC');
  });

  it.each([
    ['L-1.heic', []],
    ['C-1.HEIC', []],
    ['c-1.tif', [photo('L-2.jpg')]],
  ])('names %s, which is a row’s by its id, and cannot be used', (name, chosen) => {
    const refused = [{ name, reason: 'heic', type: 'heic' }] as const;
    const photos = { refused, chosen, expected: true };
    const checked = checkPhotos([L1, L2], photos);
    const other = chosen.length === 0 ? ['2 photoLeftOut warning'] : [];
    expect(saidOfPhotos(checked)).toEqual(['1 photoFileRefused error', ...other]);
    expect(checked.findings.find(({ code }) => code === 'photoFileRefused')?.params['name']).toBe(name);
    expect(sent(checked)).toEqual([2]);
    const without = checkPhotos([L1, L2], { ...photos, without: true });
    expect(saidOfPhotos(without)).toEqual(['1 photoLeftOut warning', ...other]);
    const both = checkPhotos([L1], { ...photos, chosen: [photo('L-1.jpg')] });
    expect(saidOfPhotos(both)).toEqual([]);
  });

  it('points at the cell, and the waiver hears of the photo', () => {
    const checked = checkPhotos([['L-1', '', '', 'x.jpg', 'no']], { chosen: [photo('x.jpg')] });
    expect(saidOfPhotos(checked)).toEqual(['1 waiverNotSigned error']);
    expect(checked.records[0]?.values.get('loanDraft.photo')?.cell).toEqual({ row: 1, column: 3 });
    expect(checked.records[0]?.unread).toBeUndefined();
  });

  it('finds a photo for a sheet without a photo column', () => {
    const surroundings = { photos: { ...NOTHING_CHOSEN, chosen: [photo('L-1.jpg')] }, completions: [completePhoto] };
    const checked = check('loanDraft', ['loanId', 'amount'], [['L-1', 100]], {}, surroundings);
    expect(photosOf(checked)).toEqual(['sha256:L-1.jpg']);
    expect(checked.total).toBe('100');
  });

  it('is what she says where she paired', () => {
    const chosen = [photo('9.jpg'), photo('b.jpg')];
    const rows: readonly Row[] = [
      ['L-1', '9', '', ''],
      ['L-2', '9', '', ''],
    ];
    const one = checkPhotos(rows, { chosen, pairs: { '["L-1"]': 'sha256:9.jpg' } });
    // The other row still fits the same file by its client id: that is hers to say too.
    expect(saidOfPhotos(one)).toEqual(['2 photoShared error']);
    expect(sent(one)).toEqual([1]);
    const both = checkPhotos(rows, { chosen, pairs: { '["L-1"]': 'sha256:9.jpg', '["L-2"]': 'sha256:9.jpg' } });
    expect(sent(both)).toEqual([1, 2]);
    const other = checkPhotos(rows, { chosen, pairs: { '["L-2"]': 'sha256:b.jpg' } });
    expect(photosOf(other)).toEqual(['sha256:9.jpg', 'sha256:b.jpg']);
    expect(sent(other)).toEqual([1, 2]);
    const without = checkPhotos(rows, { chosen, pairs: { '["L-2"]': '' } });
    expect(saidOfPhotos(without)).toEqual(['2 photoLeftOut warning']);
    expect(photosOf(without)).toEqual(['sha256:9.jpg', undefined]);
    const gone = checkPhotos(rows, { chosen: [], pairs: { '["L-2"]': 'sha256:b.jpg' } });
    expect(saidOfPhotos(gone)).toEqual(['2 photoChooseAgain error']);
  });

  it('lets rows without their file go when she says so, and nothing else', () => {
    const rows: readonly Row[] = [
      ['L-1', '', '', 'x.jpg'],
      ['L-2', 'C', '', ''],
      ['L-3', 'C', '', ''],
    ];
    const checked = checkPhotos(rows, { chosen: [photo('C.jpg')], without: true });
    expect(saidOfPhotos(checked)).toEqual(['1 photoLeftOut warning', '2 photoShared error', '3 photoShared error']);
    expect(sent(checked)).toEqual([1]);
  });

  it.each([
    ['last', ['a.jpg', 'b.jpg', ''], [2, 'D3']],
    ['first', ['b.jpg', '', 'a.jpg'], [1, 'D2']],
  ])('takes the file of a group’s that is there where the %s is not', (_, names, [row, cell]) => {
    const rows = names.map((name, at): Row => [`L-${at}`, `C-${at}`, 'Tumaini', name]);
    const held = checkPhotos(rows, { chosen: [photo('a.jpg')] });
    expect(saidOfPhotos(held)).toEqual([`${row} photoFileMissing error`]);
    const checked = checkPhotos(rows, { chosen: [photo('a.jpg')], without: true });
    expect(saidOfPhotos(checked)).toEqual([`${row} photoOtherUsed warning`]);
    expect(checked.findings.find(({ code }) => code === 'photoOtherUsed')?.params).toMatchObject({
      cell,
      shown: 'b.jpg',
      name: 'a.jpg',
    });
    expect(photosOf(checked)).toEqual(['sha256:a.jpg']);
    expect(checked.records[0]?.values.get('loanDraft.photo')?.cell?.row).toBe(names.indexOf('a.jpg') + 1);
    expect(sent(checked)).toEqual([1]);
    const none = checkPhotos(rows, { chosen: [photo('c.jpg')], without: true });
    expect(saidOfPhotos(none)).toEqual(['1 photoLeftOut warning']);
    const two = checkPhotos([...rows, ['L-9', 'C-9', 'Tumaini', 'c.jpg']], {
      chosen: [photo('a.jpg'), photo('c.jpg')],
      without: true,
    });
    expect(saidOfPhotos(two).filter((one) => one.endsWith('error'))).toHaveLength(1);
  });

  it('takes a group’s own file before any of a member’s, and says where there is only that', () => {
    const rows: readonly Row[] = [
      ['L-1', 'C-1', 'Tumaini', ''],
      ['L-2', 'C-2', 'Tumaini', ''],
    ];
    const own = checkPhotos(rows, { chosen: [photo('C-2.jpg'), photo('Tumaini.jpg')] });
    expect(saidOfPhotos(own)).toEqual([]);
    expect(photosOf(own)).toEqual(['sha256:Tumaini.jpg']);
    const first = checkPhotos(rows, { chosen: [photo('L-1.jpg')] });
    expect(saidOfPhotos(first)).toEqual(['1 photoOfMember warning']);
    const several = checkPhotos(rows, { chosen: [photo('L-1.jpg'), photo('L-2.jpg')] });
    expect(saidOfPhotos(several)).toEqual(['1 photoSeveral error']);
    expect(photosOf(several)).toEqual([undefined]);
  });

  it('lets one picture go out with one group alone', () => {
    const rows: readonly Row[] = [
      ['L-1', 'C-1', 'Tumaini', 'x.jpg'],
      ['L-2', 'C-2', 'Tumaini', ''],
      ['L-3', 'C-3', 'Amani', 'x.jpg'],
      ['L-4', 'C-4', 'Amani', ''],
      ['L-5', 'C-5', '', 'x.jpg'],
    ];
    const shared = checkPhotos(rows, { chosen: [photo('x.jpg')] });
    expect(saidOfPhotos(shared)).toEqual(['1 photoShared error', '3 photoShared error', '5 photoShared error']);
    expect(sent(shared)).toEqual([]);
    const pairs = { [photoKey(shared.records[1]!, shared.kind, shared.recordKey) ?? '']: 'sha256:x.jpg' };
    const paired = checkPhotos(rows, { chosen: [photo('x.jpg')], pairs });
    expect(saidOfPhotos(paired)).toEqual(['1 photoShared error', '5 photoShared error']);
  });

  it('takes a group’s photo from any of its members', () => {
    const member = (row: number, loan: string) => ({
      row,
      identity: [loan],
      values: new Map([['loanDraft.loanId', { value: loan }]]),
    });
    const context = {
      kind: RECORD_KINDS.loanDraft,
      recordKey: ['loanDraft.loanId'],
      photos: { ...NOTHING_CHOSEN, chosen: [photo('L-3.jpg'), photo('named.jpg')] },
      textOf: (_: string, row: number) => (row === 7 ? 'named.jpg' : ''),
      cellOf: (_: string, row: number) => ({ row, column: 3 }),
    } as unknown as Parameters<typeof completePhoto>[1];
    const members = [member(1, 'L-1'), member(2, 'L-2'), member(3, 'L-3')];
    const byId = completePhoto({ ...members[0]!, members }, context);
    expect(byId.record.values.get('loanDraft.photo')?.value).toBe('sha256:L-3.jpg');
    expect(byId.findings).toMatchObject([
      { code: 'photoOfMember', severity: 'warning', row: 3, params: { name: 'L-3.jpg', shown: 'L-3' } },
    ]);
    const withName = { ...member(7, 'L-7'), unread: new Set(['loanDraft.photo']) };
    const byName = completePhoto({ ...members[0]!, members: [members[0]!, withName] }, context);
    expect(byName.record.values.get('loanDraft.photo')).toEqual({
      value: 'sha256:named.jpg',
      cell: { row: 7, column: 3 },
    });
    expect(byName.record.members).toHaveLength(2);
  });
});

describe('what earlier runs tell', () => {
  const run = (templateId: string, photo: boolean): LedgerRun => ({
    version: 1,
    runId: 'r',
    kind: 'loanDraft',
    environment: 'sandbox',
    partnerId: '1',
    storeId: 's',
    sheetId: 's1',
    templateId,
    startedAt: '2026-11-22T10:00:00Z',
    submissions: [
      { id: 'a', rows: [{ key: 'L-1', fingerprint: 'f', loanId: 'L-1' }], ...(photo && { photo: true as const }) },
      { id: 'b', rows: [{ key: 'L-9', fingerprint: 'g', loanId: 'L-9' }] },
    ],
  });
  const wishes = { environment: 'sandbox', partnerId: '1', templateId: 't', pairs: {}, without: false } as const;
  const of = (runs: readonly LedgerRun[], more: Partial<typeof wishes> = {}) =>
    photoSurroundings(RECORD_KINDS.loanDraft, { chosen: [], refused: [] }, { ...wishes, ...more }, runs);
  const ROWS: readonly Row[] = [
    ['L-1', '', '', ''],
    ['L-2', '', '', 'x.jpg'],
    ['L-9', '', '', ''],
  ];

  it('nothing where no run had a photo, or it was another partner’s or environment’s', () => {
    expect(of([])).toBeUndefined();
    expect(of([run('t', false)])).toBeUndefined();
    expect(of([run('t', true)], { partnerId: '2' as '1' })).toBeUndefined();
    expect(of([run('t', true)], { environment: 'stage' as 'sandbox' })).toBeUndefined();
    expect(photoSurroundings(RECORD_KINDS.journal, { chosen: [photo('x')], refused: [] }, wishes, [])).toBeUndefined();
  });

  it('asks for the photos again instead of sending without them', () => {
    const photos = of([run('t', true)])!;
    expect([...photos.before]).toEqual(['L-1']);
    const checked = checkPhotos(ROWS, photos);
    expect(saidOfPhotos(checked)).toEqual([
      '1 photoChooseAgain error',
      '2 photoChooseAgain error',
      '3 photoLeftOut warning',
    ]);
    expect(sent(checked)).toEqual([3]);
    const without = checkPhotos(ROWS, { ...photos, without: true });
    expect(saidOfPhotos(without)).toEqual([1, 2, 3].map((row) => `${row} photoLeftOut warning`));
    expect(sent(without)).toEqual([1, 2, 3]);
  });

  it('asks only for the loans that had one where another template sent them', () => {
    const checked = checkPhotos(ROWS, of([run('other', true)])!);
    expect(saidOfPhotos(checked)).toEqual(['1 photoChooseAgain error', '2 photoLeftOut warning']);
  });
});

describe('encodingSteps', () => {
  it('tries every quality before it makes a picture smaller, and never makes it larger', () => {
    const steps = [...encodingSteps({ width: 4000, height: 3000 }, PHOTO_SETTINGS)];
    expect(steps.slice(0, 5)).toEqual([
      { width: 1600, height: 1200, quality: 0.88 },
      { width: 1600, height: 1200, quality: 0.8 },
      { width: 1600, height: 1200, quality: 0.7 },
      { width: 1600, height: 1200, quality: 0.6 },
      { width: 1280, height: 960, quality: 0.88 },
    ]);
    expect(Math.min(...steps.map(({ width }) => width))).toBeGreaterThanOrEqual(160);
    expect([...encodingSteps({ width: 3, height: 10_000 }, PHOTO_SETTINGS)][0]).toEqual({
      width: 1,
      height: 1600,
      quality: 0.88,
    });
    expect([...encodingSteps({ width: 90, height: 60 }, PHOTO_SETTINGS)].map(({ width }) => width)).toEqual([
      90, 90, 90, 90,
    ]);
  });
});
