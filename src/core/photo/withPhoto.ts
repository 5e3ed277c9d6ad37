import type { Photos } from '../../ports/photos';
import { RECORD_KINDS } from '../catalogue';
import type { Submission } from '../submission/submission';
import { imageText } from './imageText';
import { PHOTO_SETTINGS } from './photoSettings';

/** The text that leaves for a submission, or why it cannot leave with its photo. */
export type WithPhoto = { readonly body: string } | { readonly lacks: 'photoMissing' | 'photoUnfit' };

/** Puts the picture into the body of a submission that has one; one that has none leaves as it is. */
export async function withPhoto(
  { kind, body, photo }: Pick<Submission, 'kind' | 'body' | 'photo'>,
  photos: Pick<Photos, 'encoded'> | undefined,
): Promise<WithPhoto> {
  if (photo === undefined) return { body };
  const picture = (await photos?.encoded(photo)) ?? 'missing';
  if (picture === 'missing') return { lacks: 'photoMissing' };
  const image = picture === 'unfit' ? undefined : imageText(picture, PHOTO_SETTINGS);
  const name = nameOnTheWire(kind);
  if (image === undefined || name === undefined || !body.endsWith('}')) return { lacks: 'photoUnfit' };
  const others = body.slice(0, -1);
  return { body: `${others}${others === '{' ? '' : ','}${JSON.stringify(name)}:"${image}"}` };
}

function nameOnTheWire(kind: Submission['kind']): string | undefined {
  const { photo, fields } = RECORD_KINDS[kind];
  return fields.find(({ id }) => id === photo?.field)?.path;
}
