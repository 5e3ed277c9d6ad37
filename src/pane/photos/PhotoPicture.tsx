import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import { Notice } from '../components/Notice';
import { usePane } from '../paneContext';
import { usePictureUrl } from './usePictureUrl';

const useStyles = makeStyles({
  picture: {
    display: 'block',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  small: { width: '64px', height: '64px', objectFit: 'cover', flexShrink: 0 },
  whole: { maxWidth: '100%', maxHeight: '320px', minHeight: '48px', objectFit: 'contain' },
});

interface PhotoPictureProps {
  readonly reference: string;
  /** The file's. */
  readonly name: string;
  /** A small one beside its name, or the one that leaves. */
  readonly size: 'small' | 'whole';
}

/** A chosen photo as it was encoded for Kiva, never the file itself. */
export function PhotoPicture({ reference, name, size }: PhotoPictureProps) {
  const { ports, words } = usePane();
  const styles = useStyles();
  const { photos } = ports;
  const load = useCallback(
    () => (size === 'small' ? photos.thumbnail(reference) : photos.encoded(reference)),
    [photos, reference, size],
  );
  const url = usePictureUrl(load);
  const className = mergeClasses(styles.picture, styles[size]);
  if (url === 'none') return <Notice intent="error">{words('photos.cannotShow')}</Notice>;
  if (url === undefined) return <div className={className} />;
  const alt = words(size === 'small' ? 'photos.alt' : 'photos.asSent', { name });
  return <img className={className} src={url} alt={alt} data-testid={`photo-${size}`} />;
}
