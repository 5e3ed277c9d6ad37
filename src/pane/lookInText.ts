import type { UnknownCard } from '../core/send/unknownCards';
import type { Words } from '../ports/platform';
import type { Formats } from './formats';

/** The place in PA2 where the submission of a card would be, by its month or by the loan that PA2 lists it under. */
export function lookInText(
  words: Words,
  formats: Pick<Formats, 'month'>,
  { lookIn, loans, month }: Pick<UnknownCard, 'lookIn' | 'loans' | 'month'>,
): string {
  return words(`lookIn.${lookIn}`, {
    loan: loans.join(', '),
    ...(loans.length > 1 && { context: 'members' }),
    ...(month !== undefined && { month: formats.month(month) }),
  });
}
