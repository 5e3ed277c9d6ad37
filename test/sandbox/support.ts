import { loadContract } from '../../src/sandbox/contract';
import { judgeBy } from '../../src/sandbox/judge';
import { ALL_SCOPES, FIRST_PARTNER, SANDBOX_AUDIENCE, type SandboxPartner } from '../../src/sandbox/partners';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox';

export const BASE = 'http://sandbox.test/kiva';
export const START = Date.UTC(2026, 4, 4, 8, 15, 30);
export const contract = loadContract();
export const contractJudge = judgeBy(contract);

/** A clock that moves only when told; waiting moves it. */
export function virtualClock(): { now: () => number; wait: (ms: number) => Promise<void>; pass: (ms: number) => void } {
  let time = START;
  const pass = (ms: number): void => {
    time += ms;
  };
  return { now: () => time, pass, wait: (ms) => Promise.resolve(pass(ms)) };
}

export function newSandbox(options: Partial<SandboxOptions> = {}): Sandbox {
  return createSandbox({ contract, publicUrl: BASE, now: () => START, seed: 7, ...options });
}

export function tokenForm(partner: SandboxPartner = FIRST_PARTNER, changes: Record<string, string> = {}): string {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    scope: ALL_SCOPES.join(' '),
    audience: SANDBOX_AUDIENCE,
    client_id: partner.clientId,
    client_secret: partner.clientSecret,
    ...changes,
  }).toString();
}

export function askToken(sandbox: Sandbox, form: string, headers: Record<string, string> = {}): Promise<Response> {
  return sandbox.fetch(`${BASE}/oauth/token`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: form,
  });
}

/** A signed-in partner: `get` and `post` take a path below /v3/partner/{id}; `post` takes the exact body text. */
export interface Client {
  readonly token: string;
  get(path: string): Promise<Response>;
  post(path: string, body: string | object): Promise<Response>;
}

export async function signIn(
  sandbox: Sandbox,
  partner: SandboxPartner = FIRST_PARTNER,
  scope?: string,
): Promise<Client> {
  const answer = await askToken(sandbox, tokenForm(partner, scope === undefined ? {} : { scope }));
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const base = `${BASE}/v3/partner/${partner.partnerId}`;
  const authorization = `Bearer ${token}`;
  return {
    token,
    get: (path) => sandbox.fetch(`${base}/${path}`, { headers: { authorization } }),
    post: (path, body) =>
      sandbox.fetch(`${base}/${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

export async function json<T = Record<string, unknown>>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}

/** Repayments of loans that the sandbox knows. */
export function knownRepayments(sandbox: Sandbox, count: number): { loan_id: string; amount: number }[] {
  return sandbox
    .loans()
    .filter(({ status }) => status === 'payingBack')
    .slice(0, count)
    .map(({ internal_loan_id }) => ({ loan_id: internal_loan_id, amount: 25 }));
}

/** A draft of an individual loan that PA2 would publish. */
export const INDIVIDUAL = {
  entreps: [
    {
      client_id: '184729',
      loan_id: '2042970',
      first_name: 'Akinyi',
      last_name: 'Otieno',
      gender: 'female',
      amount: 60000,
    },
  ],
  schedule: [
    { date: '2026-06-15', principal: 30000, interest: 1200 },
    { date: '2026-07-15', principal: 30000, interest: 600 },
  ],
  disburse_time: '2026-05-15',
  currency: 'KES',
  activity_id: 41,
  theme_type_id: 48,
  description_language_id: 1,
  location: 'Kisumu: Kenya',
  description: 'Akinyi keeps layers and sells eggs at the market.',
  loanuse: 'to buy chicken feed and two laying cages.',
};

/** A draft of a group loan that PA2 would publish. */
export const GROUP = {
  ...INDIVIDUAL,
  group_name: 'Takku Liggey',
  internal_loan_id: 'G-12',
  internal_client_id: 'GC-12',
  not_pictured: [false, true],
  entreps: [
    { client_id: 'C-1', loan_id: 'L-1', first_name: 'Awa', last_name: 'Diop', gender: 'female', amount: 40000 },
    { client_id: 'C-2', loan_id: 'L-2', first_name: 'Fatou', last_name: 'Fall', gender: 'female', amount: 20000 },
  ],
};
