import { photoType } from '../../core/photo/photoType';
import type { OpenPicture } from './photoStore';

/** Unfolds a picture with what this browser has for it and draws it on a canvas, which knows pixels alone. */
export const openPicture: OpenPicture = async (bytes) => {
  const blob = new Blob([bytes], { type: `image/${photoType(bytes)}` });
  const source = await decoded(blob);
  if (source === undefined) return undefined;
  const isBitmap = source instanceof ImageBitmap;
  return {
    width: isBitmap ? source.width : source.naturalWidth,
    height: isBitmap ? source.height : source.naturalHeight,
    jpeg: async ({ width, height, quality }) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d');
      if (context === null) return undefined;
      // JPEG knows no transparency: without this what is transparent would be black.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = 'high';
      context.drawImage(source, 0, 0, width, height);
      const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
      // Safari gives a canvas' memory back only once it is small.
      canvas.width = 0;
      return made === null ? undefined : new Uint8Array(await made.arrayBuffer());
    },
    close: () => {
      if (isBitmap) source.close();
    },
  };
};

async function decoded(blob: Blob): Promise<ImageBitmap | HTMLImageElement | undefined> {
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch (refusal) {
    // A picture that is damaged, or a browser that does not know the option: an image element says which.
    return inElement(blob, refusal);
  }
}

function inElement(blob: Blob, refusal: unknown): Promise<HTMLImageElement | undefined> {
  const isDamaged = refusal instanceof DOMException && refusal.name === 'InvalidStateError';
  if (isDamaged) return Promise.resolve(undefined);
  const url = URL.createObjectURL(blob);
  return new Promise((done) => {
    const image = new Image();
    const end = (answer: HTMLImageElement | undefined): void => {
      URL.revokeObjectURL(url);
      done(answer);
    };
    image.onload = () => end(image);
    image.onerror = () => end(undefined);
    image.src = url;
  });
}
