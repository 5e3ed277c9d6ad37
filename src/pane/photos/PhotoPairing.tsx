import { Button, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { CheckedSheet } from '../../core/check/checkSheet';
import type { ChosenPhoto } from '../../core/photo/photoChoice';
import { photoKey } from '../../core/photo/photoKey';
import type { PhotoTally } from '../../core/photo/photoTally';
import type { SetupChange } from '../setupChange';
import { LongList } from '../components/LongList';
import { NarrowSelect } from '../components/NarrowSelect';
import { usePane } from '../paneContext';
import { namesOf } from './namesOf';
import { PhotoPicture } from './PhotoPicture';

const useStyles = makeStyles({
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(116px, 1fr))', gap: '12px' },
  card: { display: 'flex', flexDirection: 'column', gap: '6px', minWidth: 0 },
  named: { minWidth: 0, overflowWrap: 'anywhere' },
  use: { alignSelf: 'flex-start', color: tokens.colorNeutralForeground1 },
});

/** Photos shown at once: each is a picture and a list of rows. */
const SHOWN_AT_ONCE = 24;

interface PhotoPairingProps {
  readonly checked: CheckedSheet;
  readonly tally: PhotoTally;
  readonly onPair: (change: SetupChange) => void;
}

/** The photos that fit no row, each with a list of the rows that lack one; what she chose counts once she says so. */
export function PhotoPairing({ checked, tally: { open, unused }, onPair }: PhotoPairingProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  const id = useId();
  const [rows, setRows] = useState<Readonly<Record<string, string>>>({});
  const nameable = open.flatMap((record) => {
    const key = photoKey(record, checked.kind, checked.recordKey);
    return key === undefined ? [] : [{ record, key }];
  });
  if (nameable.length === 0 || unused.length === 0) return null;
  const taken = new Set(Object.values(rows));
  const count = taken.size;
  const choose = ({ reference }: ChosenPhoto, key: string): void => {
    const others = Object.entries(rows).filter(([other]) => other !== reference);
    setRows(Object.fromEntries(key === '' ? others : [...others, [reference, key]]));
  };
  return (
    <>
      <h3 className={styles.title} id={id}>
        {words('photos.pairTitle')}
      </h3>
      <LongList all={unused} atOnce={SHOWN_AT_ONCE} className={styles.list} labelledBy={id} testId="photo-pairing">
        {(photo) => (
          <li className={styles.card} key={photo.reference}>
            <PhotoPicture reference={photo.reference} name={photo.name} size="small" />
            <Field className={styles.named} label={words('photos.rowOf', { name: photo.name })}>
              <NarrowSelect
                value={rows[photo.reference] ?? ''}
                onChange={(_, { value }) => choose(photo, value)}
                data-testid={`pair-${photo.name}`}
              >
                <option value="">{words('photos.noRow')}</option>
                {nameable
                  .filter(({ key }) => !taken.has(key) || rows[photo.reference] === key)
                  .map(({ record, key }) => (
                    <option key={record.row} value={key}>
                      {words('photos.row', { row: record.row + 1, names: namesOf(checked, record) })}
                    </option>
                  ))}
              </NarrowSelect>
            </Field>
          </li>
        )}
      </LongList>
      {count > 0 && (
        <Button
          className={styles.use}
          appearance="primary"
          disabled={busy !== undefined}
          onClick={() => {
            setRows({});
            onPair({
              what: 'photoPairs',
              pairs: Object.fromEntries(Object.entries(rows).map(([of, key]) => [key, of])),
            });
          }}
          data-testid="use-pairs"
        >
          {words('photos.use', { count })}
        </Button>
      )}
    </>
  );
}
