import { randomBytes } from 'node:crypto';
import type { SessionRequest } from '../core/relayProtocol/messages';
import { holdsCredentials, requireAccessKey } from './accessKey';
import type { RelayClock } from './clock';
import type { RelayLimits } from './limits';
import type { ClientCredentials, RelayEnvironment } from './options';
import { Refusal } from './refusal';
import { Session } from './session';

/** The relay's open sessions, in memory only: a restart ends them all. */
export class Sessions {
  private readonly open = new Map<string, { readonly session: Session; usedAt: number }>();

  constructor(
    private readonly environments: readonly RelayEnvironment[],
    private readonly accessKey: string | undefined,
    private readonly clock: RelayClock,
    private readonly limits: RelayLimits,
  ) {}

  /** Opens a session under a new unguessable id; the longest unused one makes room when there are too many. */
  async begin(request: SessionRequest): Promise<Session> {
    const target = this.environments.find(({ environment }) => environment.id === request.environment);
    if (target === undefined) throw new Refusal('noSuchEnvironment');
    const asked = {
      target,
      credentials: this.credentialsFor(target, request),
      audience: request.audience ?? target.environment.audience,
    };
    const session = await Session.open(randomBytes(32).toString('base64url'), asked, this.clock, this.limits);
    this.forget(({ usedAt }) => this.isIdle(usedAt) || this.open.size >= this.limits.sessions);
    this.open.set(session.id, { session, usedAt: this.clock.now() });
    return session;
  }

  /** The session of that id; refuses noSession when there is none or it lay idle too long. */
  find(id: string | undefined): Session {
    this.forget(({ usedAt }) => this.isIdle(usedAt));
    const found = id === undefined ? undefined : this.open.get(id);
    if (id === undefined || found === undefined) throw new Refusal('noSession');
    // Moved to the end: the map's order is the order of last use.
    this.open.delete(id);
    this.open.set(id, { session: found.session, usedAt: this.clock.now() });
    return found.session;
  }

  /** Forgets a session and all that it knew. */
  end(id: string | undefined): void {
    if (id !== undefined) this.open.delete(id);
  }

  private credentialsFor(target: RelayEnvironment, request: SessionRequest): ClientCredentials {
    const { clientId = '', clientSecret = '', accessKey } = request;
    if (target.credentials !== undefined) {
      // Typed ones would be for another partner than the one that the relay's own stand for.
      if (clientId !== '' || clientSecret !== '') throw new Refusal('badRequest');
      if (holdsCredentials(target)) requireAccessKey(accessKey, this.accessKey);
      return target.credentials;
    }
    if (clientId === '' || clientSecret === '') throw new Refusal('credentialsMissing');
    return { clientId, clientSecret };
  }

  private isIdle(usedAt: number): boolean {
    return usedAt <= this.clock.now() - this.limits.sessionIdleMs;
  }

  private forget(which: (opened: { readonly usedAt: number }) => boolean): void {
    for (const [id, opened] of this.open) {
      if (which(opened)) this.open.delete(id);
    }
  }
}
