import { basename } from 'node:path';
import { RECORD_KINDS } from '../../core/catalogue';
import type { RecordKind } from '../../core/catalogue/recordKind';
import type { AccountSettings } from '../../core/kiva/account';
import { parseTemplate } from '../../core/mapping/parseTemplate';
import type { Template } from '../../core/mapping/template';
import { createWords, LANGUAGES } from '../../locales';
import { readWorkbookFile } from '../../files/readWorkbookFile';
import { AMOUNT_MEANINGS, CSV_FORMATS, GROUP_IDS } from '../../pane/accounts';
import { options, WrongUse } from '../arguments';
import { bytesOf } from '../bytesOf';
import { convertSheet, fieldsNamedIn, type ConvertedSheet, type ConvertRequest } from './convertSheet';
import { sheetsOf, type FileSheets } from './fileWorkbook';
import { readReferenceFile } from './referenceFile';

/** What the command prints, and whether a finding keeps the sheet, or a row of it, from being sent. */
export interface Converted {
  readonly text: string;
  readonly blocks: boolean;
}

/**
 * Turns the sheet that the arguments name into the JSON that would be sent to Kiva, with every finding; sends nothing.
 * Throws WrongUse and FileProblem with one sentence.
 */
export async function convert(args: string[]): Promise<Converted> {
  const typed = options(
    {
      typed: 'npm run --silent convert --',
      about:
        'Prints what a sheet would send to Kiva, and everything that is wrong with it; sends nothing. ' +
        'Exit code 0: all could go out; 1: a finding blocks; 2: it cannot work as asked; 3: an unforeseen fault.',
    },
    {
      workbook: { type: 'string', value: 'FILE', about: '.xlsx, .xls or .csv' },
      sheet: { type: 'string', value: 'NAME', about: 'the sheet; else the one whose headers name most fields' },
      kind: { type: 'string', value: 'KIND', about: `${Object.keys(RECORD_KINDS).join(', ')}` },
      template: { type: 'string', value: 'FILE', about: 'a template that the pane exported' },
      reference: { type: 'string', value: 'FILE', about: "Kiva's lists: {activities, themes, locations, locales}" },
      'csv-format': { type: 'string', default: 'two', value: 'FORMAT', about: 'columns in PA2: two or three' },
      'amount-expected': {
        type: 'string',
        value: 'MEANING',
        about: `what Kiva expects: ${AMOUNT_MEANINGS.join(', ')}`,
      },
      'group-ids': {
        type: 'string',
        default: 'group',
        value: 'WHOSE',
        about: `whose ids a group loan names: ${GROUP_IDS.join(', ')}`,
      },
      today: { type: 'string', value: 'DAY', about: 'YYYY-MM-DD that dates are judged on; else the day it is' },
      language: {
        type: 'string',
        default: 'en',
        value: 'LANGUAGE',
        about: `words of the findings: ${LANGUAGES.join(', ')}`,
      },
    },
    args,
  );
  const kind = RECORD_KINDS[oneOf('kind', Object.keys(RECORD_KINDS), typed.kind) as RecordKind['id']];
  const template = typed.template === undefined ? undefined : await templateFrom(typed.template, kind);
  const request: ConvertRequest = {
    kind,
    ...(template !== undefined && { template }),
    account: {
      ...accountOf(typed['csv-format'], typed['amount-expected'], template),
      groupIds: oneOf('group-ids', GROUP_IDS, typed['group-ids']),
    },
    surroundings: {
      today: dayOf(typed.today),
      ...(typed.reference !== undefined && {
        reference: readReferenceFile(await textOf(typed.reference), typed.reference),
      }),
    },
    words: createWords(oneOf('language', LANGUAGES, typed.language)),
  };
  if (typed.workbook === undefined) throw new WrongUse('--workbook is missing: name the .xlsx, .xls or .csv file.');
  const file = await readWorkbookFile(basename(typed.workbook), await bytesOf(typed.workbook));
  const sheets = sheetsOf(file);
  const converted = await convertSheet(await chosenSheet(sheets, typed.sheet, request), request, sheets);
  const blocks = converted.findings.some(({ severity }) => severity !== 'warning');
  return { text: documentText(file.name, converted), blocks };
}

/** The document with its bodies as they would go out: their numbers keep the digits that they have on the wire. */
function documentText(workbook: string, { bodies, ...rest }: ConvertedSheet): string {
  const head = JSON.stringify({ workbook, ...rest }, null, 2).slice(0, -2);
  return `${head},\n  "bodies": [${bodies.map((body) => `\n    ${body}`).join(',')}${bodies.length > 0 ? '\n  ' : ''}]\n}`;
}

async function chosenSheet(sheets: FileSheets, name: string | undefined, request: ConvertRequest) {
  const names = sheets.map((sheet) => `"${sheet.name}"`).join(', ');
  if (sheets.length === 0) throw new WrongUse('Every sheet of the workbook is empty.');
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name);
    if (named === undefined) throw new WrongUse(`There is no filled sheet "${name}"; there are ${names}.`);
    return named.workbook;
  }
  const ranked = await Promise.all(
    sheets.map(async ({ workbook }) => ({ workbook, fields: await fieldsNamedIn(workbook, request) })),
  );
  const [best] = ranked.sort((a, b) => b.fields - a.fields);
  if (best === undefined || best.fields === 0) {
    throw new WrongUse(
      `No row of ${names} names a column of a ${request.kind.id}: name the columns, or give a --template.`,
    );
  }
  return best.workbook;
}

/** Without --amount-expected a template is taken as made for the account that it reports to. */
function accountOf(format: string, expected: string | undefined, template: Template | undefined): AccountSettings {
  const csvFormat = oneOf('csv-format', CSV_FORMATS, format);
  if (expected !== undefined) return { csvFormat, amountExpected: oneOf('amount-expected', AMOUNT_MEANINGS, expected) };
  return { csvFormat, amountExpected: template?.amountMeaning ?? 'cumulativePrincipal' };
}

async function templateFrom(path: string, kind: RecordKind): Promise<Template> {
  const parsed = parseTemplate(await textOf(path));
  if (!parsed.ok) {
    const words = createWords('en')(`template.refused.${parsed.code}`, { field: parsed.field ?? '' });
    throw new WrongUse(`${path} is no template that can be used: ${words}`);
  }
  if (parsed.template.kind === kind.id) return parsed.template;
  throw new WrongUse(`${path} is a template for ${parsed.template.kind}, not for ${kind.id}.`);
}

async function textOf(path: string): Promise<string> {
  return (await bytesOf(path)).toString('utf8');
}

function oneOf<T extends string>(option: string, known: readonly T[], typed: string | undefined): T {
  const found = known.find((one) => one === typed);
  if (found !== undefined) return found;
  const what = typed === undefined ? 'is missing' : `cannot be "${typed}"`;
  throw new WrongUse(`--${option} ${what}: it is one of ${known.join(', ')}.`);
}

function dayOf(typed: string | undefined): string {
  if (typed === undefined) return new Date().toLocaleDateString('sv-SE');
  // Date takes 2026-02-30 for 2 March.
  const read = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : undefined;
  if (read !== undefined && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(typed)) return typed;
  throw new WrongUse(`--today takes a day as YYYY-MM-DD, not "${typed}".`);
}
