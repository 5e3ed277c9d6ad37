import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { usePane } from '../paneContext';
import { matchingMeanings, type WordMeaning } from '../wordChoices';

const SHOWN = 6;

const useStyles = makeStyles({
  search: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '4px', minWidth: 0 },
  choice: { fontWeight: 'normal', textAlign: 'start', justifyContent: 'flex-start', overflowWrap: 'anywhere' },
});

interface WordSearchProps {
  readonly label: string;
  readonly meanings: readonly WordMeaning[];
  readonly onChoose: (meaning: string) => void;
}

/** A long list searched by a few letters; nothing of it is drawn before she types. */
export function WordSearch({ label, meanings, onChoose }: WordSearchProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const found = matchingMeanings(meanings, typed, SHOWN);
  const isVain = typed.trim() !== '' && found.length === 0;
  return (
    <div className={styles.search}>
      <Field label={label} size="small" hint={isVain ? words('words.none') : null}>
        <Input type="search" value={typed} onChange={(_, { value }) => setTyped(value)} data-testid="word-search" />
      </Field>
      {found.map(({ meaning }) => (
        <Button
          key={meaning}
          size="small"
          className={styles.choice}
          disabled={busy !== undefined}
          onClick={() => onChoose(meaning)}
          data-testid="word-found"
        >
          {meaning}
        </Button>
      ))}
    </div>
  );
}
