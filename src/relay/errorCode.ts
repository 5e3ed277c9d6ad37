/** The system's code of an error or of its cause (ECONNREFUSED, SQLITE_FULL), which quotes nothing; or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : errorCode(error.cause);
}
