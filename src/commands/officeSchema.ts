import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadOfficeInVm } from './officeInVm';

interface ClassSchema {
  readonly scalars: readonly string[];
  readonly navs: readonly string[];
  readonly collection: boolean;
}

interface OfficeSchema {
  /** Classes by name, with their wire names. */
  readonly schema: Record<string, ClassSchema>;
  /** "Class.member" to the requirement set that brought it, such as "ExcelApi 1.9". */
  readonly apiSets: Record<string, string>;
}

interface ClientPrototype {
  readonly _className?: string;
  readonly _scalarPropertyOriginalNames?: readonly string[];
  readonly _navigationPropertyNames?: readonly string[];
  readonly _isCollection?: boolean;
}

const DEBUG_SCRIPT = 'excel-web-16.00.debug.js';
const SET_CHECK = /_throwIfApiNotSupported\("([A-Za-z]+\.[A-Za-z_]+)", (_defaultApiSetName|"[A-Za-z]+"), "([\d.]+)"/g;

const extractClasses = (officeJsDist: string): Record<string, ClassSchema> => {
  const window = loadOfficeInVm(officeJsDist);
  const { ClientObject } = window['OfficeExtension'] as { ClientObject: { prototype: object } };
  const classes: Record<string, ClassSchema> = {};
  for (const namespace of ['Excel', 'OfficeCore']) {
    for (const [name, member] of Object.entries(window[namespace] ?? {})) {
      const prototype = typeof member === 'function' ? (member.prototype as ClientPrototype | undefined) : undefined;
      if (!prototype || !Object.prototype.isPrototypeOf.call(ClientObject.prototype, prototype)) continue;
      classes[prototype._className ?? name] ??= {
        scalars: [...(prototype._scalarPropertyOriginalNames ?? [])],
        navs: [...(prototype._navigationPropertyNames ?? [])],
        collection: prototype._isCollection === true,
      };
    }
  }
  return classes;
};

/** This version of the library carries its requirement checks as dead code: the debug build tells them apart. */
const extractApiSets = (officeJsDist: string): Record<string, string> => {
  const source = readFileSync(join(officeJsDist, DEBUG_SCRIPT), 'utf8');
  const apiSets: Record<string, string> = {};
  for (const [, member, set, version] of source.slice(source.indexOf('var Excel;')).matchAll(SET_CHECK)) {
    if (!member || !set) continue;
    apiSets[member] ??= `${set.startsWith('"') ? set.slice(1, -1) : 'ExcelApi'} ${version}`;
  }
  return apiSets;
};

/** What the workbench must know of the installed office.js; throws when the library does not look as expected. */
export const extractOfficeSchema = (officeJsDist: string): OfficeSchema => {
  const schema = extractClasses(officeJsDist);
  const apiSets = extractApiSets(officeJsDist);
  if (!schema['Range']?.scalars.includes('Values') || apiSets['Range.getRowProperties'] !== 'ExcelApi 1.9') {
    throw new Error(`${officeJsDist} is not an office.js that this workbench understands`);
  }
  return { schema, apiSets };
};

/** Where the installed library's files are. */
export const installedOfficeJs = (): string => dirname(require.resolve('@microsoft/office-js/dist/office.js'));

const writeSchema = (folder: string): void => {
  const { schema, apiSets } = extractOfficeSchema(installedOfficeJs());
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema));
  writeFileSync(join(folder, 'apisets.json'), JSON.stringify(apiSets));
};

if (require.main === module) writeSchema(join(process.cwd(), 'build', 'workbench'));
