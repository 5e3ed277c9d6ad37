import { Fault } from '../../ports/fault';

const REASONS: Readonly<Record<string, string>> = {
  QuotaExceededError: 'full',
  SecurityError: 'blocked',
  TimeoutError: 'busy',
  VersionError: 'newer',
  NotSupportedError: 'missing',
};

/**
 * A refusal of the browser's store as a Fault journalUnavailable with a `reason`; what is no refusal of it is a bug and
 * comes back as it is.
 */
export function journalFault(error: unknown): unknown {
  if (error instanceof DOMException)
    return new Fault('journalUnavailable', { reason: REASONS[error.name] ?? error.name });
  return error;
}
