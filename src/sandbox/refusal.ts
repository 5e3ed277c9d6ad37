type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415;

/** A request that the sandbox does not take: answered as Kiva's {code, message}; nothing was kept. */
export class Refusal extends Error {
  constructor(
    readonly status: RefusalStatus,
    /** The sandbox's own codes begin with `sandbox.`, because Kiva's are not public. */
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A refusal of the token endpoint: answered as RFC 6749 section 5.2's {error, error_description}. */
export class TokenRefusal extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly error:
      'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unauthorized_client' | 'unsupported_grant_type',
    message: string,
  ) {
    super(message);
    this.name = 'TokenRefusal';
  }
}
