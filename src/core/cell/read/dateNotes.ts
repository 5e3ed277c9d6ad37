import type { ColumnFormat } from '../../mapping/template';
import type { Cell } from '../cell';
import { readDateText } from '../dateText';
import { EXAMPLES_SHOWN, shownIn, type ColumnExample, type ColumnNote } from '../reading';
import type { DateSurvey } from './dateSurvey';

/** What a column of dates leaves open, and what of it may be wrong already. */
export function dateNotes(cells: readonly Cell[], survey: DateSurvey, format: ColumnFormat): readonly ColumnNote[] {
  return [...openQuestion(cells, survey, format), ...mixedWithSerials(cells, survey)];
}

function openQuestion(cells: readonly Cell[], survey: DateSurvey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.dateOrder !== undefined) return [];
  const { dayFirst, monthFirst, open, numeric } = survey;
  const [firstNumeric] = numeric;
  if (survey.yearMayBeFirst && firstNumeric !== undefined) return [yearQuestion(cells, firstNumeric, numeric)];
  if (dayFirst !== undefined && monthFirst !== undefined) {
    const params = { shown: textAt(cells, dayFirst), otherShown: textAt(cells, monthFirst) };
    const examples = examplesAt(cells, [
      dayFirst,
      monthFirst,
      ...placesOf(
        cells,
        open.map(({ place }) => place),
      ),
    ]);
    return [
      { code: 'dateOrderMixed', severity: 'question', place: dayFirst, otherPlace: monthFirst, examples, params },
    ];
  }
  const [first] = open;
  if (first === undefined || survey.agreed !== undefined) return [];
  const { dmy: asDayFirst = '', mdy: asMonthFirst = '' } = first.written;
  const params = { shown: textAt(cells, first.place), asDayFirst, asMonthFirst, count: open.length };
  const examples = examplesAt(
    cells,
    placesOf(
      cells,
      open.map(({ place }) => place),
    ),
  );
  return [{ code: 'dateOrderOpen', severity: 'question', place: first.place, examples, params }];
}

function yearQuestion(cells: readonly Cell[], place: number, numeric: readonly number[]): ColumnNote {
  const { dmy = '', mdy = '', ymd = '' } = readDateText(String(cells[place]?.value)) ?? {};
  const params = {
    shown: textAt(cells, place),
    asYearFirst: ymd,
    asDayFirst: dmy,
    asMonthFirst: mdy,
    count: numeric.length,
  };
  const examples = placesOf(cells, numeric).map((at): ColumnExample => {
    const written = readDateText(String(cells[at]?.value));
    return {
      place: at,
      shown: textAt(cells, at),
      first: written?.ymd ?? '',
      second: written?.dmy ?? written?.mdy ?? '',
    };
  });
  return { code: 'dateYearOpen', severity: 'question', place, examples, params };
}

/** Excel turns "05/03/2026" into a date by its own order and leaves "25/03/2026" a text: then the dates beside texts may be swapped. */
function mixedWithSerials(cells: readonly Cell[], { numeric, serials }: DateSurvey): readonly ColumnNote[] {
  const [place] = numeric;
  if (place === undefined || serials === 0) return [];
  const params = { shown: textAt(cells, place), count: numeric.length };
  return [{ code: 'datesMixed', severity: 'warning', place, params }];
}

/** The first cells that differ, so that three examples say more than one. */
function placesOf(cells: readonly Cell[], places: readonly number[]): readonly number[] {
  const seen = new Map<unknown, number>();
  for (const place of places) {
    if (seen.size === EXAMPLES_SHOWN) break;
    const value = cells[place]?.value;
    if (!seen.has(value)) seen.set(value, place);
  }
  return [...seen.values()];
}

function examplesAt(cells: readonly Cell[], places: readonly number[]): readonly ColumnExample[] {
  return places.slice(0, EXAMPLES_SHOWN).map((place) => {
    const { dmy: first = '', mdy: second = '' } = readDateText(String(cells[place]?.value)) ?? {};
    return { place, shown: textAt(cells, place), first, second };
  });
}

function textAt(cells: readonly Cell[], place: number): string {
  const cell = cells[place];
  return cell === undefined ? '' : shownIn(cell);
}
