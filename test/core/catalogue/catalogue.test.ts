import { RECORD_KINDS } from '../../../src/core/catalogue';
import { LOAN_DRAFT_SCHEDULE } from '../../../src/core/catalogue/loanDraftSchedule';
import headerAliases from '../../../src/core/catalogue/headerAliases.json';
import { aliasesOf } from '../../../src/core/mapping/aliasIndex';
import { normaliseHeader } from '../../../src/core/mapping/normaliseHeader';

const kinds = Object.values(RECORD_KINDS);
const fields = kinds.flatMap((kind) => kind.fields);

/** Every member of the three bodies in contract sections 5 to 7, except `image_url` of a draft, which is deprecated. */
const CONTRACT_PATHS = {
  loanDraft: [
    'entreps[].client_id',
    'entreps[].loan_id',
    'entreps[].first_name',
    'entreps[].last_name',
    'entreps[].gender',
    'entreps[].amount',
    'schedule[].date',
    'schedule[].principal',
    'schedule[].interest',
    'disburse_time',
    'currency',
    'activity_id',
    'theme_type_id',
    'description_language_id',
    'location',
    'description',
    'loanuse',
    'client_waiver_signed',
    'image_encoded',
    'group_name',
    'internal_loan_id',
    'internal_client_id',
    'not_pictured[]',
  ],
  repayment: ['loan_id', 'client_id', 'amount'],
  journal: ['internal_loan_id', 'internal_client_id', 'subject', 'body', 'image_url'],
};

describe('catalogue', () => {
  it.each(kinds)('covers every member of the contract: $id', ({ id, fields: own }) => {
    expect(own.flatMap(({ path }) => path ?? []).sort()).toEqual([...CONTRACT_PATHS[id]].sort());
  });

  it('has unique field ids that begin with their kind', () => {
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const kind of kinds) for (const { id } of kind.fields) expect(id.startsWith(`${kind.id}.`)).toBe(true);
  });

  it('has aliases for every field, in three languages', () => {
    for (const { aliases } of fields) {
      const known: Readonly<Record<string, object>> = headerAliases.fields;
      expect(Object.keys(known[aliases] ?? {})).toEqual(['en', 'es', 'fr']);
    }
  });

  it.each(kinds)('names one field by one alias, or lists it as ambiguous: $id', (kind) => {
    const owners = new Map<string, string[]>();
    for (const field of kind.fields) {
      for (const alias of aliasesOf(field.aliases)) owners.set(alias, [...(owners.get(alias) ?? []), field.aliases]);
    }
    const shared = [...owners].filter(([, keys]) => keys.length > 1);
    const listed: Readonly<Record<string, readonly string[]>> = headerAliases.ambiguous;
    for (const [alias, keys] of shared) expect([alias, ...(listed[alias] ?? [])]).toEqual(expect.arrayContaining(keys));
  });

  it('holds aliases in the form they are compared in', () => {
    const all = Object.values(headerAliases.fields).flatMap((languages) => Object.values(languages).flat());
    expect(all.length).toBeGreaterThan(1391);
    expect(all.filter((alias) => normaliseHeader(alias) !== alias)).toEqual([]);
  });

  it('never lets a template declare the consent of every borrower', () => {
    const waiver = fields.find(({ id }) => id === 'loanDraft.waiver');
    expect(waiver?.path).toBe('client_waiver_signed');
    expect(waiver?.constant).toBeUndefined();
  });

  it('keeps group members out of individual loans by declaration', () => {
    const groupOnly = fields.filter((field) => field.groupOnly === true).map(({ path }) => path);
    expect(groupOnly.sort()).toEqual(['group_name', 'internal_client_id', 'internal_loan_id', 'not_pictured[]']);
  });

  it('names only fields of its own in what a kind declares', () => {
    for (const kind of kinds) {
      const { id, fields: own, ...declared } = kind;
      const named = JSON.stringify(declared).match(new RegExp(`\\b${id}\\.\\w+`, 'g')) ?? [];
      expect(named).toEqual(expect.arrayContaining([...kind.keyFields, kind.clientField]));
      expect(named.filter((field) => !own.some((known) => known.id === field))).toEqual([]);
    }
  });

  it('says which terms of a draft are read for its schedule alone', () => {
    const { terms, termsAlone } = LOAN_DRAFT_SCHEDULE;
    const unsent = RECORD_KINDS.loanDraft.fields.filter(({ path }) => path === undefined).map(({ id }) => id);
    expect(Object.values(terms).filter((field) => unsent.includes(field))).toEqual(termsAlone);
  });

  it('puts into the fingerprint whatever of a draft is sent', () => {
    const { loanDraft } = RECORD_KINDS;
    expect(loanDraft.fields.filter(({ path, identity }) => path !== undefined && identity !== true)).toEqual([]);
  });
});
