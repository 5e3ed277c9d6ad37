import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import type { Completed, Completion } from '../check/completion';
import { findingOf, type Finding, type FindingPlace } from '../check/finding';
import { borrowersOwn } from '../check/mergeGroup';
import { NOTHING, type RuleContext } from '../check/rule';
import { RowValues, valueIn } from '../check/rowValues';
import type { ChosenPhoto, PhotoSurroundings } from './photoChoice';
import { photoIndex } from './photoIndex';
import { pairOf } from './photoKey';
import { PHOTO_SETTINGS } from './photoSettings';

/** What is known of a record's photo before anything is said of it. */
interface Sought {
  readonly kind: RecordKind;
  readonly record: RecordDraft;
  /** Its row, and of a group those of all members. */
  readonly rows: readonly RecordDraft[];
  readonly field: string;
  /** Fields that a file may be named by; an earlier run knows a loan by one of them. */
  readonly namedBy: readonly string[];
  readonly photos: PhotoSurroundings;
  /** Cells that name a file. */
  readonly named: readonly { readonly text: string; readonly place: FindingPlace }[];
  /** Where to point when no cell names a file. */
  readonly place: FindingPlace;
}

/**
 * Gives a record the photo that its cell names, that is named by one of its ids, or that she paired with it; a group's may
 * stand on any of its rows. What fits more than one of them is never taken.
 */
export const completePhoto: Completion = Object.assign(
  (record: RecordDraft, context: RuleContext): Completed => {
    const { kind, photos, recordKey } = context;
    if (kind.photo === undefined || photos === undefined) return { record, findings: NOTHING };
    const { field, namedBy } = kind.photo;
    const rows = rowsOf(record);
    const placeAt = (row: number): FindingPlace => ({ row, cell: context.cellOf(field, row), field });
    const named = rows.flatMap(({ row, unread }) => {
      const text = unread?.has(field) === true ? context.textOf(field, row).trim() : '';
      return text === '' ? [] : [{ text, place: placeAt(row) }];
    });
    const sought: Sought = { kind, record, rows, field, namedBy, photos, named, place: placeAt(record.row) };
    const pair = pairOf(photos.pairs, record, kind, recordKey);
    if (pair !== undefined) return paired(sought, pair);
    return named.length > 0 ? byName(sought) : byIds(sought);
  },
  { instead: ['photosNotSent'] as const },
);

/** The record's own row first, then those of the other members. */
function rowsOf(record: RecordDraft): readonly RecordDraft[] {
  return [record, ...(record.members ?? NOTHING).filter(({ row }) => row !== record.row)];
}

function paired(sought: Sought, pair: string): Completed {
  if (pair === '') return left(sought);
  const photo = photoIndex(sought.photos).byReference.get(pair);
  return photo === undefined ? chooseAgain(sought, sought.place) : taken(sought, photo);
}

function byName(sought: Sought): Completed {
  const { photos, named, field } = sought;
  const index = photoIndex(photos);
  const found: ChosenPhoto[] = [];
  const there: (typeof named)[number][] = [];
  const missing: (typeof named)[number][] = [];
  for (const one of named) {
    const { text, place } = one;
    const files = index.named(text);
    found.push(...files);
    if (files.length > 0) there.push(one);
    else missing.push(one);
    // Going without is of those that are missing alone: what is there goes out.
    if (files.length > 0 || photos.without) continue;
    const refused = index.refused(text);
    const shown = text.slice(0, 60);
    if (refused !== undefined) {
      return said(sought, findingOf('photoFileRefused', 'error', place, { field, shown, name: refused.name }));
    }
    if (photos.chosen.length === 0) return isExpected(sought) ? chooseAgain(sought, place) : left(sought);
    return said(sought, findingOf('photoFileMissing', 'error', place, { field, shown }));
  }
  if (found.length === 0) return left(sought);
  const completed = oneOf({ ...sought, named: there }, found);
  const name = found[0]?.name ?? '';
  const used = missing.map(({ text, place }) =>
    findingOf('photoOtherUsed', 'warning', place, { field, shown: text.slice(0, 60), name }),
  );
  return completed.record === sought.record ? completed : { ...completed, findings: [...used, ...completed.findings] };
}

