import type { RecordKind } from '../catalogue/recordKind';
import type { Decision } from '../send/ledgerRun';
import type { ChangedRow, SkippedRow } from '../send/plan';
import type { Said } from './cellWrite';
import { message, row, type Cells, type Say } from './said';

/**
 * A row that stays at home keeps the status of what happened to it before, so that a filter on "sent" still finds it.
 * Every column is written anew: her columns may have been sorted without ours since.
 */
export function skippedCells(
  { reason, at, reference, warned, reviewLink, kivasWords, found }: SkippedRow,
  kind: RecordKind,
  say: Say,
): Cells {
  const sentAt = { verbatim: at };
  const words = kivasWords === undefined ? undefined : { verbatim: kivasWords };
  switch (reason) {
    case 'accepted':
      if (found !== undefined) return decidedCells(found, sentAt, say);
      return row(say(warned ? 'status.sentWithWarning' : kind.sentCode), {
        message: words ?? message('message.skipped.accepted', { at, reference }),
        reference: verbatim(reference),
        reviewLink: reviewLink ?? null,
        sentAt,
      });
    case 'rowRefused':
      return row(say('status.rowRefused'), { message: words ?? message('message.skipped.rowRefused', { at }), sentAt });
    case 'unknown':
      return row(say('status.unknown'), { message: message('message.skipped.unknown', { at }), sentAt });
    case 'groupWaits':
      return row(say('status.skipped'), { message: message('message.skipped.groupWaits', { at }) });
    case 'unsettled':
      return row(say('status.skipped'), { message: message('message.skipped.unsettled', { at }) });
  }
}

/** A record that was sent with other content before; the first one's reference is in the message. */
export function changedCells({ rule, at, reference }: ChangedRow, say: Say): Cells {
  return row(say('status.skipped'), { message: message(`message.changed.${rule}`, { at, reference }) });
}

/** Nobody knew what became of it, and a person looked in PA2: the sheet says that it is her word. */
export function decidedCells(decision: Decision, sentAt: Said, say: Say): Cells {
  const said = decidedMessage(decision);
  if (decision.arrived) return row(say('status.foundInPa2'), { message: said, sentAt });
  return row(say('status.notInPa2'), { message: said });
}

function decidedMessage({ at, arrived, initials = '' }: Decision): Said {
  return message(`message.decided.${arrived ? 'arrived' : 'notArrived'}`, { at, initials });
}

function verbatim(text: string): Said | null {
  return text === '' ? null : { verbatim: text };
}
