import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ScheduleExample } from '../../core/check/finding';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  table: { ...typographyStyles.caption1, borderCollapse: 'collapse', width: '100%' },
  caption: { ...typographyStyles.caption1Strong, textAlign: 'start', paddingBottom: '2px', overflowWrap: 'anywhere' },
  head: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, textAlign: 'end', padding: '2px' },
  place: { ...typographyStyles.caption1, textAlign: 'start', padding: '4px 2px' },
  cell: {
    padding: '4px 2px',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // A date must not part at its strokes.
  date: { whiteSpace: 'nowrap' },
});

/** Some computed schedules: of each the first and the last instalment, and what all of them add up to. */
export function ScheduleExamples({ schedules }: { readonly schedules: readonly ScheduleExample[] }) {
  const { words, formats } = usePane();
  const styles = useStyles();
  return schedules.map(({ loan, count, first, last, principal, interest }) => {
    const single = { place: words('computed.only'), ...first };
    const all = { place: words('computed.all'), date: '', principal, interest };
    const rows =
      count === 1
        ? [single]
        : [{ place: words('computed.first'), ...first }, { place: words('computed.last'), ...last }, all];
    return (
      <table key={loan} className={styles.table} data-testid="schedule-example">
        <caption className={styles.caption}>{words('computed.loan', { loan, count })}</caption>
        <thead>
          <tr>
            <td />
            {(['date', 'principal', 'interest'] as const).map((part) => (
              <th key={part} scope="col" className={styles.head}>
                {words(`computed.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.place}>
              <th scope="row" className={styles.place}>
                {row.place}
              </th>
              <td className={`${styles.cell} ${styles.date}`}>{row.date}</td>
              <td className={styles.cell}>{formats.decimal(row.principal)}</td>
              <td className={styles.cell}>{formats.decimal(row.interest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  });
}
