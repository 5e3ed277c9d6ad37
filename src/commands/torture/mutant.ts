import type { PanePorts } from '../../pane/panePorts';
import type { BoxChange } from './relayHost';

/** A planted fault: what it breaks, and how, from outside of the code under test. */
export interface Mutant {
  readonly name: string;
  readonly breaks: string;
  /** Breaks a pane's ports. */
  readonly ports?: (ports: PanePorts) => PanePorts;
  /** Breaks the relay's store. */
  readonly box?: BoxChange;
  /** Puts broken functions into modules; answers how to mend them. */
  readonly plant?: () => () => void;
}
