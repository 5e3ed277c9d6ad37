import { READERS } from '../core/cell/readers';
import type { Cell, CellValue } from '../core/cell/cell';
import type { SnapshotColumn } from '../core/cell/snapshot';
import { templateHealth, type TemplateChange } from '../core/mapping/templateHealth';
import { isFilterLost } from './requirements';
import type { SheetSetup } from './setup';

/** What of the sheet's template is no longer as it was saved, without what she has settled on the screen since. */
export function templateChanges(setup: SheetSetup): readonly TemplateChange[] {
  if (!setup.template) return [];
  const used = new Set(Object.values(setup.mapping));
  const gone = new Set(setup.missing.map(({ header }) => header));
  return templateHealth(setup.template, setup.columns, holdsIn(setup)).filter((change) => {
    if (change.code === 'moved') return true;
    if (change.code === 'new') return setup.mapping[change.key] === undefined && !used.has(change.column.column);
    return change.key === undefined
      ? isFilterLost(setup)
      : setup.mapping[change.key] === undefined && gone.has(change.header);
  });
}

/** Kinds whose cells tell something: nearly anything is a text, or a name to be looked up. */
const TELLING = ['amount', 'date', 'yesNo', 'gender'];

function holdsIn({ kind, outline, headerRow }: SheetSetup) {
  return (id: string, { column }: SnapshotColumn): boolean => {
    const field = kind.fields.find((known) => known.id === id);
    if (field === undefined || !TELLING.includes(field.kind)) return false;
    const from = headerRow - outline.firstRow + 1;
    const place = column - outline.firstColumn;
    const cells = outline.texts
      .slice(from)
      .map((texts, r) => cellOf(outline.values[from + r]?.[place] ?? '', texts[place] ?? ''));
    const reader = READERS[field.kind](cells, {}, 1900);
    const states = cells.map((cell) => reader.read(cell).state).filter((state) => state !== 'empty');
    return states.length > 0 && states.every((state) => state === 'value');
  };
}

/** An outline tells no formats: a date that Excel keeps as a number is then a number, which is proposed as nothing else. */
function cellOf(value: CellValue, text: string): Cell {
  const type =
    value === '' ? 'empty' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
  return { value, text, type, format: 'General' };
}
