import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import type { Field } from '../../core/catalogue/field';
import type { Template } from '../../core/mapping/template';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import { wordMeanings } from '../wordChoices';
import { Disclosure } from './Disclosure';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  word: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    overflowWrap: 'anywhere',
  },
});

interface ExplainedWordsProps {
  readonly valueMaps: NonNullable<Template['valueMaps']>;
  readonly fields: readonly Field[];
  readonly onForget: (change: SetupChange) => void;
}

/** The words she has given a meaning, each with a way to take it back. */
export function ExplainedWords({ valueMaps, fields, onForget }: ExplainedWordsProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  const explained = Object.entries(valueMaps).flatMap(([field, map]) =>
    Object.entries(map).map(([word, meaning]) => ({ field, word, meaning })),
  );
  if (explained.length === 0) return null;
  const shown = (id: string, meaning: string): string => {
    const field = fields.find((one) => one.id === id);
    const coded = field && wordMeanings(field, undefined).find((one) => one.meaning === meaning)?.words;
    return coded === undefined ? meaning : words(coded);
  };
  return (
    <Disclosure label={words('words.explained', { count: explained.length })} testId="explained-words">
      <ul className={styles.list}>
        {explained.map(({ field, word, meaning }) => (
          <li key={`${field} ${word}`} className={styles.word} data-testid="explained-word">
            <span>
              {words('words.means', { field: fieldName(words, field), word, meaning: shown(field, meaning) })}
            </span>
            <Button
              size="small"
              appearance="subtle"
              disabled={busy !== undefined}
              onClick={() => onForget({ what: 'valueMap', field, word, meaning: undefined })}
            >
              {words('words.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
