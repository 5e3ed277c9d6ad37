import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { answersTo } from '../../../src/pane/questions';
import { check } from './sheets';

const SPLIT = { formats: { 'loanDraft.fullName': { nameSplit: 'lastFirst' } } } as const;

function names(list: readonly string[], change: Parameters<typeof check>[3] = {}, more: readonly string[] = []) {
  const rows = list.map((name, at) => [`L-${at}`, name, ...more]);
  return check('loanDraft', ['loanId', 'fullName', ...more.map(() => 'firstName')], rows, change);
}
const codes = ({ findings }: CheckedSheet): readonly string[] =>
  findings.filter(({ severity }) => severity !== 'warning').map(({ code, params }) => `${code} ${params['cell']}`);
const partsIn = ({ records }: CheckedSheet) =>
  records.map(({ values }) => ['lastName', 'firstName'].map((name) => values.get(`loanDraft.${name}`)));

describe('"Apellidos, Nombres" in one cell', () => {
  const PERU = ['Pérez López, Ana María', ' Quispe ,  Luz ', 'De la Cruz, José', 'Ñahui, Percy'];

  it('is one question with three of her own cells in the parts they would have', () => {
    const checked = names(PERU);
    expect(codes(checked)).toEqual(['nameSplitOpen B2']);
    const question = checked.findings.find(({ code }) => code === 'nameSplitOpen');
    expect(question).toMatchObject({
      severity: 'question',
      params: { last: 'Pérez López', first: 'Ana María', count: 4 },
      examples: [
        { cell: { row: 1, column: 1 }, first: 'Pérez López', second: 'Ana María' },
        { cell: { row: 2, column: 1 }, first: 'Quispe', second: 'Luz' },
        { cell: { row: 3, column: 1 }, first: 'De la Cruz', second: 'José' },
      ],
    });
    expect(partsIn(checked).flat().filter(Boolean)).toEqual([]);
    expect(question && answersTo(question)).toEqual([
      {
        id: 'split',
        change: { what: 'format', field: 'loanDraft.fullName', format: { nameSplit: 'lastFirst' } },
      },
    ]);
  });

  it('fills both names from her answer, each with the cell it stands in', () => {
    const checked = names(PERU, SPLIT);
    expect(codes(checked)).toEqual([]);
    const cell = { row: 1, column: 1 };
    expect(partsIn(checked)[0]).toEqual([
      { value: 'Pérez López', cell },
      { value: 'Ana María', cell },
    ]);
    expect(partsIn(checked)[1]).toMatchObject([{ value: 'Quispe' }, { value: 'Luz' }]);
  });

  it.each([
    ['no comma', ['Ana María Pérez López']],
    ['one name without a comma among others', ['Pérez, Ana', 'Sukarno']],
    ['two commas', ['Pérez, Ana, Sra.']],
    ['nothing before the comma', [', Ana']],
    ['nothing after it', ['Pérez, Ana', 'Pérez, ']],
  ])('is not asked with %s: the column has to be put right', (_, list) => {
    expect(codes(names(list))).toEqual(['fullNameOnly B2']);
  });

  it('holds a row back that cannot be split when the answer is there already, and says why once', () => {
    const checked = names(['Pérez, Ana', 'Sukarno', 'A, B, C', ''], SPLIT);
    expect(codes(checked)).toEqual(['nameNotSplit B3', 'nameNotSplit B4']);
    expect(checked.sendable.map(({ row }) => row)).toEqual([1, 4]);
    expect(partsIn(checked)[1]).toEqual([undefined, undefined]);
  });

  it('leaves names alone that have a column of their own', () => {
    const checked = names(['Pérez, Ana'], SPLIT, ['Luz']);
    expect(codes(checked)).toEqual([]);
    expect(partsIn(checked)).toMatchObject([[undefined, { value: 'Luz' }]]);
  });

  it('says of damaged letters once what there is to say', () => {
    const { findings } = names(['PÃ©rez, Ana'], SPLIT);
    expect(findings.filter(({ code }) => code === 'textDamaged')).toHaveLength(1);
  });
});
