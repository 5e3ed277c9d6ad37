/** `localStorage` of this page; undefined where the browser blocks storage in frames, or has none. */
export function storageOfThisPage(): Storage | undefined {
  return whenAllowed(() => globalThis.localStorage);
}

/** Blocked third-party storage throws on every touch, and a full one on writing: both mean "not kept", no more. */
export function whenAllowed<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
