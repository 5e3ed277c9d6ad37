/** An object out of JSON, asked by names that ignore case and underscores (contract section 9.1). */
export interface TolerantRecord {
  /** The first value found under any of the names; `null` and absent are both undefined. */
  get(...names: readonly string[]): unknown;
}

/** A name as a tolerant client compares it: `loan_draft_uuid` and `loanDraftUuid` are one. */
export function plainName(name: string): string {
  return name.replace(/_/g, '').toLowerCase();
}

/** Reads a JSON object tolerantly; undefined for lists, texts, numbers and null. */
export function asRecord(json: unknown): TolerantRecord | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const byName = new Map<string, unknown>();
  for (const [name, value] of Object.entries(json)) {
    const plain = plainName(name);
    if (value !== null && !byName.has(plain)) byName.set(plain, value);
  }
  return {
    get: (...names) => names.map((name) => byName.get(plainName(name))).find((value) => value !== undefined),
  };
}

/** A list as it is, anything else as a list of one, nothing as an empty list (contract section 9.2). */
export function asList(json: unknown): readonly unknown[] {
  if (json === undefined || json === null) return [];
  return Array.isArray(json) ? json : [json];
}

/** A text or number as text, cut to `limit` characters; '' for everything else. */
export function asText(json: unknown, limit: number): string {
  if (typeof json !== 'string' && typeof json !== 'number') return '';
  return String(json).slice(0, limit);
}
