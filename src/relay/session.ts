import { isStale } from '../core/kiva/token';
import type { RelayClock } from './clock';
import { fetchToken, type Token, type TokenRequest } from './fetchToken';
import type { RelayLimits } from './limits';
import type { Owner } from './outcomeBox';
import { Refusal } from './refusal';

/** One person's time with one environment and partner; credentials and token never leave this object's memory. */
export class Session implements Owner {
  private renewal: Promise<Token> | undefined;
  private distrusted = false;

  private constructor(
    readonly id: string,
    private readonly asked: TokenRequest,
    private token: Token,
    private readonly clock: RelayClock,
    private readonly limits: RelayLimits,
  ) {}

  /** Opens a session by getting its first token; refuses as `fetchToken` does. */
  static async open(id: string, asked: TokenRequest, clock: RelayClock, limits: RelayLimits): Promise<Session> {
    return new Session(id, asked, await fetchToken(asked, clock, limits), clock, limits);
  }

  get target(): TokenRequest['target'] {
    return this.asked.target;
  }

  get environment(): Owner['environment'] {
    return this.target.environment.id;
  }

  get partnerId(): string {
    return this.token.partnerId;
  }

  get scopes(): readonly string[] {
    return this.token.scopes;
  }

  /** What must never be seen outside, for redaction. */
  get secrets(): readonly string[] {
    const { clientId, clientSecret } = this.asked.credentials;
    return [this.token.accessToken, clientSecret, clientId];
  }

  /** A token that is good for one more call, renewed when stale or distrusted; refuses when there is none. */
  async accessToken(): Promise<string> {
    if (this.distrusted || isStale(this.token, this.clock.now())) await this.renew();
    return this.token.accessToken;
  }

  /** Kiva answered 401 or 403 to this token: the next call asks for a new one. */
  distrust(accessToken: string): void {
    if (accessToken === this.token.accessToken) this.distrusted = true;
  }

  private async renew(): Promise<void> {
    this.renewal ??= fetchToken(this.asked, this.clock, this.limits);
    try {
      const token = await this.renewal;
      // The ledger and the outcome box are bound to the partner that the session began with.
      if (token.partnerId !== this.token.partnerId) throw new Refusal('credentialsRefused');
      this.token = token;
      this.distrusted = false;
    } finally {
      this.renewal = undefined;
    }
  }
}
