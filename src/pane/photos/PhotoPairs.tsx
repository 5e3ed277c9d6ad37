import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import type { CheckedSheet } from '../../core/check/checkSheet';
import type { PhotoFiles } from '../../core/photo/photoChoice';
import type { SetupChange } from '../setupChange';
import { Disclosure } from '../components/Disclosure';
import { usePane } from '../paneContext';
import { pairedRows } from './pairedRows';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  pair: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
  },
  said: { minWidth: 0, overflowWrap: 'anywhere' },
  undo: { flexShrink: 0 },
});

interface PhotoPairsProps {
  readonly checked: CheckedSheet;
  readonly files: PhotoFiles;
  readonly pairs: Readonly<Record<string, string>>;
  readonly onUndo: (change: SetupChange) => void;
}

/** What she paired by hand, each to be undone; a pair whose row is gone is said. */
export function PhotoPairs({ checked, files, pairs, onUndo }: PhotoPairsProps) {
  const { words, formats, busy } = usePane();
  const styles = useStyles();
  const paired = pairedRows(checked, pairs);
  if (paired.length === 0) return null;
  const nameOf = (reference: string): string => {
    if (reference === '') return words('photos.none');
    return files.chosen.find((photo) => photo.reference === reference)?.name ?? words('photos.gone');
  };
  return (
    <Disclosure label={`${words('photos.paired')}: ${formats.count(paired.length)}`} testId="photo-pairs">
      <ul className={styles.list}>
        {paired.map(({ key, row, reference }) => {
          const picture = nameOf(reference);
          const name =
            row === undefined
              ? words('photos.pairGone', { name: picture })
              : words('photos.pair', { row: row + 1, name: picture });
          return (
            <li className={styles.pair} key={key}>
              <span className={styles.said}>{name}</span>
              <Button
                className={styles.undo}
                size="small"
                aria-label={words('photos.undo', { name })}
                disabled={busy !== undefined}
                onClick={() => onUndo({ what: 'photoPairs', pairs: { [key]: undefined } })}
              >
                {words('photos.undoShort')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
