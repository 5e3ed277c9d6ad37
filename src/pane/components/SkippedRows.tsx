import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { SkippedRow } from '../../core/send/plan';
import { usePane } from '../paneContext';
import { countBy } from '../tally';
import { Disclosure } from './Disclosure';

const SHOWN = 100;

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
  row: { padding: '4px 0' },
  place: { fontWeight: tokens.fontWeightSemibold },
});

/** Rows that stay at home because they went out before, or may have: how many, why, and when. */
export function SkippedRows({ skipped }: { readonly skipped: readonly SkippedRow[] }) {
  const { words, formats } = usePane();
  const styles = useStyles();
  return countBy(skipped, ({ reason }) => reason).map(([reason, count]) => {
    const rows = skipped.filter((row) => row.reason === reason);
    return (
      <Disclosure key={reason} label={words(`skipped.${reason}`, { count })} testId={`skipped-${reason}`}>
        <ul className={styles.list}>
          {rows.slice(0, SHOWN).map(({ row, at, reference }) => (
            <li key={row} className={styles.row}>
              <span className={styles.place}>{words('checked.row', { row: formats.count(row + 1) })}</span>{' '}
              {words('skipped.at', { at: formats.moment(at) })}
              {reference !== '' && ` · ${words('skipped.reference', { reference })}`}
            </li>
          ))}
        </ul>
        {rows.length > SHOWN && <span>{words('skipped.more', { count: rows.length - SHOWN })}</span>}
      </Disclosure>
    );
  });
}
