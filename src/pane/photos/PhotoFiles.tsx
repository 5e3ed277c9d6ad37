import { Button, makeStyles, mergeClasses, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { ImageAddRegular } from '@fluentui/react-icons/svg/image-add';
import { useRef, useState, useSyncExternalStore, type DragEvent, type ReactNode } from 'react';
import { PHOTO_SETTINGS } from '../../core/photo/photoSettings';
import { Facts, type Fact } from '../components/Facts';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import type { FlowEvent } from '../flow';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  drop: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '12px',
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorNeutralBackground1Hover },
  input: { display: 'none' },
  refused: { ...typographyStyles.body1, margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
  clear: { alignSelf: 'flex-start' },
});

/** Of files that are of no use; more would hide what follows. */
const REFUSED_SHOWN = 20;
const MEGABYTE = 1_000_000;

interface PhotoFilesProps {
  /** What is to happen once the files changed. */
  readonly after?: () => Promise<FlowEvent>;
  readonly facts?: readonly Fact[];
  /** What is to be known of the files. */
  readonly note?: string;
  /** What there is to say and do once there are files. */
  readonly children?: ReactNode;
}

/** Where she chooses the photos of a sheet, by a button or by dropping them; and what of them is of no use, and why. */
export function PhotoFiles({ after, facts = [], note, children }: PhotoFilesProps) {
  const { ports, words, formats, act, busy } = usePane();
  const styles = useStyles();
  const { photos } = ports;
  const { chosen, refused } = useSyncExternalStore(photos.subscribe, photos.files);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [looked, setLooked] = useState<{ readonly done: number; readonly count: number }>();
  const hasFiles = chosen.length + refused.length > 0;

  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    act('photos', async () => {
      try {
        await photos.add(files, (done) => setLooked({ done, count: files.length }));
      } finally {
        setLooked(undefined);
      }
      return after?.();
    });
  };
  const clear = (): void =>
    act('photos', async () => {
      photos.clear();
      return after?.();
    });
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <Section title={words('photos.title')} testId="photos">
      <p className={styles.text}>{words('photos.hint')}</p>
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={dropped}
        data-testid="photo-drop"
      >
        <Button
          icon={<ImageAddRegular />}
          disabled={busy !== undefined}
          onClick={() => input.current?.click()}
          data-testid="choose-photos"
        >
          {words('photos.choose')}
        </Button>
        <span className={styles.text}>{words('photos.drop')}</span>
        <input
          ref={input}
          className={styles.input}
          type="file"
          multiple
          accept="image/*,.heic,.heif"
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file may be chosen again, after she changed it.
            currentTarget.value = '';
          }}
          data-testid="photo-files"
        />
      </div>
      {looked && <Spinner size="tiny" label={words('photos.looking', looked)} />}
      {hasFiles && (
        <Facts
          facts={[
            { name: words('photos.chosen'), value: formats.count(chosen.length), testId: 'photos-chosen' },
            ...facts,
          ]}
        />
      )}
      {refused.length > 0 && (
        <Notice intent="warning" testId="photos-refused">
          {words('photos.refusedFiles')}
          <ul className={styles.refused}>
            {refused.slice(0, REFUSED_SHOWN).map(({ name, reason }) => (
              <li key={name}>
                {words(`photos.refused.${reason}`, { name, most: PHOTO_SETTINGS.fileBytesMost / MEGABYTE })}
              </li>
            ))}
            {refused.length > REFUSED_SHOWN && <li>{formats.count(refused.length - REFUSED_SHOWN)} …</li>}
          </ul>
        </Notice>
      )}
      {hasFiles && note !== undefined && <p className={styles.text}>{note}</p>}
      {hasFiles && children}
      <p className={styles.text}>{words('photos.privacy')}</p>
      {hasFiles && (
        <Button className={styles.clear} size="small" disabled={busy !== undefined} onClick={clear}>
          {words('photos.clear')}
        </Button>
      )}
    </Section>
  );
}
