/** Every key of a JSON value in camelCase, however deep: `upload_id` becomes `uploadId`. */
export function camelCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCaseKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      camelCaseKeys(inner),
    ]),
  );
}

/** An object in place of each list of one, in the value itself and in its direct fields; longer lists stay. */
export function objectsForLists(value: unknown): unknown {
  const unwrapped: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (unwrapped === null || typeof unwrapped !== 'object' || Array.isArray(unwrapped)) return unwrapped;
  return Object.fromEntries(
    Object.entries(unwrapped).map(([key, inner]: [string, unknown]) => [
      key,
      Array.isArray(inner) && inner.length === 1 ? (inner[0] as unknown) : inner,
    ]),
  );
}

/** A list of one around an object; a list stays as it is. */
export function listForObject(value: unknown): unknown {
  return Array.isArray(value) ? value : [value];
}
