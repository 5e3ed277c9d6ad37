import type { RecordKindId } from '../core/catalogue/recordKind';
import type { RowsFrom } from '../core/mapping/findTable';
import type {
  AmountMeaning,
  BlankAmount,
  ColumnFormat,
  GroupAnswers,
  InstalmentSheetPart,
  RowFilter,
  SchedulePart,
  Template,
} from '../core/mapping/template';
import type { ScheduleRepair } from '../core/schedule/repairedSchedule';

/** One thing a person changes on how the sheet is read; `key` is one of SheetSetup.mapping. */
export type SetupChange =
  | { readonly what: 'kind'; readonly kind: RecordKindId }
  | { readonly what: 'rowsFrom'; readonly place: RowsFrom }
  | { readonly what: 'headerRow'; readonly row: number }
  | { readonly what: 'headerRows'; readonly count: number }
  | { readonly what: 'column'; readonly key: string; readonly column: number | undefined }
  /** She says that a proposed column is not this. */
  | { readonly what: 'declined'; readonly key: string; readonly column: number }
  | { readonly what: 'proposals'; readonly keys: readonly string[] }
  | { readonly what: 'format'; readonly field: string; readonly format: ColumnFormat }
  /** What one word of a field's column means, by its key in Template.valueMaps; undefined takes it back. */
  | { readonly what: 'valueMap'; readonly field: string; readonly word: string; readonly meaning: string | undefined }
  | { readonly what: 'amountMeaning'; readonly meaning: AmountMeaning }
  | { readonly what: 'amountConverted'; readonly to: AmountMeaning }
  | { readonly what: 'addUpRepeats' }
  /** Instalments on a sheet of their own; undefined leaves that sheet alone. */
  | { readonly what: 'instalments'; readonly part: InstalmentSheetPart | undefined }
  | { readonly what: 'schedule'; readonly schedule: SchedulePart }
  /** Whether schedules are computed is a question again; how they are stays. */
  | { readonly what: 'scheduleAskedAgain' }
  /** Repairs that she agreed to, each with exactly this difference. */
  | { readonly what: 'repairs'; readonly repairs: readonly Pick<ScheduleRepair, 'loan' | 'difference'>[] }
  /** By `photoKey`: a photo's reference, or undefined where a pair is undone. */
  | { readonly what: 'photoPairs'; readonly pairs: Readonly<Record<string, string | undefined>> }
  | { readonly what: 'withoutPhotos' }
  | { readonly what: 'blankAmount'; readonly answer: BlankAmount }
  | { readonly what: 'groups'; readonly answers: GroupAnswers }
  /** Where rows of a group differ in this field, its first row's is the group's. */
  | { readonly what: 'takeFirst'; readonly field: string }
  /** A blank text takes the constant away. */
  | { readonly what: 'constant'; readonly field: string; readonly text: string }
  | { readonly what: 'rowFilter'; readonly filter: RowFilter | undefined }
  | { readonly what: 'template'; readonly template: Template }
  /** The template that other partners made is right for this account, too. */
  | { readonly what: 'templateConfirmed' }
  /** The sheet is read without its template, as if there were none. */
  | { readonly what: 'templateLeft' }
  | { readonly what: 'month'; readonly month: string };
