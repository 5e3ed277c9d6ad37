import type { Environment } from '../core/kiva/environments';
import type { RepeatSettings } from '../core/kiva/fateOf';
import type { RelayClock } from './clock';
import type { RelayLimits } from './limits';
import type { OutcomeBox } from './outcomeBox';

/** How an environment is reached: the machine's fetch, or a sandbox in this very process. */
export type RelayFetch = (request: Request) => Response | Promise<Response>;

/** A partner's pair for one environment (PA2 > Account > API Access); only ever in memory or the secrets file. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One environment that this relay reaches; without credentials the pane hands them in for each session. */
export interface RelayEnvironment {
  readonly environment: Environment;
  readonly credentials?: ClientCredentials;
  /** The machine's fetch when absent. */
  readonly fetch?: RelayFetch;
}

/** All that a relay is made of. */
export interface RelayOptions {
  readonly environments: readonly RelayEnvironment[];
  /** Addresses under which the pane is opened, exact, e.g. "https://localhost:8443". */
  readonly origins: readonly string[];
  /** The address that the process listens on; with `origins` it decides whether an access key is needed. */
  readonly listenHost: string;
  /** At least 20 characters; asked of everyone who opens a session with credentials that the relay holds. */
  readonly accessKey?: string;
  /** Folder of the built pane (pane.html and assets/); without it only /api is served. */
  readonly staticFolder?: string;
  /** A pane.html of its own (the workbench's), assets still from `staticFolder`. */
  readonly paneHtml?: string;
  /** Sources of CSP's frame-ancestors; `'self'` is always added. */
  readonly frameAncestors?: string;
  readonly box: OutcomeBox;
  readonly clock?: RelayClock;
  /** Takes one JSON line a call. */
  readonly log: (line: string) => void;
  readonly limits?: Partial<RelayLimits>;
  /** Statuses after which the sent register forgets a submission; DEFAULT_REPEAT_SETTINGS when absent. */
  readonly repeat?: RepeatSettings;
}
