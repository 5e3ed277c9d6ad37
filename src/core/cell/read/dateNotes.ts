import type { ColumnFormat } from '../../mapping/template';
import type { DateOrder } from '../dateText';
import { EXAMPLES_SHOWN, type ColumnExample, type ColumnNote } from '../reading';
import { misfitOf, yearMayBeFirst, type DatedText, type DateSurvey } from './dateSurvey';

/** What a column of dates leaves open, and what of it may be wrong already. */
export function dateNotes(survey: DateSurvey, format: ColumnFormat): readonly ColumnNote[] {
  return [...openQuestion(survey, format), ...mixedWithSerials(survey)];
}

function openQuestion(survey: DateSurvey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.dateOrder !== undefined) return disproved(survey, format.dateOrder);
  if (yearMayBeFirst(survey)) return yearQuestion(survey);
  const { dayFirst, monthFirst, open, opens } = survey;
  if (dayFirst !== undefined && monthFirst !== undefined) {
    const params = { shown: dayFirst.shown, otherShown: monthFirst.shown };
    const examples = [dayFirst, monthFirst, ...open].slice(0, EXAMPLES_SHOWN).map(inBothOrders);
    const [place, otherPlace] = [dayFirst.place, monthFirst.place];
    return [{ code: 'dateOrderMixed', severity: 'question', place, otherPlace, examples, params }];
  }
  const [first] = open;
  if (first === undefined || dayFirst !== undefined || monthFirst !== undefined) return [];
  const { place, shown, written } = first;
  const params = { shown, asDayFirst: written.dmy ?? '', asMonthFirst: written.mdy ?? '', count: opens };
  return [{ code: 'dateOrderOpen', severity: 'question', place, examples: open.map(inBothOrders), params }];
}

/** Where some cells fit the decision and some do not, she may have decided just that: the others are errors already. */
function disproved(survey: DateSurvey, decided: DateOrder): readonly ColumnNote[] {
  const misfit = misfitOf(survey, decided);
  if (misfit === undefined) return [];
  const { dated, isAll } = misfit;
  const examples = [dated, ...survey.open].slice(0, EXAMPLES_SHOWN).map(inBothOrders);
  const severity = isAll ? 'question' : 'warning';
  return [{ code: 'dateOrderDisproved', severity, place: dated.place, examples, params: { shown: dated.shown } }];
}

function yearQuestion({ numeric, numerics }: DateSurvey): readonly ColumnNote[] {
  const [first] = numeric;
  if (first === undefined) return [];
  const { place, shown, written } = first;
  const { dmy = '', mdy = '', ymd = '' } = written;
  const params = { shown, asYearFirst: ymd, asDayFirst: dmy, asMonthFirst: mdy, count: numerics };
  const examples = numeric.map((dated): ColumnExample => {
    const { ymd: asYearFirst = '', dmy: asDayFirst, mdy: asMonthFirst } = dated.written;
    return { place: dated.place, shown: dated.shown, first: asYearFirst, second: asDayFirst ?? asMonthFirst ?? '' };
  });
  return [{ code: 'dateYearOpen', severity: 'question', place, examples, params }];
}

/** Excel turns "05/03/2026" into a date by its own order and leaves "25/03/2026" a text: then the dates beside texts may be swapped. */
function mixedWithSerials({ numeric, numerics, hasSerials }: DateSurvey): readonly ColumnNote[] {
  const [first] = numeric;
  if (first === undefined || !hasSerials) return [];
  const { place, shown } = first;
  return [{ code: 'datesMixed', severity: 'warning', place, params: { shown, count: numerics } }];
}

function inBothOrders({ place, shown, written }: DatedText): ColumnExample {
  return { place, shown, first: written.dmy ?? '', second: written.mdy ?? '' };
}
