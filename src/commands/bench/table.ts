import type { EntrantName, Measured } from './measured';
import { median } from './score';

const ENTRANTS: readonly EntrantName[] = ['ours', 'react-spreadsheet-import', 'map + zod', 'map + ajv'];

/** One engine's medians in milliseconds as a table for people; who failed the gate has no score, and is told why below. */
export function tableOf(engine: string, { wrong, timings }: Measured): string {
  const sheets = [
    ...new Map(timings.map(({ rows, badShare }) => [`${rows} ${badShare}`, { rows, badShare }])).values(),
  ];
  const lines = sheets.map(({ rows, badShare }) => [
    rows.toLocaleString('en'),
    `${Math.round(badShare * 100)} %`,
    ...ENTRANTS.map((entrant) => {
      const timing = timings.find((one) => one.entrant === entrant && one.rows === rows && one.badShare === badShare);
      const time = median(timing?.milliseconds ?? []);
      return time === undefined ? 'no score' : `${time < 10 ? time.toFixed(1) : Math.round(time).toLocaleString('en')}`;
    }),
  ]);
  const table = [['rows', 'bad', ...ENTRANTS], ...lines];
  const widths = ['rows', 'bad', ...ENTRANTS].map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0)));
  const reasons = Object.entries(wrong).flatMap(([entrant, sentences]) =>
    sentences.map((sentence) => `no score for ${entrant}: ${sentence}`),
  );
  return [
    `${engine}, medians in milliseconds`,
    ...table.map((line) => line.map((text, at) => text.padStart(widths[at] ?? 0)).join('  ')),
    ...reasons,
  ].join('\n');
}
