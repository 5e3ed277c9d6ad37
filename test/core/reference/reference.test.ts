import { RECORD_KINDS } from '../../../src/core/catalogue';
import { likeness } from '../../../src/core/reference/likeness';
import { readReference, referenceEndpointsOf } from '../../../src/core/reference/readReference';
import { referenceFinder, type Found } from '../../../src/core/reference/referenceFinder';
import { REFERENCE } from '../check/reference';

describe('readReference', () => {
  const envelope = { as_of_date_time: '2026-05-04T08:15:30Z', code: 'api.success', message: 'Found' };

  it('reads the four lists of the contract', () => {
    expect(
      readReference('getActivities', { ...envelope, activities: [{ activity_id: 41, activity: 'Poultry' }] }),
    ).toEqual({ activities: [{ value: 41, name: 'Poultry', otherNames: [] }] });
    expect(readReference('getThemes', { ...envelope, themes: [{ theme_type_id: 48, theme_type: 'General' }] })).toEqual(
      { themes: [{ value: 48, name: 'General', otherNames: [] }] },
    );
    const kisumu = { country: 'Kenya', location: 'Kisumu', full_name: 'Kisumu: Kenya' };
    expect(readReference('getLocations', { ...envelope, locations: [kisumu] })).toEqual({
      locations: [{ value: 'Kisumu: Kenya', name: 'Kisumu: Kenya', otherNames: ['Kisumu'] }],
    });
  });

  it('reads languages and currencies out of the locales, each once', () => {
    const locale = (currency: string, language_code: string, language_name: string, language_id: number) => ({
      currency,
      language_code,
      language_name,
      language_id,
    });
    const locales = [locale('KES', 'en', 'English', 1), locale('USD', 'en', 'English', 1), locale('USD', 'es', '', 2)];
    expect(readReference('getLocales', { ...envelope, locales })).toEqual({
      languages: [
        { value: 1, name: 'English', otherNames: ['en'], languageCode: 'en' },
        { value: 2, name: 'es', otherNames: ['es'], languageCode: 'es' },
      ],
      currencies: ['KES', 'USD'].map((code) => ({ value: code, name: code, otherNames: [] })),
    });
  });

  it.each<[string, unknown]>([
    ['camel case and another name', { Activities: [{ activityId: 41, activityName: 'Poultry' }] }],
    ['digits that were kept as text', { activities: [{ activity_id: '41', activity: ' Poultry ' }] }],
    ['one object instead of a list', { activities: { ACTIVITY_ID: 41, ACTIVITY: 'Poultry' } }],
    ['a bare list', [{ activity_id: 41, activity: 'Poultry' }]],
    [
      'entries that say nothing',
      {
        activities: [
          null,
          'x',
          {},
          { activity_id: 0, activity: 'Zero' },
          { activity_id: -1, activity: 'Less' },
          { activity_id: 1.5, activity: 'Half' },
          { activity_id: 'x', activity: 'Letter' },
          { activity_id: 9, activity: '' },
          { activity_id: 41, activity: 'Poultry' },
        ],
      },
    ],
  ])('takes %s', (_, answer) => {
    expect(readReference('getActivities', answer)).toEqual({
      activities: [{ value: 41, name: 'Poultry', otherNames: [] }],
    });
  });

  it.each([undefined, null, '<html>', {}, [], { activities: [] }, { activities: 'none' }, { themes: [{}] }])(
    'has no list in %j',
    (answer) => {
      expect(readReference('getActivities', answer)).toBeUndefined();
      expect(readReference('getLocales', answer)).toBeUndefined();
    },
  );

  it('names the calls that a kind needs, each once', () => {
    expect(referenceEndpointsOf(RECORD_KINDS.loanDraft)).toEqual([
      'getLocales',
      'getActivities',
      'getThemes',
      'getLocations',
    ]);
    expect(referenceEndpointsOf(RECORD_KINDS.repayment)).toEqual([]);
    expect(referenceEndpointsOf(RECORD_KINDS.journal)).toEqual([]);
  });
});

