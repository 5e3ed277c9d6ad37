import { Field } from '@fluentui/react-components';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { NarrowSelect } from './NarrowSelect';

const SHOWN_CELLS = 4;
const MOST_HEADER_ROWS = 3;

interface HeaderRowPickerProps {
  readonly setup: SheetSetup;
  readonly onPick: (row: number) => void;
  readonly onCount: (count: number) => void;
}

/**
 * Which row holds the headers: each filled row among the first ones, by its number and its first words; and, where
 * something stands directly above it, how many rows the headers take.
 */
export function HeaderRowPicker({ setup, onPick, onCount }: HeaderRowPickerProps) {
  const { words, formats } = usePane();
  const { outline, headerRow, table, columns } = setup;
  const filledOf = (row: number): readonly string[] =>
    (outline.texts[row - outline.firstRow] ?? []).filter((text) => text.trim() !== '');
  const rows = outline.texts
    .map((_, r) => outline.firstRow + r)
    .map((row) => ({ row, filled: row === headerRow ? columns.map(({ header }) => header) : filledOf(row) }))
    .filter(({ filled, row }) => filled.length > 0 || row === headerRow);
  const most = Math.min(MOST_HEADER_ROWS, headerRow - outline.firstRow + 1);
  const mayBeMore = table.headerRows > 1 || (most > 1 && filledOf(headerRow - 1).length > 0);
  return (
    <>
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
                words: filled
                  .filter((text) => text !== '')
                  .slice(0, SHOWN_CELLS)
                  .join(' · '),
              })}
            </option>
          ))}
        </NarrowSelect>
      </Field>
      {mayBeMore && (
        <Field label={words('sheet.headerRows')}>
          <NarrowSelect
            data-testid="header-rows"
            value={String(table.headerRows)}
            onChange={(_, { value }) => onCount(Number(value))}
          >
            {Array.from({ length: most }, (_, n) => (
              <option key={n} value={String(n + 1)}>
                {formats.count(n + 1)}
              </option>
            ))}
          </NarrowSelect>
        </Field>
      )}
    </>
  );
}
