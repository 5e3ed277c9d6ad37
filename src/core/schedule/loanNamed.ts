import type { ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import type { RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';

/** What a loan is called where its schedule is spoken of: its group's own loan id, else its own, else ''. */
export function loanNamed({ values }: RecordDraft, { group, own }: ScheduleDeclaration): string {
  return String(valueIn(values, group.loan) ?? valueIn(values, own.loan) ?? '');
}
