import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CellRef } from '../../core/cell/cell';
import type { Field } from '../../core/catalogue/field';
import type { UnmappedWord } from '../../core/check/unmappedWords';
import type { ReferenceData } from '../../core/reference/referenceData';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import { wordMeanings } from '../wordChoices';
import { CellButton } from './CellButton';
import { LongList } from './LongList';
import { WordSearch } from './WordSearch';

/** More than this at once helps nobody; what stands most often comes first. */
const SHOWN_AT_ONCE = 20;
/** As many choices as fit beside each other; more are searched for. */
const FEW = 3;

const useStyles = makeStyles({
  list: { gap: '16px' },
  word: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  said: { ...typographyStyles.body1, overflowWrap: 'anywhere', margin: 0 },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  choice: { fontWeight: 'normal', minWidth: 0, maxWidth: '100%', overflowWrap: 'anywhere' },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

interface UnknownWordsProps {
  readonly unknown: readonly UnmappedWord[];
  readonly fields: readonly Field[];
  readonly reference: ReferenceData | undefined;
  readonly onJump: (cell: CellRef) => void;
  readonly onChoose: (change: SetupChange) => void;
}

/** The words of her sheet that Kiva does not know, each to be given a meaning once for all its rows. */
export function UnknownWords({ unknown, fields, reference, onJump, onChoose }: UnknownWordsProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  return (
    <>
      <p className={styles.hint}>{words('words.hint')}</p>
      <LongList all={unknown} atOnce={SHOWN_AT_ONCE} className={styles.list}>
        {({ field: id, key, word, count, cell, near, gone }) => {
          const field = fields.find((one) => one.id === id);
          const meanings = field === undefined ? [] : wordMeanings(field, reference);
          // What has words of ours is no list to search in.
          const few =
            meanings.length <= FEW || meanings.every(({ words: coded }) => coded !== undefined) ? meanings : [];
          const offered = few.length > 0 ? few : near.map((meaning) => ({ meaning, words: undefined }));
          const name = fieldName(words, id);
          const said = gone === undefined ? 'words.unknown' : 'words.gone';
          const choose = (meaning: string): void => onChoose({ what: 'valueMap', field: id, word: key, meaning });
          return (
            <li key={`${id} ${key}`} className={styles.word} data-testid="unknown-word">
              <p className={styles.said}>
                <CellButton cell={cell} onJump={onJump} />
                {words(said, { field: name, word, count, used: gone ?? '' })}
              </p>
              <div className={styles.choices} role="group" aria-label={words('words.choices', { word })}>
                {offered.map(({ meaning, words: coded }) => (
                  <Button
                    key={meaning}
                    size="small"
                    className={styles.choice}
                    disabled={busy !== undefined}
                    onClick={() => choose(meaning)}
                    data-testid="word-meaning"
                  >
                    {coded === undefined ? meaning : words(coded)}
                  </Button>
                ))}
              </div>
              {few.length === 0 && meanings.length > 0 && (
                <WordSearch label={words('words.search', { word })} meanings={meanings} onChoose={choose} />
              )}
            </li>
          );
        }}
      </LongList>
    </>
  );
}
