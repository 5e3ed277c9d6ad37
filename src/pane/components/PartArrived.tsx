import { Button, Checkbox, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { UnknownCard as Card } from '../../core/send/unknownCards';
import { keyText } from '../keyText';
import { moneyText } from '../moneyText';
import { usePane } from '../paneContext';
import { Notice } from './Notice';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', maxHeight: '260px', overflowY: 'auto' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface PartArrivedProps {
  readonly card: Card;
  /** Her word: the fingerprints of the rows that PA2 does not show. */
  readonly onNote: (missing: readonly string[]) => void;
  readonly onBack: () => void;
}

/** The rows of a submission, each to be ticked where PA2 shows it; none is ticked beforehand. */
export function PartArrived({ card, onNote, onBack }: PartArrivedProps) {
  const { words, formats, busy } = usePane();
  const styles = useStyles();
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const { rows, currency } = card;
  const missing = rows.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !found.has(fingerprint));
  const tick = (fingerprint: string, isThere: boolean): void => {
    const next = new Set(found);
    if (isThere) next.add(fingerprint);
    else next.delete(fingerprint);
    setFound(next);
  };
  const label = ({ key, amount }: Card['rows'][number]): string =>
    amount === undefined ? keyText(key) : `${keyText(key)}: ${moneyText(formats, String(amount), currency)}`;
  return (
    <>
      <Notice intent="warning" testId="part-arrived">
        {words('unknown.partLead', { count: missing.length })}
      </Notice>
      <div className={styles.rows} role="group" aria-label={words('unknown.part')}>
        {rows.map((row) => (
          <Checkbox
            key={row.fingerprint}
            label={label(row)}
            checked={found.has(row.fingerprint)}
            onChange={(_, { checked }) => tick(row.fingerprint, checked === true)}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          disabled={busy !== undefined || found.size === 0}
          onClick={() => onNote(missing)}
          data-testid="part-arrived-note"
        >
          {words('unknown.partNote')}
        </Button>
        <Button appearance="subtle" disabled={busy !== undefined} onClick={onBack}>
          {words('back')}
        </Button>
      </div>
    </>
  );
}
