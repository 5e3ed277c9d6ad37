/**
 * Two schedules as a loan system printed them (openMF/mifosx-e2e-testing, files 1013 and 4485): 10,000 in twelve equal
 * instalments on what is outstanding, at 1 % a month and at 12 % a year by the week.
 */
export const MONTHLY_PRINTED = [
  ['2015-02-01', 788.49, 100],
  ['2015-03-01', 788.49, 100],
  ['2015-04-01', 796.37, 92.12],
  ['2015-05-01', 812.22, 76.27],
  ['2015-06-01', 820.35, 68.14],
  ['2015-07-01', 828.55, 59.94],
  ['2015-08-01', 836.83, 51.66],
  ['2015-09-01', 845.2, 43.29],
  ['2015-10-01', 853.65, 34.84],
  ['2015-11-01', 862.19, 26.3],
  ['2015-12-01', 870.81, 17.68],
  ['2016-01-01', 896.85, 8.97],
] as const;

/** The first two of MONTHLY_PRINTED were not paid in time: their principal bore interest for a period more. */
export const PAID_LATE = [1, 2] as const;

/** Every one of these was to come in its time. */
export const WEEKLY_PRINTED = [
  ['2015-01-09', 822.81, 23.08],
  ['2015-01-16', 824.71, 21.18],
  ['2015-01-23', 826.62, 19.27],
  ['2015-01-30', 828.52, 17.37],
  ['2015-02-06', 830.43, 15.46],
  ['2015-02-13', 832.35, 13.54],
  ['2015-02-20', 834.27, 11.62],
  ['2015-02-27', 836.2, 9.69],
  ['2015-03-06', 838.13, 7.76],
  ['2015-03-13', 840.06, 5.83],
  ['2015-03-20', 842, 3.89],
  ['2015-03-27', 843.9, 1.95],
] as const;
