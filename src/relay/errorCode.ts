/** The system's code of an error or of its cause (ECONNREFUSED, SQLITE_FULL), which quotes nothing; or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (/^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
  return 'cause' in error ? errorCode(error.cause) : undefined;
}
