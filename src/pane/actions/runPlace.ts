import { RECORD_KINDS } from '../../core/catalogue';
import { sumText } from '../../core/cell/decimal';
import { identityTexts, KEY_SEPARATOR, keyHead, namesIn } from '../../core/check/rowNames';
import type { Template } from '../../core/mapping/template';
import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';
import type { SheetOutline, Workbook } from '../../ports/workbook';
import { headersOf, rowsBelow, type ResultPlace } from '../resultPlace';
import { setUp } from '../setup';

/** Where the results of one of this workbook's own runs belong; undefined when its sheet is not the active one or lost a column that names its rows. */
export function placeOfRun(
  run: LedgerRun,
  outline: SheetOutline,
  templates: readonly Template[],
): ResultPlace | undefined {
  const template = templates.find(({ id }) => id === run.templateId);
  return template && columnsOf(run, outline, [template])?.place;
}

/**
 * Where the results of a run belong that only the browser remembers: undefined unless the active sheet is the one it
 * was sent from, and holds every record of it by its names, with the amount that her cells held (together, where rows were
 * added up) wherever a number stands.
 * Sheets of two workbooks can have one id, and next month's file the same names: neither may get this run's results.
 */
export async function placeOfForgottenRun(
  workbook: Pick<Workbook, 'read'>,
  run: LedgerRun,
  outline: SheetOutline,
  templates: readonly Template[],
): Promise<ResultPlace | undefined> {
  if (outline.sheetId !== run.sheetId) return undefined;
  // A workbook that lost the run may have lost its template too: the headers say as much, and the names are compared.
  const own = templates.filter(({ id }) => id === run.templateId);
  const found = columnsOf(run, outline, own);
  const { firstRow, lastRow } = found?.place.identity ?? { firstRow: 0, lastRow: -1 };
  if (found === undefined || lastRow < firstRow) return undefined;
  const { place, amountColumn } = found;
  const asked = [...place.identity.columns, ...(amountColumn === undefined ? [] : [amountColumn])];
  const columns = asked.map((column) => ({ column, header: '' }));
  const { sheetId, headerRow } = place;
  const { texts, values } = await workbook.read({ sheetId, headerRow, firstRow, lastRow, columns });
  const parts = place.identity.columns.length;
  /** Her amounts, undefined for what is no number: by key, and by the names alone, as rows were added up. */
  const there = new Map<string, (number | undefined)[]>();
  const named = new Map<string, (number | undefined)[]>();
  texts.forEach((row, at) => {
    const key = identityTexts(row.slice(0, parts), place.identity.hashed).join(KEY_SEPARATOR);
    const amount = values[at]?.[parts];
    for (const [known, name] of [[there, key] as const, [named, namesIn(key).join(KEY_SEPARATOR)] as const]) {
      known.set(name, [...(known.get(name) ?? []), typeof amount === 'number' ? amount : undefined]);
    }
  });
  const isThere = ({ key, amount, own = amount }: LedgerSubmission['rows'][number]): boolean => {
    const amounts = there.get(key);
    if (amounts === undefined || own === undefined) return amounts !== undefined;
    if (amounts.includes(own) || amounts.includes(undefined)) return true;
    const all = (named.get(namesIn(key).join(KEY_SEPARATOR)) ?? []).flatMap((one) => one ?? []);
    return all.length > 1 && sumText(all) === sumText([own]);
  };
  const rows = run.submissions.flatMap((submission) => submission.rows);
  return rows.length > 0 && rows.every(isThere) ? place : undefined;
}

function columnsOf(
  run: LedgerRun,
  outline: SheetOutline,
  templates: readonly Template[],
): { readonly place: ResultPlace; readonly amountColumn?: number } | undefined {
  if (outline.sheetId !== run.sheetId) return undefined;
  const kind = RECORD_KINDS[run.kind];
  const { mapping, headerRow, columns: known } = setUp(kind, outline, templates, { month: run.month ?? '' });
  const key = run.submissions[0]?.rows[0]?.key ?? '';
  const hashed = key.split(KEY_SEPARATOR).length - namesIn(key).length;
  const named = keyHead(key).length;
  const keyFields = [kind.recordKey.three, kind.recordKey.two].find(({ length }) => length === named) ?? [];
  const fields = hashed === 0 || kind.tellingApart === undefined ? keyFields : [...keyFields, kind.tellingApart.field];
  const columns = fields.map((field) => mapping[field]).filter((column) => column !== undefined);
  if (columns.length === 0 || columns.length !== fields.length) return undefined;
  const amountColumn = kind.totalField === undefined ? undefined : mapping[kind.totalField];
  const place = {
    sheetId: run.sheetId,
    kind: run.kind,
    headerRow,
    identity: {
      columns,
      headers: headersOf(known, columns),
      ...(hashed > 0 && { hashed }),
      ...rowsBelow(outline, headerRow),
    },
  };
  return { place, ...(amountColumn !== undefined && { amountColumn }) };
}
