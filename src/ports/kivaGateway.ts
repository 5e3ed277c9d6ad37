import type { ReadEndpointName } from '../core/kiva/endpoints';
import type {
  EnvironmentsAnswer,
  ReadAnswer,
  SessionAnswer,
  SessionRequest,
  SubmissionAnswer,
  SubmissionRequest,
} from '../core/relayProtocol/messages';

/** What became of asking the relay: its answer, or that it could not be reached (`sent` says if bytes may have left). */
export type GatewayAnswer =
  | SubmissionAnswer
  | { readonly phase: 'unreachable' }
  | { readonly phase: 'noSuchSubmission' }
  | { readonly phase: 'refused'; readonly error: string; readonly detail?: string };

/** Query parameters of a call that reads; the relay refuses what the allow-list does not name. */
export type ReadQuery = Readonly<Record<string, string | number>>;

/** The relay, as the pane sees it; throws a Fault only from the session calls and from `read`. */
export interface KivaGateway {
  environments(): Promise<EnvironmentsAnswer>;
  openSession(request: SessionRequest): Promise<SessionAnswer>;
  /** The open session with the scopes of its latest token. */
  session(): Promise<SessionAnswer>;
  /** What Kiva has under this call for the session's partner, asked with these parameters; changes nothing there. */
  read(endpoint: ReadEndpointName, query?: ReadQuery): Promise<ReadAnswer>;
  /** Idempotent by id: safe to repeat after `unreachable`. */
  put(id: string, request: SubmissionRequest): Promise<GatewayAnswer>;
  /** Waits up to `waitSeconds` for the outcome. */
  ask(id: string, waitSeconds: number): Promise<GatewayAnswer>;
}
