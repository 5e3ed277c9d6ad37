import type { RecordKind } from '../catalogue/recordKind';
import type { Decision } from '../send/ledgerRun';
import type { ChangedRow, SkippedRow } from '../send/plan';
import type { Said } from './cellWrite';
import { message, row, type Cells, type Say } from './said';

/**
 * A row that stays at home keeps the status of what happened to it before, so that a filter on "sent" still finds it;
 * Kiva's own words, reference, link and time beside it are still true and stay.
 */
export function skippedCells({ reason, at, reference, warned, found }: SkippedRow, kind: RecordKind, say: Say): Cells {
  switch (reason) {
    case 'accepted':
      if (found !== undefined) return { status: say('status.foundInPa2'), message: decidedMessage(found) };
      if (warned) return { status: say('status.sentWithWarning') };
      return { status: say(kind.sentCode), message: message('message.skipped.accepted', { at, reference }) };
    case 'rowRefused':
      return { status: say('status.rowRefused') };
    case 'unknown':
      return { status: say('status.unknown') };
    case 'unsettled':
      return { status: say('status.skipped'), message: message('message.skipped.unsettled', { at }) };
  }
}

/** Nobody knew what became of it, and a person looked in PA2: the sheet says that it is her word. */
export function decidedCells(decision: Decision, sentAt: Said, say: Say): Cells {
  const said = decidedMessage(decision);
  if (decision.arrived) return row(say('status.foundInPa2'), { message: said, sentAt });
  return row(say('status.notInPa2'), { message: said });
}

/** A row that only the relay's register knows: its cells said "queued" a moment ago, so nothing beside them can stay. */
export function knownCells({ reason, at, reference }: SkippedRow, kind: RecordKind, say: Say): Cells {
  const sentAt = { verbatim: at };
  switch (reason) {
    case 'accepted': {
      const said = message('message.skipped.accepted', { at, reference });
      return row(say(kind.sentCode), { message: said, reference: verbatim(reference), sentAt });
    }
    case 'rowRefused':
      return row(say('status.rowRefused'), { message: message('message.skipped.rowRefused', { at }), sentAt });
    case 'unknown':
      return row(say('status.unknown'), { message: message('message.skipped.unknown', { at }), sentAt });
    case 'unsettled':
      return row(say('status.skipped'), { message: message('message.skipped.unsettled', { at }) });
  }
}

/** A record that was sent with other content before; what stands beside it is about the first one, and stays. */
export function changedCells(changed: ChangedRow, say: Say): Cells {
  return { status: say('status.skipped'), message: changedMessage(changed) };
}

/** The same where only the relay's register knows of the first one. */
export function knownChangedCells(changed: ChangedRow, say: Say): Cells {
  return row(say('status.skipped'), { message: changedMessage(changed) });
}

function changedMessage({ rule, at, reference }: ChangedRow): Said {
  return message(`message.changed.${rule}`, { at, reference });
}

function decidedMessage({ at, arrived, initials = '' }: Decision): Said {
  return message(`message.decided.${arrived ? 'arrived' : 'notArrived'}`, { at, initials });
}

function verbatim(text: string): Said | null {
  return text === '' ? null : { verbatim: text };
}
