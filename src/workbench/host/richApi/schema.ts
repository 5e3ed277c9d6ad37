/** What the genuine library knows of one of its classes, by wire names. */
export interface ClassSchema {
  readonly scalars: readonly string[];
  readonly navs: readonly string[];
  readonly collection: boolean;
}

/** Classes by name, generated from the installed office.js. */
export type Schema = Readonly<Record<string, ClassSchema>>;

/** "Class.member" to the requirement set that brought it, such as "ExcelApi 1.9". */
export type ApiSets = Readonly<Record<string, string>>;

/** The requirement sets that a host offers, such as `{ ExcelApi: '1.16' }`. */
export type Requirements = Readonly<Record<string, string>>;

/** True when the offered version is at least the wanted one. */
export const offers = (requirements: Requirements, set: string, wanted: string): boolean => {
  const [major = 0, minor = 0] = (requirements[set] ?? '0.0').split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor && requirements[set] !== undefined);
};
