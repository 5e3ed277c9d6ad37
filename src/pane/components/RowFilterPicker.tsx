import { Button, Checkbox, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { filterWord } from '../../core/check/leftOutByFilter';
import type { SnapshotColumn } from '../../core/cell/snapshot';
import { headerReader } from '../../core/mapping/aliasIndex';
import { filterWords, type CountedWord } from '../actions/filterWords';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { isFilterLost } from '../requirements';
import type { SheetSetup } from '../setup';
import { columnName } from '../templateOf';
import { NarrowSelect } from './NarrowSelect';
import { Notice } from './Notice';

/** A column with more different words is no status: nobody ticks through them. */
const MOST_WORDS = 100;

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface RowFilterPickerProps {
  readonly setup: SheetSetup;
  readonly onChange: (change: SetupChange) => void;
}

/** Which rows stay out: she chooses a column and ticks its words; nothing is ticked for her. */
export function RowFilterPicker({ setup, onChange }: RowFilterPickerProps) {
  const { ports, words, formats, act, busy } = usePane();
  const styles = useStyles();
  const { rowFilter } = setup;
  const lost = isFilterLost(setup);
  const [looked, setLooked] = useState<{ readonly column: SnapshotColumn; readonly words: readonly CountedWord[] }>();
  const chosen = looked?.column.column ?? (lost ? undefined : rowFilter?.column);
  const column = setup.columns.find((known) => known.column === chosen);
  const leaveOut = rowFilter && !lost && rowFilter.column === chosen ? rowFilter.leaveOut : [];

  const look = (at: SnapshotColumn): void =>
    act('readingSheet', async () => {
      setLooked({ column: at, words: await filterWords(ports.workbook, setup, at) });
      return undefined;
    });
  const tick = (text: string, out: boolean): void => {
    if (!column) return;
    const others = leaveOut.filter((known) => filterWord(known) !== filterWord(text));
    const next = out ? [...others, text] : others;
    const { header } = column;
    onChange({
      what: 'rowFilter',
      filter: next.length === 0 ? undefined : { header, column: column.column, leaveOut: next },
    });
  };

  const counted = looked && looked.column.column === chosen ? looked.words : [];
  const gone = leaveOut.filter((text) => counted.every((word) => filterWord(word.text) !== filterWord(text)));
  const shown = [...counted.slice(0, MOST_WORDS), ...gone.map((text) => ({ text, count: undefined }))];
  return (
    <>
      <Field label={words('template.filter.column')}>
        <NarrowSelect
          data-testid="filter-column"
          disabled={busy !== undefined}
          value={column ? String(column.column) : ''}
          onChange={(_, { value }) => {
            const found = setup.columns.find((known) => String(known.column) === value);
            // Words of a column that is gone may be those of the one that took its place; of another one they are not.
            const moved = found && lost && rowFilter ? { ...rowFilter, ...found } : undefined;
            if (rowFilter) onChange({ what: 'rowFilter', filter: moved });
            setLooked(undefined);
            if (found) look(found);
          }}
        >
          <option value="">{words('mapping.none')}</option>
          {statusFirst(setup).map((known) => (
            <option key={known.column} value={String(known.column)}>
              {columnName(known.column, known.header)}
            </option>
          ))}
        </NarrowSelect>
      </Field>
      {column && !looked && (
        <Button size="small" disabled={busy !== undefined} onClick={() => look(column)} data-testid="filter-look">
          {words('template.filter.look')}
        </Button>
      )}
      {counted.length > MOST_WORDS && (
        <Notice intent="info">{words('template.filter.many', { count: counted.length })}</Notice>
      )}
      {shown.length > 0 && (
        <div className={styles.words} data-testid="filter-words">
          <p className={styles.hint}>{words('template.filter.tick')}</p>
          {shown.map(({ text, count }) => (
            <Checkbox
              key={filterWord(text)}
              label={
                count === undefined
                  ? text || words('template.filter.empty')
                  : words('template.filter.word', {
                      word: text || words('template.filter.empty'),
                      rows: formats.count(count),
                    })
              }
              checked={leaveOut.some((known) => filterWord(known) === filterWord(text))}
              onChange={(_, { checked }) => tick(text, checked === true)}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** Columns whose header says that they tell a row's state come first; none is chosen for her. */
function statusFirst({ kind, columns }: SheetSetup): readonly SnapshotColumn[] {
  const meaningsOf = headerReader(kind);
  const isStatus = ({ header }: SnapshotColumn): boolean =>
    meaningsOf(header).some(({ field }) => field.kind === 'filter');
  return [...columns.filter(isStatus), ...columns.filter((column) => !isStatus(column))];
}
