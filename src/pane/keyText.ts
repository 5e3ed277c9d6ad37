import { IDENTITY_SEPARATOR } from './resultPlace';

/** A row's key as a person reads it. */
export function keyText(key: string): string {
  return key.split(IDENTITY_SEPARATOR).join(' · ');
}
