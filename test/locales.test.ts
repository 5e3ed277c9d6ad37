import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_KINDS } from '../src/core/catalogue';
import { FINDING_CODES, FINDING_PARAMS } from '../src/core/check/findingCodes';
import { TEMPLATE_REFUSALS } from '../src/core/mapping/parseTemplate';
import { RELAY_ERROR_CODES } from '../src/core/relayProtocol/schemas';
import type { RunPause, StopReason, WaitReason } from '../src/core/send/events';
import type { SkipReason } from '../src/core/send/plan';
import { WRITTEN_COLUMNS } from '../src/core/writeBack/cellWrite';
import { STATUS_CODES, STATUS_PARAMS } from '../src/core/writeBack/statusCodes';
import { createWords, inEveryLanguage, LANGUAGES, languageOf, type Language } from '../src/locales';
import { answersTo, ANSWERABLE } from '../src/pane/questions';
import type { FaultCode } from '../src/ports/fault';
import { sourceFiles, SRC } from './support/imports';

type Leaves = ReadonlyMap<string, string>;
type Tree = { readonly [key: string]: string | Tree };

// A code without words does not compile here, since each list names every member of its union.
const FAULTS: Record<FaultCode, true> = {
  excelBusyEditing: true,
  excelSessionLost: true,
  excelAccessDenied: true,
  anotherPaneSends: true,
  journalUnavailable: true,
  sheetGone: true,
  sheetProtected: true,
  sheetEmpty: true,
  tooLarge: true,
  excelRefused: true,
  relayUnreachable: true,
  relayRefused: true,
  kivaListsUnreadable: true,
  ledgerUnreadable: true,
};
const STOPS: Record<StopReason, true> = {
  cancelled: true,
  unauthorised: true,
  limited: true,
  relayUnreachable: true,
  kivaUnreachable: true,
  unknownOutcome: true,
  notSaved: true,
  otherSender: true,
  stoppedAtPause: true,
  otherStore: true,
};
const WAITS: Record<WaitReason, true> = { relayUnreachable: true, limited: true };
const PAUSES: Record<RunPause['reason'], true> = { firstRows: true, manyProblems: true };
const SKIPS: Record<SkipReason, true> = {
  accepted: true,
  rowRefused: true,
  unknown: true,
  unsettled: true,
  groupWaits: true,
};

const PLURAL = /_(zero|one|two|few|many|other)$/;
const CONTEXT = /_(sandbox|stage|plain|members)$/;
const baseOf = (key: string): string => key.replace(PLURAL, '').replace(CONTEXT, '');

function leavesOf(tree: Tree, path: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value] as const] : leavesOf(value, [...path, key]),
  );
}

const leavesIn = (language: Language): Leaves =>
  new Map(leavesOf(JSON.parse(readFileSync(join(SRC, 'locales', `${language}.json`), 'utf8')) as Tree));
const LEAVES: Record<Language, Leaves> = { en: leavesIn('en'), es: leavesIn('es'), fr: leavesIn('fr') };

const basesOf = (language: Language): readonly string[] =>
  [...new Set([...LEAVES[language].keys()].map(baseOf))].sort();
const BASES = new Set(basesOf('en'));
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? ''))].sort();
const placeholdersOf = (language: Language, base: string): readonly string[] =>
  [
    ...new Set([...LEAVES[language]].filter(([key]) => baseOf(key) === base).flatMap(([, text]) => placeholders(text))),
  ].sort();

const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const missing = (keys: readonly string[]): readonly string[] => keys.filter((key) => !BASES.has(key));

