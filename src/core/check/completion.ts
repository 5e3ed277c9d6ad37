import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from './checkSheet';
import type { Finding } from './finding';
import type { FindingCode } from './findingCodes';
import { NOTHING, type RecordRule, type RuleContext } from './rule';
import type { ValueLayout } from './rowValues';

/** A record with what it got, and what there is to say about that; an error holds the record back. */
export interface Completed {
  readonly record: RecordDraft;
  readonly findings: readonly Finding[];
  /** What was added up to make the record, each part as a row of its own: the rules of each row judge them too. */
  readonly parts?: readonly RecordDraft[];
}

/** Adds to a record what does not stand in its own row: instalments of another sheet, a photo. It keeps `row`, `identity` and what was read. */
export interface Completion {
  (record: RecordDraft, context: RuleContext): Completed;
  /** What is said of a whole column where nothing completes it; not said with this completion. */
  readonly instead?: readonly FindingCode[];
}

/** The rules that a sheet's records need: what completes them may give them fields that it has no column for. */
export function rulesFor(
  { recordRules }: RecordKind,
  layout: ValueLayout,
  completions: readonly Completion[],
): readonly RecordRule[] {
  if (completions.length > 0) return recordRules;
  return recordRules.filter(({ about }) => about?.some((field) => layout.mayHave(field)) !== false);
}

/** The record after all completions, with the parts of all; what they say is added to `findings`. */
export function complete(
  completions: readonly Completion[],
  draft: RecordDraft,
  context: RuleContext,
  findings: Finding[],
): Pick<Required<Completed>, 'record' | 'parts'> {
  let record = draft;
  let parts: readonly RecordDraft[] = NOTHING;
  for (const completion of completions) {
    const completed = completion(record, context);
    record = completed.record;
    findings.push(...completed.findings);
    if (completed.parts !== undefined) parts = [...parts, ...completed.parts];
  }
  return { record, parts };
}
