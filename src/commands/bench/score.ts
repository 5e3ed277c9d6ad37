import type { EntrantName, Measured } from './measured';

/** The figures by which a conversion is judged: time of ours over another's, and over our own for a tenth of the rows. */
export interface Score {
  readonly vsRsi: number | null;
  readonly vsZod: number | null;
  readonly growth: number | null;
}

/** Where the figures are taken. */
const JUDGED = { rows: 100_000, tenth: 10_000, badShare: 0.02 } as const;

/** The middle of the runs, in milliseconds; undefined when there is none. */
export function median(milliseconds: readonly number[]): number | undefined {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** One engine's figures, to two decimals; null where somebody has no score. */
export function scoreOf({ timings }: Measured): Score {
  const timeOf = (entrant: EntrantName, rows: number): number | undefined =>
    median(
      timings.find((one) => one.entrant === entrant && one.rows === rows && one.badShare === JUDGED.badShare)
        ?.milliseconds ?? [],
    );
  const ours = timeOf('ours', JUDGED.rows);
  return {
    vsRsi: ratio(ours, timeOf('react-spreadsheet-import', JUDGED.rows)),
    vsZod: ratio(ours, timeOf('map + zod', JUDGED.rows)),
    growth: ratio(ours, timeOf('ours', JUDGED.tenth)),
  };
}

/** The worse of all engines' figures; null where one of them has none. */
export function worst(scores: readonly Score[]): Score {
  const worse = (figure: keyof Score): number | null => {
    const figures = scores.flatMap((score) => score[figure] ?? []);
    return figures.length === 0 || figures.length < scores.length ? null : Math.max(...figures);
  };
  return { vsRsi: worse('vsRsi'), vsZod: worse('vsZod'), growth: worse('growth') };
}

function ratio(time: number | undefined, other: number | undefined): number | null {
  return time === undefined || other === undefined || other === 0 ? null : Math.round((time / other) * 100) / 100;
}
