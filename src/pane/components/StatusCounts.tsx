import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { usePane } from '../paneContext';
import { say } from '../say';
import type { StatusCount } from '../tally';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  row: { ...typographyStyles.body1, display: 'flex', gap: '10px', alignItems: 'flex-start' },
  icon: { fontSize: '20px', flexShrink: 0 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  open: { color: tokens.colorPaletteDarkOrangeForeground1 },
  said: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  count: { ...typographyStyles.body1Strong, fontVariantNumeric: 'tabular-nums' },
});

interface StatusCountsProps {
  readonly counts: readonly StatusCount[];
  /** The statuses that ask nothing more of this sheet. */
  readonly good: readonly string[];
}

/** Every status in the words the sheet has, and how many rows have it. */
export function StatusCounts({ counts, good }: StatusCountsProps) {
  const { words, formats } = usePane();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {counts.map(({ code, said, count }) => (
        <li key={code} className={styles.row} data-testid={`count-${code}`}>
          <span className={`${styles.icon} ${good.includes(code) ? styles.good : styles.open}`} aria-hidden>
            {good.includes(code) ? <CheckmarkCircleFilled /> : <WarningFilled />}
          </span>
          <span className={styles.said}>{say(words, said)}</span>
          <span className={styles.count}>{formats.count(count)}</span>
        </li>
      ))}
    </ul>
  );
}
