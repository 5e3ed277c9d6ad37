import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { addressOf } from '../../core/cell/a1';
import type { FindingExample } from '../../core/check/finding';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  table: { ...typographyStyles.caption1, borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed' },
  cell: {
    padding: '4px 6px',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { ...typographyStyles.caption1Strong },
  place: { width: '48px', color: tokens.colorBrandForeground1 },
});

interface QuestionExamplesProps {
  /** Words under `reading.<code>.first` and `reading.<code>.second` head the two readings. */
  readonly code: string;
  readonly examples: readonly FindingExample[];
}

/** Three cells of her own, each as it would be read by either answer. */
export function QuestionExamples({ code, examples }: QuestionExamplesProps) {
  const { words } = usePane();
  const styles = useStyles();
  const none = words('reading.none');
  return (
    <table className={styles.table} data-testid="question-examples">
      <thead>
        <tr>
          <th scope="col" className={`${styles.cell} ${styles.head} ${styles.place}`}>
            {words('reading.cell')}
          </th>
          <th scope="col" className={`${styles.cell} ${styles.head}`}>
            {words('reading.shown')}
          </th>
          <th scope="col" className={`${styles.cell} ${styles.head}`}>
            {words(`reading.${code}.first`)}
          </th>
          <th scope="col" className={`${styles.cell} ${styles.head}`}>
            {words(`reading.${code}.second`)}
          </th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ cell, shown, first, second }) => (
          <tr key={addressOf(cell)}>
            <td className={`${styles.cell} ${styles.place}`}>{addressOf(cell)}</td>
            <td className={styles.cell}>{shown}</td>
            <td className={styles.cell}>{first === '' ? none : first}</td>
            <td className={styles.cell}>{second === '' ? none : second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