describe('referenceFinder', () => {
  const told = (found: Found): unknown => (found.entry === undefined ? found.near : [found.entry.value, found.by]);
  const find = (list: 'activities' | 'locations' | 'languages' | 'currencies', text: string): unknown =>
    told(referenceFinder(REFERENCE[list] ?? [])(text));

  it.each([
    ['activities', 'Poultry', [41, 'name']],
    ['activities', ' pOULTRY ', [41, 'name']],
    ['activities', 'CAFE', [1041, 'name']],
    ['activities', 'Cafe\u0301', [1041, 'name']],
    ['activities', 'Ｐｏｕｌｔｒｙ', [41, 'name']],
    ['activities', '41', [41, 'name']],
    ['activities', '041', [41, 'name']],
    ['locations', 'usulutan, el salvador', ['Usulután: El Salvador', 'name']],
    ['locations', 'Kisumu', ['Kisumu: Kenya', 'shortName']],
    ['languages', 'EN', [1, 'shortName']],
    ['languages', '3', [3, 'name']],
    ['currencies', 'kes', ['KES', 'name']],
  ] as const)('finds in %s: %j', (list, text, found) => expect(find(list, text)).toEqual(found));

  it.each([
    ['activities', '42', []],
    ['activities', 'Poultri', ['Poultry']],
    ['activities', 'Animal Sale', ['Animal Sales']],
    ['activities', 'Zapatería', []],
    ['locations', 'UsulutÃ¡n', ['Usulután: El Salvador']],
    ['locations', 'San Jose', ['San José: Peru', 'San José: Bolivia']],
    ['currencies', 'KSH', []],
    ['currencies', 'USDT', ['USD']],
  ] as const)('does not guess in %s: %j, and names what comes near', (list, text, near) => {
    expect(find(list, text)).toEqual(near);
  });

  it('does not choose between two entries of one name, unless one is spelt exactly so', () => {
    const finder = referenceFinder([
      { value: 1, name: 'Cafe', otherNames: [] },
      { value: 2, name: 'Café', otherNames: [] },
    ]);
    expect(told(finder('Café'))).toEqual([2, 'name']);
    expect(told(finder('CAFE'))).toEqual(['Cafe (1)', 'Café (2)']);
    const twins = referenceFinder([5, 60].map((value) => ({ value, name: 'Retail', otherNames: [] })));
    expect(told(twins('Retail'))).toEqual(['Retail (5)', 'Retail (60)']);
    expect(told(twins('60'))).toEqual([60, 'name']);
  });

  it('names three at most, the nearest first', () => {
    const entries = ['Retail', 'Retail B', 'Retail BC', 'Retail BCD', 'Zoo'].map((name, value) => ({
      value,
      name,
      otherNames: [],
    }));
    expect(told(referenceFinder(entries)('Retai'))).toEqual(['Retail', 'Retail B', 'Retail BC']);
  });

  it('seeks what comes near as long as it costs little: a column of other words must not stop Excel', () => {
    const letters = (n: number): string => String(n).replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));
    const entries = Array.from({ length: 50_000 }, (_, n) => ({
      value: n,
      name: `Place ${letters(n)}`,
      otherNames: [],
    }));
    const finder = referenceFinder(entries);
    const near = Array.from({ length: 30 }, (_, n) => finder(`Palce ${letters(n)}z`));
    expect(near.filter((found) => found.entry === undefined && found.near.length > 0)).toHaveLength(10);
  });

  it.each([
    ['', '', 1],
    ['abc', 'abc', 1],
    ['abc', '', 0],
    ['kitten', 'sitting', 1 - 3 / 7],
    ['ab', 'ba', 0],
  ])('likeness of %j and %j is %f', (a, b, ratio) => {
    expect(likeness(a, b)).toBeCloseTo(ratio, 10);
    expect(likeness(b, a)).toBeCloseTo(ratio, 10);
  });
});
