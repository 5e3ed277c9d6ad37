import type { AccountSettings } from '../core/kiva/account';
import type { Suggestion } from '../core/mapping/suggest';
import { isRequired } from './requirements';
import type { SheetSetup } from './setup';

/** More than this would be thirty pairs again; what is left stays beside its field. */
const MOST_QUESTIONS = 3;

/**
 * The doubtful columns that are worth a question, what has to be mapped first; answered ones stay where they are until
 * the sheet is read again, and instalments have a place of their own.
 */
export function mappingQuestions(setup: SheetSetup, account: AccountSettings): readonly Suggestion[] {
  const single = setup.kind.fields.filter(({ repeats }) => repeats !== true);
  const rank = (field: string): number => {
    if (isRequired(setup, account, field)) return 0;
    return single.find(({ id }) => id === field)?.need === 'advised' ? 1 : 2;
  };
  return setup.proposals
    .filter(({ field, confidence }) => confidence === 'ask' && single.some(({ id }) => id === field))
    .filter(({ field, column }) => (setup.mapping[field] ?? column.column) === column.column)
    .sort((a, b) => rank(a.field) - rank(b.field) || b.certainty - a.certainty)
    .slice(0, MOST_QUESTIONS);
}
