import { Field } from '@fluentui/react-components';
import { isSamePlace, placesIn, rowsNotRead, type RowsFrom } from '../../core/mapping/findTable';
import type { Words } from '../../ports/platform';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { NarrowSelect } from './NarrowSelect';
import { Notice } from './Notice';

const WORDS = {
  sheet: 'sheet.rowsFromSheet',
  table: 'sheet.rowsFromTable',
  name: 'sheet.rowsFromName',
  selection: 'sheet.rowsFromSelection',
} as const satisfies Record<RowsFrom['source'], string>;

interface TablePickerProps {
  readonly setup: SheetSetup;
  readonly onPick: (place: RowsFrom) => void;
}

/** Where the rows come from, asked only where the sheet has a table, a named range or a selection; and what is not read. */
export function TablePicker({ setup, onPick }: TablePickerProps) {
  const { words } = usePane();
  const { whole, table, tableGone } = setup;
  const known = placesIn(whole);
  const isKnown = known.some((place) => isSamePlace(place, table.rowsFrom));
  const places = isKnown ? known : [...known, table.rowsFrom];
  const chosen = places.findIndex((place) => isSamePlace(place, table.rowsFrom));
  const unread = rowsNotRead(whole, table);
  const skipped = table.recordsFrom === undefined ? table.skippedRows : 0;
  return (
    <>
      {tableGone && (
        <Notice intent="warning" testId="table-gone">
          {words('sheet.tableGone', { name: tableGone.name ?? '' })}
        </Notice>
      )}
      {places.length > 1 && (
        <Field label={words('sheet.rowsFrom')}>
          <NarrowSelect
            data-testid="rows-from"
            value={String(chosen)}
            onChange={(_, { value }) => {
              const place = places[Number(value)];
              if (place) onPick(place);
            }}
          >
            {places.map((place, at) => (
              <option key={`${place.source} ${place.name ?? ''}`} value={String(at)}>
                {nameOf(words, place)}
              </option>
            ))}
          </NarrowSelect>
        </Field>
      )}
      {unread > 0 && (
        <Notice intent="warning" testId="rows-not-read">
          {words('sheet.rowsNotRead', { count: unread })}
        </Notice>
      )}
      {skipped > 0 && (
        <Notice intent="info" testId="rows-skipped">
          {words('sheet.rowsSkipped', { count: skipped })}
        </Notice>
      )}
    </>
  );
}

function nameOf(words: Words, { source, name = '' }: RowsFrom): string {
  return words(WORDS[source], { name });
}
