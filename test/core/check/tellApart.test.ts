import { KEY_SEPARATOR, identityTexts, keyHead, namesIn, namesOf } from '../../../src/core/check/rowNames';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { check, checkRepayments } from './sheets';

const keys = ({ sendable }: CheckedSheet): readonly string[] =>
  sendable.map(({ identity }) => identity.join(KEY_SEPARATOR));

const journals = (...bodies: readonly string[]): CheckedSheet =>
  check(
    'journal',
    ['loanId', 'subject', 'body'],
    bodies.map((body) => ['L1', 'News', body]),
  );

describe('the keys of journals', () => {
  it('differ where one loan has two of one subject, and hold neither subject nor body', () => {
    const checked = journals('Maria sells bread.', 'Maria sells flour.');
    const [one, other] = keys(checked);
    expect(one).not.toBe(other);
    expect(checked.identityColumns).toEqual([0, 1, 2]);
    expect(checked.hashedColumns).toBe(2);
    expect(keys(checked).map(namesIn)).toEqual([['L1'], ['L1']]);
    expect(keyHead(one!)).toEqual(keyHead(other!));
    expect(one).not.toMatch(/Maria|News/);
    expect(one!.length).toBeLessThan(45);
  });

  it('are equal for equal bodies, and stay what they were when another row comes', () => {
    const [one, other] = keys(journals('Good', 'Good'));
    expect(one).toBe(other);
    expect(keys(journals('Good'))[0]).toBe(one);
  });
});

describe('the keys of repayments', () => {
  const twins = [
    ['L1', ''],
    ['L1', 5],
    ['L2', 6],
  ];

  it('are their names alone where every row is named once', () => {
    const checked = checkRepayments(
      [
        ['L1', 5],
        ['L2', ''],
      ],
      { blankAmount: 'leaveOut' },
    );
    expect(keys(checked)).toEqual(['L1']);
    expect(checked).toMatchObject({ identityColumns: [0], hashedColumns: 0 });
  });

  it('tell a row from the one of its loan that stays behind', () => {
    const checked = checkRepayments(twins, { blankAmount: 'leaveOut' });
    expect(checked).toMatchObject({ identityColumns: [0, 1], hashedColumns: 1 });
    expect(checked.sendable.map(({ identity }) => identity)).toEqual([
      identityTexts(['L1', '5'], 1),
      identityTexts(['L2', '6'], 1),
    ]);
    expect(identityTexts(['L1', ''], 1)).not.toEqual(identityTexts(['L1', '5'], 1));
  });
});

it('the keys of drafts tell a draft from the one of its loan that her filter leaves out', () => {
  const rowFilter = { header: 'status', column: 2, leaveOut: ['posted'] };
  const drafts = [
    ['L1', 100, 'posted'],
    ['L1', 200, 'new'],
  ];
  const checked = check('loanDraft', ['loanId', 'amount', 'status'], drafts, { rowFilter });
  expect(checked).toMatchObject({ identityColumns: [0, 1], hashedColumns: 1 });
});

it('names are what a person reads, also of an empty text', () => {
  expect(namesOf(identityTexts(['L1', ''], 1))).toEqual(['L1']);
  expect(identityTexts(['L1', 'C1'])).toEqual(['L1', 'C1']);
});

it('no two of many texts that differ in one letter have one hash', () => {
  const texts = Array.from({ length: 20_000 }, (_, n) => `The loan paid for ${n} goats.`);
  expect(new Set(texts.map((text) => identityTexts([text], 1)[0])).size).toBe(texts.length);
});