function byIds(sought: Sought): Completed {
  const { photos, field, place, record, namedBy } = sought;
  const index = photoIndex(photos);
  const isMembers = record.members === undefined ? undefined : borrowersOwn(sought.kind);
  const own = namedBy.filter((wanted) => isMembers?.has(wanted) !== true);
  const found = own.flatMap((wanted) => textsOf(sought, wanted).flatMap(index.ofId));
  if (found.length > 0) return oneOf(sought, found);
  const ofMembers = membersFiles(sought);
  if (ofMembers !== undefined) return ofMembers;
  const refused = refusedById(sought);
  if (refused !== undefined) return photos.without ? left(sought) : said(sought, refused);
  if (hadPhoto(sought)) return photos.without ? left(sought) : chooseAgain(sought, place);
  if (photos.chosen.length === 0) return photos.expected ? left(sought) : { record, findings: NOTHING };
  return said(sought, findingOf('photoNone', 'warning', place, { field }));
}

/** A file named by one member may be the group's picture or that member's alone: it is taken, and said. */
function membersFiles(sought: Sought): Completed | undefined {
  const { record, photos, field, namedBy, kind } = sought;
  const index = photoIndex(photos);
  const isMembers = borrowersOwn(kind);
  const found = (record.members ?? NOTHING).flatMap(({ row, values }) =>
    namedBy
      .filter((wanted) => isMembers.has(wanted))
      .flatMap((wanted) => {
        const shown = String(valueIn(values, wanted) ?? '');
        const place = { row, cell: values.get(wanted)?.cell, field };
        return index.ofId(shown).map((photo) => ({ photo, shown, place }));
      }),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const completed = oneOf(
    sought,
    found.map(({ photo }) => photo),
  );
  if (completed.record === record) return completed;
  const params = { field, name: first.photo.name, shown: first.shown };
  const said = findingOf('photoOfMember', 'warning', first.place, params);
  return { ...completed, findings: [said, ...completed.findings] };
}

/** She chose a file for this record, and it is none that can go out. */
function refusedById(sought: Sought): Finding | undefined {
  const { photos, field, place, namedBy } = sought;
  const index = photoIndex(photos);
  for (const shown of namedBy.flatMap((wanted) => textsOf(sought, wanted))) {
    const refused = index.refusedOfId(shown);
    if (refused !== undefined) {
      return findingOf('photoFileRefused', 'error', place, { field, shown, name: refused.name });
    }
  }
  return undefined;
}

function textsOf({ rows }: Sought, field: string): readonly string[] {
  return rows.map(({ values }) => String(valueIn(values, field) ?? ''));
}

function hadPhoto(sought: Sought): boolean {
  const { photos, namedBy } = sought;
  return namedBy.some((field) => textsOf(sought, field).some((loan) => photos.before.has(loan)));
}

function isExpected(sought: Sought): boolean {
  return sought.photos.expected || hadPhoto(sought);
}

function oneOf(sought: Sought, found: readonly ChosenPhoto[]): Completed {
  const different = new Map(found.map((photo) => [photo.reference, photo]));
  const [photo] = different.values();
  if (photo !== undefined && different.size === 1) return taken(sought, photo);
  const { field, named, place } = sought;
  const names = [...different.values()].map(({ name }) => name).join(', ');
  const params = { field, names, count: different.size };
  return said(sought, findingOf('photoSeveral', 'error', named[0]?.place ?? place, params));
}

function chooseAgain(sought: Sought, place: FindingPlace): Completed {
  return said(sought, findingOf('photoChooseAgain', 'error', place, { field: sought.field }));
}

function left(sought: Sought): Completed {
  const { field, named, place } = sought;
  return said(sought, findingOf('photoLeftOut', 'warning', named[0]?.place ?? place, { field }));
}

function said({ record }: Sought, finding: Finding): Completed {
  return { record, findings: [finding] };
}

function taken({ record, field, named, place }: Sought, photo: ChosenPhoto): Completed {
  const { reference, name, width, height } = photo;
  const at = named[0]?.place ?? place;
  const findings: Finding[] = [];
  if (height > width) findings.push(findingOf('photoPortrait', 'warning', at, { field, name }));
  const least = PHOTO_SETTINGS.smallBelow;
  if (Math.min(width, height) < least) {
    findings.push(findingOf('photoSmall', 'warning', at, { field, name, width, height, least }));
  }
  const { unread: before, ...rest } = record;
  const unread = new Set([...(before ?? NOTHING)].filter((key) => key !== field));
  const values = withReference(record.values, field, { value: reference, cell: at.cell });
  return {
    record: { ...rest, values, ...(unread.size > 0 && { unread }) },
    findings,
  };
}

function withReference(
  values: RecordDraft['values'],
  field: string,
  { value, cell }: { readonly value: string; readonly cell: FindingPlace['cell'] },
): RecordDraft['values'] {
  const isOwnRow = values instanceof RowValues && values.layout.slotOf(field) !== undefined;
  if (isOwnRow) return values.with(field, value);
  return new Map([...values, [field, cell === undefined ? { value } : { value, cell }]]);
}
