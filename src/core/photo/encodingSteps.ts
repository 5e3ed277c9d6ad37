import type { PhotoSettings } from './photoSettings';
import type { PhotoSize } from './photoSize';

/** One try at a picture that is small enough. */
export interface EncodingStep extends PhotoSize {
  /** Of JPEG, 0 to 1. */
  readonly quality: number;
}

const SMALLER = 0.8;
/** A picture that is too large even so is no photo. */
const SMALLEST_SIDE = 160;

/** How to encode a picture of this size, the best try first; it is never made larger than it is. */
export function* encodingSteps(
  { width, height }: PhotoSize,
  { longestSide, qualities }: Pick<PhotoSettings, 'longestSide' | 'qualities'>,
): Generator<EncodingStep, void> {
  const longest = Math.max(width, height);
  for (let side = Math.min(longest, longestSide); ; side *= SMALLER) {
    const sized = (of: number): number => Math.max(1, Math.round((of * side) / longest));
    for (const quality of qualities) yield { width: sized(width), height: sized(height), quality };
    if (side * SMALLER < SMALLEST_SIDE) return;
  }
}