describe('words', () => {
  it.each(OTHERS)('has the same keys in %s as in en', (language) => {
    expect(basesOf(language)).toEqual(basesOf('en'));
  });

  it.each(LANGUAGES)('has every plural form that %s needs, and no other', (language) => {
    const wanted = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const forms = new Map<string, string[]>();
    for (const key of LEAVES[language].keys()) {
      const form = PLURAL.exec(key)?.[1];
      if (form !== undefined) forms.set(key.replace(PLURAL, ''), [...(forms.get(key.replace(PLURAL, '')) ?? []), form]);
    }
    expect(forms.size).toBeGreaterThan(0);
    expect([...forms].filter(([, found]) => found.sort().join() !== wanted.join())).toEqual([]);
  });

  it.each(OTHERS)('has the same placeholders in %s as in en', (language) => {
    const different = [...BASES].filter(
      (base) => placeholdersOf(language, base).join() !== placeholdersOf('en', base).join(),
    );
    expect(different).toEqual([]);
  });

  it.each(LANGUAGES)('leaves nothing empty in %s', (language) => {
    expect([...LEAVES[language]].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('words for codes', () => {
  it('has words for every finding, and uses only what a finding carries', () => {
    expect(missing(FINDING_CODES.map((code) => `finding.${code}`))).toEqual([]);
    const unknown = FINDING_CODES.flatMap((code) => {
      const carried: readonly string[] = [...FINDING_PARAMS[code], 'cell', 'row'];
      return placeholdersOf('en', `finding.${code}`).filter((name) => !carried.includes(name));
    });
    expect(unknown).toEqual([]);
  });

  it('has words for every status and message, and uses only what they carry', () => {
    expect(missing(STATUS_CODES)).toEqual([]);
    const unknown = STATUS_CODES.flatMap((code) => {
      const carried: readonly string[] = STATUS_PARAMS[code];
      return placeholdersOf('en', code).filter((name) => !carried.includes(name));
    });
    expect(unknown).toEqual([]);
  });

  it.each(LANGUAGES)('tells practice, Stage and Production apart in every status in %s', (language) => {
    const words = createWords(language);
    for (const code of STATUS_CODES.filter((known) => known.startsWith('status.'))) {
      const said = [words(code), words(code, { context: 'sandbox' }), words(code, { context: 'stage' })];
      expect(new Set(said).size).toBe(3);
    }
  });

  it('has words for every fault, refusal, stop, wait, pause and skip', () => {
    const keys = [
      ...Object.keys(FAULTS).flatMap((code) => [`fault.${code}.title`, `fault.${code}.body`]),
      ...RELAY_ERROR_CODES.map((code) => `relay.${code}`),
      ...Object.keys(STOPS).map((code) => `stopped.${code}`),
      ...Object.keys(WAITS).map((code) => `sending.waiting.${code}`),
      ...Object.keys(PAUSES).map((code) => `pause.${code}.heading`),
      ...Object.keys(SKIPS).map((code) => `skipped.${code}`),
      ...TEMPLATE_REFUSALS.map((code) => `template.refused.${code}`),
    ];
    expect(missing(keys)).toEqual([]);
  });

  it('has words for every field, kind, result column and answer', () => {
    const kinds = Object.values(RECORD_KINDS);
    const keys = [
      ...kinds.flatMap(({ id, fields }) => [`record.${id}`, ...fields.map((field) => `field.${field.id}`)]),
      ...WRITTEN_COLUMNS.map((column) => `result.${column}`),
      ...kinds.map(({ tickCode }) => tickCode),
      ...ANSWERABLE.flatMap((code) =>
        answersTo({ code, severity: 'question', params: {} }).map(({ id }) => `answer.${code}.${id}`),
      ),
    ];
    expect(missing(keys)).toEqual([]);
  });

  it('keeps the result headers of one language apart from each other', () => {
    for (const language of LANGUAGES) {
      const codes = [
        ...WRITTEN_COLUMNS.map((column) => `result.${column}`),
        ...new Set(Object.values(RECORD_KINDS).map(({ tickCode }) => tickCode)),
      ];
      expect(new Set(codes.map((code) => createWords(language)(code))).size).toBe(codes.length);
    }
  });
});

describe('keys in the code', () => {
  const code = sourceFiles()
    .filter((file) => /^(pane|core)\//.test(file))
    .map((file) => readFileSync(join(SRC, file), 'utf8'))
    .join('\n');

  it('exist', () => {
    const asked = [...code.matchAll(/\bwords\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(20);
    expect(missing(asked)).toEqual([]);
  });

  it('ask for all there are', () => {
    const literals = new Set([...code.matchAll(/'([\w.]+)'/g)].map((match) => match[1]));
    const patterns = [...code.matchAll(/`([\w.]+\.)\$\{[^`]*`/g)].map((match) => {
      const pattern = match[0]
        .slice(1, -1)
        .replace(/\./g, '\\.')
        .replace(/\$\{[^}]*\}/g, '[\\w.]+');
      return new RegExp(`^${pattern}$`);
    });
    const unused = [...BASES].filter((base) => !literals.has(base) && !patterns.some((pattern) => pattern.test(base)));
    expect(unused).toEqual([]);
  });
});

describe('createWords', () => {
  it.each([
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['fr_CA', 'fr'],
    ['EN-us', 'en'],
    ['sw-KE', 'en'],
    ['', 'en'],
  ])('speaks %s as %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
    expect(createWords(tag)('back')).toBe(createWords(language)('back'));
  });

  it('counts as the whole tag does', () => {
    expect(createWords('es-MX')('record.repayment', { count: 1218 })).toBe('1,218 reembolsos');
    expect(createWords('es')('record.repayment', { count: 12180 })).toBe('12.180 reembolsos');
    expect(createWords('fr')('record.repayment', { count: 1 })).toBe('1 remboursement');
    expect(createWords('es')('record.repayment', { count: 1_000_000 })).toBe('1.000.000 de reembolsos');
  });

  it('changes nothing in what is filled in', () => {
    for (const name of ['<b>A & B</b>', '$t(back)', '{{name}} $& $1 $$', '=1+1']) {
      expect(createWords('en')('checked.templateSaved', { name })).toContain(`“${name}”`);
    }
  });

  it('shows the key where there are no words, so that nobody reads an empty cell', () => {
    expect(createWords('fr')('no.such.key')).toBe('no.such.key');
  });

  it('knows a header in every language', () => {
    expect(inEveryLanguage('result.status')).toHaveLength(LANGUAGES.length);
  });
});
