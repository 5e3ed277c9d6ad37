import type { Clock } from '../../ports/platform';

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** The device's clock: `now` in UTC, `today` in the device's own time zone, as the person sees it. */
export const browserClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => {
    const day = new Date();
    return `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
  },
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
