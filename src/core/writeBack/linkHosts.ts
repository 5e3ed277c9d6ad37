import type { EnvironmentId } from '../kiva/environments';

/** A host that a link in the sheet may lead to, in lower case, with its port unless that is 443. */
export interface LinkHost {
  readonly host: string;
  /** Whether every host below it counts too. */
  readonly andBelow: boolean;
}

/** Kiva's own sites. */
export const KIVA_LINK_HOSTS: readonly LinkHost[] = [{ host: 'kiva.org', andBelow: true }];

const HTTPS_HOST = /^https:\/\/([a-z0-9.-]+(?::\d{1,5})?)(?:[/?#]|$)/i;

/** The hosts that links may lead to where these environments are offered: Kiva's own and, where it is, the sandbox's. */
export function linkHosts(
  environments: readonly { readonly id: EnvironmentId; readonly apiBase: string }[],
): readonly LinkHost[] {
  const sandboxes = environments.flatMap(({ id, apiBase }) => {
    const host = id === 'sandbox' ? HTTPS_HOST.exec(apiBase)?.[1] : undefined;
    return host === undefined ? [] : [{ host: withoutUsualPort(host), andBelow: false }];
  });
  return [...KIVA_LINK_HOSTS, ...sandboxes];
}

/** A host in lower case, without the port that https has anyway. */
export function withoutUsualPort(host: string): string {
  return host.toLowerCase().replace(/:443$/, '');
}
