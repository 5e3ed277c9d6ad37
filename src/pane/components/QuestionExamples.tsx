import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { addressOf } from '../../core/cell/a1';
import type { FindingExample } from '../../core/check/finding';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  table: { ...typographyStyles.caption1, borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: '4px 2px',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { ...typographyStyles.caption1Strong },
  place: { fontWeight: 'inherit', color: tokens.colorBrandForeground1, whiteSpace: 'nowrap' },
  // A date must not part at its strokes; a longer text may.
  short: { whiteSpace: 'nowrap' },
});

/** Characters of a date, and of an address that leaves three of them room in the narrowest pane. */
const LONGEST_WHOLE = 10;
const LONGEST_ADDRESS = 5;

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
          <td className={styles.cell} />
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
        {examples.map(({ cell, shown, first, second }) => {
          const address = addressOf(cell);
          const isShort = (text: string): boolean => text.length <= LONGEST_WHOLE && address.length <= LONGEST_ADDRESS;
          return (
            <tr key={address}>
              <th scope="row" className={`${styles.cell} ${styles.place}`}>
                {address}
              </th>
              {[shown, first === '' ? none : first, second === '' ? none : second].map((text, at) => (
                <td key={at} className={isShort(text) ? `${styles.cell} ${styles.short}` : styles.cell}>
                  {text}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
