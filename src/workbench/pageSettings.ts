import { DEFAULT_SETTINGS, type HostSettings } from './host/settings';

/** What the page's address can ask for: `?locale=es-MX&excelApi=1.9&pane=/pane.html&latency=50`. */
export interface PageSettings {
  readonly paneUrl: string;
  readonly host: Partial<HostSettings>;
}

const DEFAULT_PANE = '/pane.html';

/** Reads the page's own parameters; throws when the pane is of another origin or a number is none. */
export const readPageSettings = (address: string): PageSettings => {
  const { searchParams, origin } = new URL(address);
  const pane = new URL(searchParams.get('pane') ?? DEFAULT_PANE, origin);
  if (pane.origin !== origin) throw new Error(`The pane must come from ${origin}.`);
  const latency = Number(searchParams.get('latency') ?? 0);
  if (!(latency >= 0)) throw new Error('latency is a number of milliseconds.');
  const excelApi = searchParams.get('excelApi');
  const locale = searchParams.get('locale');
  return {
    paneUrl: pane.href,
    host: {
      latency,
      ...(locale && { locale }),
      ...(excelApi && { requirements: { ...DEFAULT_SETTINGS.requirements, ExcelApi: excelApi } }),
    },
  };
};
