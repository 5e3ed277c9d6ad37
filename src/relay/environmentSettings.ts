import { DEFAULT_ENVIRONMENTS, type Environment, type EnvironmentId } from '../core/kiva/environments';
import { isLoopback } from './loopback';
import type { ClientCredentials, RelayEnvironment } from './options';
import type { Secrets } from './secretsFile';
import { RelayStartError } from './startError';

type Settings = Readonly<Record<string, string | undefined>>;

const ADDRESSES = ['TOKEN_URL', 'AUDIENCE', 'API_BASE'] as const;

/**
 * The environments of a relay that runs alone: Stage and Production with Kiva's own addresses, each to be changed by
 * KIVA_{STAGE|PRODUCTION|SANDBOX}_{TOKEN_URL|AUDIENCE|API_BASE}, and credentials from ..._CLIENT_ID and
 * ..._CLIENT_SECRET or else from the secrets file. A sandbox is there only when its three addresses are.
 */
export function readEnvironments(
  settings: Settings,
  secrets: NonNullable<Secrets['credentials']> = {},
): readonly RelayEnvironment[] {
  const withCredentials = (id: EnvironmentId, environment: Environment): RelayEnvironment => {
    const credentials = readCredentials(id, settings) ?? secrets[id];
    return { environment, ...(credentials === undefined ? {} : { credentials }) };
  };
  const sandbox = readSandbox(settings);
  return [
    ...(sandbox === undefined ? [] : [withCredentials('sandbox', sandbox)]),
    withCredentials('stage', edited(DEFAULT_ENVIRONMENTS.stage, settings)),
    withCredentials('production', edited(DEFAULT_ENVIRONMENTS.production, settings)),
  ];
}

/** Refuses addresses over which a secret could be read on the way, or that would not join with a path. */
export function checkAddresses({ id, tokenUrl, apiBase }: Environment): void {
  for (const address of [tokenUrl, apiBase]) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    const named = url?.username !== '' || url.password !== '';
    if (url === undefined || !secure || named || url.search !== '' || url.hash !== '') {
      throw new RelayStartError(`The ${id} environment needs https addresses without user, query and fragment.`);
    }
  }
}

function edited(environment: Environment, settings: Settings): Environment {
  const [tokenUrl, audience, apiBase] = ADDRESSES.map((name) => setting(settings, environment.id, name));
  return {
    id: environment.id,
    tokenUrl: tokenUrl ?? environment.tokenUrl,
    audience: audience ?? environment.audience,
    apiBase: apiBase ?? environment.apiBase,
    otherAudiences: [environment.audience, ...environment.otherAudiences].filter(
      (other) => other !== (audience ?? environment.audience),
    ),
  };
}

function readSandbox(settings: Settings): Environment | undefined {
  const [tokenUrl, audience, apiBase] = ADDRESSES.map((name) => setting(settings, 'sandbox', name));
  if (tokenUrl === undefined && audience === undefined && apiBase === undefined) return undefined;
  if (tokenUrl === undefined || audience === undefined || apiBase === undefined) {
    throw new RelayStartError(
      'A sandbox needs KIVA_SANDBOX_TOKEN_URL, KIVA_SANDBOX_AUDIENCE and KIVA_SANDBOX_API_BASE.',
    );
  }
  return { id: 'sandbox', tokenUrl, audience, apiBase, otherAudiences: [] };
}

function readCredentials(id: EnvironmentId, settings: Settings): ClientCredentials | undefined {
  const clientId = setting(settings, id, 'CLIENT_ID');
  const clientSecret = setting(settings, id, 'CLIENT_SECRET');
  if (clientId === undefined && clientSecret === undefined) return undefined;
  if (clientId === undefined || clientSecret === undefined) {
    const prefix = `KIVA_${id.toUpperCase()}`;
    throw new RelayStartError(`${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET go together; one of them is missing.`);
  }
  return { clientId, clientSecret };
}

function setting(settings: Settings, id: EnvironmentId, name: string): string | undefined {
  const text = settings[`KIVA_${id.toUpperCase()}_${name}`]?.trim();
  return text === '' ? undefined : text;
}
