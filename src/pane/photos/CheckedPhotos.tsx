import { useMemo, useSyncExternalStore } from 'react';
import type { CheckedSheet } from '../../core/check/checkSheet';
import { photoTally } from '../../core/photo/photoTally';
import type { SetupChange } from '../setupChange';
import type { Fact } from '../components/Facts';
import type { FlowEvent } from '../flow';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { PhotoFiles } from './PhotoFiles';
import { PhotoPairing } from './PhotoPairing';
import { PhotoPairs } from './PhotoPairs';
import { PhotoWithout } from './PhotoWithout';

interface CheckedPhotosProps {
  readonly setup: SheetSetup;
  readonly checked: CheckedSheet;
  readonly onCheck: () => Promise<FlowEvent>;
  readonly onChange: (change: SetupChange) => void;
}

const NO_PAIRS: Readonly<Record<string, string>> = {};

/** The photos of a sheet that was checked: how many rows have one, and the others to be paired by hand. */
export function CheckedPhotos({ setup, checked, onCheck, onChange }: CheckedPhotosProps) {
  const { ports, words, formats } = usePane();
  const files = useSyncExternalStore(ports.photos.subscribe, ports.photos.files);
  const pairs = setup.photoPairs ?? NO_PAIRS;
  const tally = useMemo(() => photoTally(checked, files, pairs), [checked, files, pairs]);
  const facts: readonly Fact[] = [
    { name: words('photos.withPhoto'), value: formats.count(tally.withPhoto), testId: 'photos-with' },
    { name: words('photos.withoutPhoto'), value: formats.count(tally.open.length), testId: 'photos-without' },
    { name: words('photos.unused'), value: formats.count(tally.unused.length), testId: 'photos-unused' },
  ];
  return (
    <PhotoFiles after={onCheck} facts={facts}>
      <PhotoPairing checked={checked} tally={tally} onPair={onChange} />
      <PhotoWithout checked={checked} tally={tally} onPair={onChange} />
      <PhotoPairs checked={checked} files={files} pairs={pairs} onUndo={onChange} />
    </PhotoFiles>
  );
}
