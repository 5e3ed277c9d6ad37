import { Field } from '@fluentui/react-components';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { NarrowSelect } from './NarrowSelect';

const SHOWN_CELLS = 4;

/** Which row holds the headers: each filled row among the first ones, by its number and its first words. */
export function HeaderRowPicker({
  setup,
  onPick,
}: {
  readonly setup: SheetSetup;
  readonly onPick: (row: number) => void;
}) {
  const { words, formats } = usePane();
  const { outline, headerRow } = setup;
  const rows = outline.texts
    .map((texts, r) => ({ row: outline.firstRow + r, filled: texts.filter((text) => text.trim() !== '') }))
    .filter(({ filled, row }) => filled.length > 0 || row === headerRow);
  return (
    <Field label={words('sheet.headerRow')}>
      <NarrowSelect
        data-testid="header-row"
        value={String(headerRow)}
        onChange={(_, { value }) => onPick(Number(value))}
      >
        {rows.map(({ row, filled }) => (
          <option key={row} value={String(row)}>
            {words('sheet.headerRowOption', {
              row: formats.count(row + 1),
              words: filled.slice(0, SHOWN_CELLS).join(' · '),
            })}
          </option>
        ))}
      </NarrowSelect>
    </Field>
  );
}
