/** January to December in English, Spanish and French, whole and cut, without marks and lower case. */
const NAMES: readonly string[] = [
  'jan january ene enero janv janvier',
  'feb february febrero fev fevr fevrier',
  'mar march marzo mars',
  'apr april abr abril avr avril',
  'may mayo mai',
  'jun june junio juin',
  'jul july julio juil juillet',
  'aug august ago agosto aou aout',
  'sep sept september septiembre set setiembre septembre',
  'oct october octubre octobre',
  'nov november noviembre novembre',
  'dec december dic diciembre decembre',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Month 1 to 12 of a name in one of three languages (lower case, no marks); undefined when it is none. */
export function monthOf(name: string): number | undefined {
  return MONTHS.get(name);
}
