import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ChangedRow } from '../../core/send/plan';
import { usePane } from '../paneContext';
import { Disclosure } from './Disclosure';
import { Notice } from './Notice';

const SHOWN = 100;

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
  row: { padding: '4px 0' },
  place: { fontWeight: tokens.fontWeightSemibold },
});

interface ChangedRowsProps {
  /** Every row that changed since it was sent, also those of which she wants a second one. */
  readonly changed: readonly ChangedRow[];
  /** Keys of those of which she wants a second one. */
  readonly second: ReadonlySet<string>;
  readonly onSecond: (second: ReadonlySet<string>) => void;
}

/** Rows that were sent with another content: what is to be corrected in PA2, and what may go out as a second one. */
export function ChangedRows({ changed, second, onSecond }: ChangedRowsProps) {
  const { words, formats, busy } = usePane();
  const styles = useStyles();
  const inPa2 = changed.filter(({ rule }) => rule === 'correctInPa2');
  const drafts = changed.filter(({ rule }) => rule === 'second');
  const rowName = (row: number): string => words('checked.row', { row: formats.count(row + 1) });
  const said = ({ row, at, reference }: ChangedRow) => (
    <>
      <span className={styles.place}>{rowName(row)}</span> {words('skipped.at', { at: formats.moment(at) })}
      {reference !== '' && ` · ${words('skipped.reference', { reference })}`}
    </>
  );
  const choose = (keys: readonly string[], wanted: boolean): void => {
    const next = new Set(second);
    for (const key of keys) {
      if (wanted) next.add(key);
      else next.delete(key);
    }
    onSecond(next);
  };
  const keys = drafts.map(({ key }) => key);
  const chosen = keys.filter((key) => second.has(key)).length;
  return (
    <>
      {inPa2.length > 0 && (
        <Disclosure label={words('changed.correctInPa2.count', { count: inPa2.length })} open testId="changed-correct">
          <Notice intent="warning">{words('changed.correctInPa2.text')}</Notice>
          <ul className={styles.list}>
            {inPa2.slice(0, SHOWN).map((row) => (
              <li key={row.row} className={styles.row}>
                {said(row)}
              </li>
            ))}
          </ul>
          {inPa2.length > SHOWN && <span>{words('skipped.more', { count: inPa2.length - SHOWN })}</span>}
        </Disclosure>
      )}
      {drafts.length > 0 && (
        <Disclosure label={words('changed.second.count', { count: drafts.length })} open testId="changed-second">
          <Notice intent="warning">{words('changed.second.text')}</Notice>
          {drafts.length > 1 && (
            <Checkbox
              disabled={busy !== undefined}
              checked={chosen === 0 ? false : chosen === keys.length ? true : 'mixed'}
              label={words('changed.second.all', { count: drafts.length })}
              onChange={(_, { checked }) => choose(keys, checked === true)}
              data-testid="second-all"
            />
          )}
          <ul className={styles.list}>
            {drafts.slice(0, SHOWN).map((draft) => (
              <li key={draft.row} className={styles.row}>
                {said(draft)}
                <br />
                <Checkbox
                  disabled={busy !== undefined}
                  checked={second.has(draft.key)}
                  label={words('changed.second.one', { row: rowName(draft.row) })}
                  onChange={(_, { checked }) => choose([draft.key], checked === true)}
                  data-testid="second"
                />
              </li>
            ))}
          </ul>
          {drafts.length > SHOWN && <span>{words('skipped.more', { count: drafts.length - SHOWN })}</span>}
        </Disclosure>
      )}
    </>
  );
}
