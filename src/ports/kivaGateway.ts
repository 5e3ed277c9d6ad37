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

/** The relay, as the pane sees it; throws a Fault only from the session calls and from `read`. */
export interface KivaGateway {
  environments(): Promise<EnvironmentsAnswer>;
  openSession(request: SessionRequest): Promise<SessionAnswer>;
  /** What Kiva has under this call for the session's partner; changes nothing there. */
  read(endpoint: ReadEndpointName): Promise<ReadAnswer>;
  /** Idempotent by id: safe to repeat after `unreachable`. */
  put(id: string, request: SubmissionRequest): Promise<GatewayAnswer>;
  /** Waits up to `waitSeconds` for the outcome. */
  ask(id: string, waitSeconds: number): Promise<GatewayAnswer>;
}
