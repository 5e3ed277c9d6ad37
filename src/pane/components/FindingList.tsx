import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { addressOf } from '../../core/cell/a1';
import type { CellRef } from '../../core/cell/cell';
import type { Finding } from '../../core/check/finding';
import { usePane } from '../paneContext';
import { findingWords } from '../say';
import { LongList } from './LongList';

/** More than this at once helps nobody and makes the pane slow. */
const SHOWN_AT_ONCE = 200;

const useStyles = makeStyles({
  list: { gap: '2px' },
  finding: {
    ...typographyStyles.body1,
    display: 'flex',
    gap: '10px',
    width: 'calc(100% + 16px)',
    boxSizing: 'border-box',
    padding: '6px 8px',
    marginInline: '-8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  jump: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  place: {
    ...typographyStyles.body1Strong,
    flexShrink: 0,
    minWidth: '38px',
    color: tokens.colorBrandForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
  said: { minWidth: 0 },
});

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly onJump: (cell: CellRef) => void;
}

/** Findings, each with the cell it names; choosing one selects that cell in the sheet. */
export function FindingList({ findings, onJump }: FindingListProps) {
  const { words, formats } = usePane();
  const styles = useStyles();
  return (
    <LongList all={findings} atOnce={SHOWN_AT_ONCE} className={styles.list}>
      {(finding, at) => {
        const cell = finding.cell ?? (finding.row === undefined ? undefined : { row: finding.row, column: 0 });
        const place = finding.cell
          ? addressOf(finding.cell)
          : finding.row !== undefined && words('checked.row', { row: formats.count(finding.row + 1) });
        const said = <span className={styles.said}>{findingWords(words, finding)}</span>;
        const key = `${finding.code} ${finding.row ?? ''} ${finding.cell?.column ?? ''} ${at}`;
        if (!cell || !place) {
          return (
            <li key={key} className={styles.finding}>
              {finding.constant && <span className={styles.place}>{words('checked.constant')}</span>}
              {said}
            </li>
          );
        }
        return (
          <li key={key}>
            <button
              type="button"
              className={`${styles.finding} ${styles.jump}`}
              onClick={() => onJump(cell)}
              data-testid="finding"
            >
              <span className={styles.place}>{place}</span>
              {said}
            </button>
          </li>
        );
      }}
    </LongList>
  );
}
