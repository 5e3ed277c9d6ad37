import type { RelayErrorCode, RelayRefusal } from '../core/relayProtocol/messages';

const STATUS = {
  badRequest: 400,
  tooLarge: 413,
  forbiddenOrigin: 403,
  forbiddenHost: 403,
  noSuchRoute: 404,
  noSession: 401,
  noSuchEnvironment: 404,
  credentialsMissing: 400,
  credentialsRefused: 403,
  tokenUnreachable: 502,
  noSuchSubmission: 404,
  otherBody: 409,
  relayFault: 500,
} as const satisfies Record<RelayErrorCode, number>;

/** The relay says no; `detail` holds Kiva's own words at most, already without secrets. */
export class Refusal extends Error {
  constructor(
    readonly code: RelayErrorCode,
    readonly detail?: string,
  ) {
    super(code);
    this.name = 'Refusal';
  }

  /** HTTP status that goes with the code. */
  get status(): (typeof STATUS)[keyof typeof STATUS] {
    return STATUS[this.code];
  }

  /** The body that the pane gets. */
  get answer(): RelayRefusal {
    return { error: this.code, ...(this.detail === undefined ? {} : { detail: this.detail }) };
  }
}
