import { namesIn } from '../core/check/rowNames';

/** A row's key as a person reads it. */
export function keyText(key: string): string {
  return namesIn(key).join(' · ');
}
