import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { addressOf } from '../../core/cell/a1';
import type { CellRef } from '../../core/cell/cell';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  place: { color: tokens.colorBrandForeground1, minWidth: 0, padding: '0 4px 0 0', overflowWrap: 'anywhere' },
});

interface CellButtonProps {
  readonly cell: CellRef;
  readonly onJump: (cell: CellRef) => void;
}

/** A cell's address within a sentence; choosing it selects the cell. */
export function CellButton({ cell, onJump }: CellButtonProps) {
  const { busy } = usePane();
  const styles = useStyles();
  return (
    <Button
      appearance="transparent"
      size="small"
      className={styles.place}
      disabled={busy !== undefined}
      onClick={() => onJump(cell)}
    >
      {addressOf(cell)}
    </Button>
  );
}
