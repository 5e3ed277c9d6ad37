const LOOK_UP = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME']);

/** These can also end a connection that was already in use, so they count only from the connect call itself. */
const CONNECT = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
]);

/** Node and OpenSSL find these out during the handshake, before the request is written. */
const HANDSHAKE = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Node's words for a TLS connection that ended during its handshake; the code alone (ECONNRESET) says nothing. */
const HANDSHAKE_RESET = 'before secure TLS connection was established';

/**
 * Whether a failed fetch proves that no byte of the request left: look-up, connect and handshake failures only.
 * Everything else, also what is not known here, may have come after Kiva took the request.
 */
export function neverOpened(error: unknown): boolean {
  const { code = '', syscall, message = '', cause, errors } = partsOf(error);
  if (errors !== undefined) return errors.length > 0 && errors.every(neverOpened);
  if (HANDSHAKE.has(code)) return true;
  if (LOOK_UP.has(code)) return syscall === 'getaddrinfo';
  if (CONNECT.has(code)) return syscall === 'connect';
  if (code === 'ECONNRESET' && message.includes(HANDSHAKE_RESET)) return true;
  return cause !== undefined && neverOpened(cause);
}

interface ErrorParts {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  readonly cause?: unknown;
  /** One for each address that was tried. */
  readonly errors?: readonly unknown[];
}

/** By shape and not by class: an error may come from another realm. */
function partsOf(error: unknown): ErrorParts {
  return typeof error === 'object' && error !== null ? error : {};
}
