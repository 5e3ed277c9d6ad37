import type { EnvironmentId } from '../../core/kiva/environments';
import type { RelayEnvironment } from '../../relay/options';
import { loadContract } from '../../sandbox/contract';
import { FIRST_PARTNER, SANDBOX_AUDIENCE } from '../../sandbox/partners';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox';
import { PROJECT_ROOT } from '../projectRoot';
import type { Life } from './life';
import type { VirtualTime } from './virtualTime';

/** The environments that a run can send to, each played by a Kiva of its own. */
export const ENVIRONMENTS = ['sandbox', 'stage', 'production'] as const satisfies readonly EnvironmentId[];

/** The one partner's credentials, as the person types them. */
export const CREDENTIALS = { clientId: FIRST_PARTNER.clientId, clientSecret: FIRST_PARTNER.clientSecret };

/** Played Kivas by environment. */
export type Kivas = Readonly<Record<EnvironmentId, Sandbox>>;

let time: VirtualTime | undefined;
let kivas: Kivas | undefined;

/** The played Kivas, empty and on this run's time; they are made once, since reading the contract takes long. */
export function freshKivas(ofRun: VirtualTime): Kivas {
  time = ofRun;
  kivas ??= makeKivas();
  for (const id of ENVIRONMENTS) kivas[id].reset();
  return kivas;
}

/** The environments as a relay reaches them; a call can be the last thing that the relay does. */
export function relayEnvironments(of: Kivas, life: () => Life, stir: () => void): readonly RelayEnvironment[] {
  return ENVIRONMENTS.map((id) => ({
    environment: {
      id,
      tokenUrl: `${addressOf(id)}/oauth/token`,
      audience: SANDBOX_AUDIENCE,
      apiBase: addressOf(id),
      otherAudiences: [],
    },
    fetch: (request) =>
      life().call(async () => {
        stir();
        const answer = await of[id].fetch(request);
        stir();
        return answer;
      }),
  }));
}

function makeKivas(): Kivas {
  const contract = loadContract(PROJECT_ROOT);
  const make = (id: EnvironmentId): Sandbox =>
    createSandbox({
      contract,
      publicUrl: addressOf(id),
      now: () => time?.now() ?? 0,
      wait: (milliseconds) => time?.sleep(milliseconds) ?? Promise.resolve(),
      partners: [{ ...FIRST_PARTNER, loanCount: 60 }],
    });
  return { sandbox: make('sandbox'), stage: make('stage'), production: make('production') };
}

function addressOf(id: EnvironmentId): string {
  return `https://${id}.kiva.invalid`;
}
