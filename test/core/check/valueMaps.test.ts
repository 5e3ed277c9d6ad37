import { onePerWord, unmappedWords } from '../../../src/core/check/unmappedWords';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { recordText } from '../../../src/core/submission/recordText';
import type { Template } from '../../../src/core/mapping/template';
import { REFERENCE } from './reference';
import { check } from './sheets';

const FIELDS = ['loanId', 'gender', 'activity', 'location', 'waiver'];

function drafts(
  rows: readonly (readonly string[])[],
  valueMaps: NonNullable<Template['valueMaps']> = {},
  reference = REFERENCE,
): CheckedSheet {
  const cells = rows.map((row, n) => [`L-${n + 1}`, ...row]);
  return check('loanDraft', FIELDS, cells, { valueMaps }, { today: '2026-05-04', reference });
}
const listed = (checked: CheckedSheet) =>
  unmappedWords(checked.findings).map(({ field, key, word, count, rows, near }) => ({
    field: field.split('.')[1],
    key,
    word,
    count,
    rows,
    near,
  }));
const bodies = ({ kind, sendable }: CheckedSheet) => sendable.map((record) => recordText(kind.fields, record));

describe('words that have no meaning for Kiva', () => {
  it('are listed once each, with count, rows and what comes near', () => {
    const checked = drafts([
      ['F', 'Poultri', 'UsulutÃ¡n', 'yes'],
      ['P', 'POULTRI', 'Kisumu: Kenya', 'firmado'],
      ['P', 'Fishing boats', 'UsulutÃ¡n', 'yes'],
      ['P', 'poultri', 'USULUTAN', 'Firmado'],
    ]);
    expect(listed(checked)).toEqual([
      { field: 'activity', key: 'poultri', word: 'Poultri', count: 3, rows: [1, 2, 4], near: ['Poultry'] },
      { field: 'gender', key: 'p', word: 'P', count: 3, rows: [2, 3, 4], near: [] },
      {
        field: 'location',
        key: 'usuluta n',
        word: 'UsulutÃ¡n',
        count: 2,
        rows: [1, 3],
        near: ['Usulután: El Salvador'],
      },
      { field: 'waiver', key: 'firmado', word: 'firmado', count: 2, rows: [2, 4], near: [] },
      { field: 'activity', key: 'fishing boats', word: 'Fishing boats', count: 1, rows: [3], near: [] },
    ]);
  });

  it('keep a finding in every cell, of which a list for people shows one a word', () => {
    const { findings } = drafts([
      ['F', 'Poultri', 'Kisumu', 'yes'],
      ['F', 'poultri', 'Kisumu', 'yes'],
    ]);
    const about = (list: typeof findings) => list.filter(({ code }) => code === 'referenceNear').map(({ row }) => row);
    expect(about(findings)).toEqual([1, 2]);
    expect(about(onePerWord(findings))).toEqual([1]);
    expect(onePerWord(findings).filter(({ code }) => code !== 'referenceNear')).toEqual(
      findings.filter(({ code }) => code !== 'referenceNear'),
    );
  });
});

describe('a story in a column of names', () => {
  it('is an error of its cell, and no word to be given a meaning', () => {
    const { findings } = drafts([['F', 'tailor '.repeat(40), 'Kisumu', 'yes']]);
    expect(findings.map(({ code }) => code)).toContain('referenceNotFound');
    expect(unmappedWords(findings)).toEqual([]);
  });
});

describe('a value map', () => {
  const MAPS = {
    'loanDraft.activity': { poultri: 'Poultry', 'cafe de altura': 'Café' },
    'loanDraft.location': { 'usuluta n': 'Usulután: El Salvador' },
    'loanDraft.gender': { p: 'female' },
    'loanDraft.waiver': { firmado: 'yes' },
  };

  it('gives each word its meaning in every row, and Kiva’s own spelling goes out', () => {
    const checked = drafts(
      [
        ['P', 'POULTRI', 'UsulutÃ¡n', 'Firmado'],
        ['p', 'Café de altura', 'Usulután', 'firmado'],
      ],
      MAPS,
    );
    expect(listed(checked)).toEqual([]);
    expect(bodies(checked).map((body) => JSON.parse(body) as unknown)).toMatchObject([
      { activity_id: 41, location: 'Usulután: El Salvador', client_waiver_signed: true },
      { activity_id: 1041, location: 'Usulután: El Salvador', client_waiver_signed: true },
    ]);
  });

  it('comes before what the name itself would mean', () => {
    const checked = drafts([['F', 'Poultry', 'Kisumu', 'yes']], { 'loanDraft.activity': { poultry: 'Agriculture' } });
    expect(JSON.parse(bodies(checked)[0] ?? '{}')).toMatchObject({ activity_id: 7 });
  });

  it('whose meaning Kiva has no more is an error in each cell, and never sends the old one', () => {
    const maps = { 'loanDraft.activity': { poultri: 'Poultry Farming' } };
    const checked = drafts([['F', 'Poultri', 'Kisumu', 'yes']], maps);
    expect(checked.findings.filter(({ field }) => field === 'loanDraft.activity')).toMatchObject([
      { code: 'mappedValueGone', severity: 'error', row: 1, params: { shown: 'Poultri', used: 'Poultry Farming' } },
    ]);
    expect(unmappedWords(checked.findings)).toMatchObject([{ key: 'poultri', gone: 'Poultry Farming' }]);
    expect(checked.sendable).toEqual([]);
  });

  it('tells two entries of one name apart by Kiva’s number', () => {
    const twins = { ...REFERENCE, activities: [5, 60].map((value) => ({ value, name: 'Retail', otherNames: [] })) };
    const rows = [['F', 'Retail', 'Kisumu', 'yes']];
    expect(unmappedWords(drafts(rows, {}, twins).findings)).toMatchObject([{ near: ['Retail (5)', 'Retail (60)'] }]);
    const checked = drafts(rows, { 'loanDraft.activity': { retail: 'Retail (60)' } }, twins);
    expect(JSON.parse(bodies(checked)[0] ?? '{}')).toMatchObject({ activity_id: 60 });
  });

  it('never turns a no under a waiver into consent', () => {
    const checked = drafts([['F', 'Poultry', 'Kisumu', 'no']], { 'loanDraft.waiver': { no: 'yes' } });
    expect(JSON.parse(bodies(checked)[0] ?? '{}')).toMatchObject({ client_waiver_signed: false });
  });

  it('applied twice gives the same records', () => {
    const rows = [['P', 'Poultri', 'UsulutÃ¡n', 'firmado']];
    expect(bodies(drafts(rows, MAPS))).toEqual(bodies(drafts(rows, MAPS)));
  });
});
