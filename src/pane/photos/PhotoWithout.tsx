import { Button, Field, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { CheckedSheet } from '../../core/check/checkSheet';
import { photoKey } from '../../core/photo/photoKey';
import type { PhotoTally } from '../../core/photo/photoTally';
import type { SetupChange } from '../setupChange';
import { NarrowSelect } from '../components/NarrowSelect';
import { usePane } from '../paneContext';
import { namesOf } from './namesOf';

const useStyles = makeStyles({ use: { alignSelf: 'flex-start' } });

interface PhotoWithoutProps {
  readonly checked: CheckedSheet;
  readonly tally: PhotoTally;
  readonly onPair: (change: SetupChange) => void;
}

/** The rows that their photo holds back, of which she may say that they go out without one. */
export function PhotoWithout({ checked, tally: { held }, onPair }: PhotoWithoutProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  const [chosen, setChosen] = useState('');
  const rows = held.flatMap((record) => {
    const key = photoKey(record, checked.kind, checked.recordKey);
    return key === undefined ? [] : [{ record, key }];
  });
  if (rows.length === 0) return null;
  // The row chosen before may have got its photo since.
  const key = rows.some((row) => row.key === chosen) ? chosen : '';
  return (
    <>
      <Field label={words('photos.without')}>
        <NarrowSelect value={key} onChange={(_, { value }) => setChosen(value)} data-testid="without-photo">
          <option value="">{words('photos.noRow')}</option>
          {rows.map(({ record, key: of }) => (
            <option key={record.row} value={of}>
              {words('photos.row', { row: record.row + 1, names: namesOf(checked, record) })}
            </option>
          ))}
        </NarrowSelect>
      </Field>
      {key !== '' && (
        <Button
          className={styles.use}
          disabled={busy !== undefined}
          onClick={() => onPair({ what: 'photoPairs', pairs: { [key]: '' } })}
          data-testid="use-without"
        >
          {words('photos.useWithout')}
        </Button>
      )}
    </>
  );
}
