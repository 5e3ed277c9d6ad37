import { DEFAULT_SETTINGS, type HostSettings } from './host/settings';

/** `univer` is the spreadsheet that a person sees; `array` is the plain one, fast and without formulas. */
export type Engine = 'univer' | 'array';

/** What the page's address can ask for: `?engine=array&locale=es-MX&excelApi=1.9&pane=/pane.html&latency=50&saved=never`. */
export interface PageSettings {
  readonly engine: Engine;
  readonly paneUrl: string;
  readonly host: Partial<HostSettings>;
}

const DEFAULT_PANE = '/pane.html';
const DEFAULT_ENGINE: Engine = 'univer';

/** Reads the page's own parameters; throws when the pane is of another origin or a parameter is none. */
export const readPageSettings = (address: string): PageSettings => {
  const { searchParams, origin } = new URL(address);
  const pane = new URL(searchParams.get('pane') ?? DEFAULT_PANE, origin);
  if (pane.origin !== origin) throw new Error(`The pane must come from ${origin}.`);
  const latency = Number(searchParams.get('latency') ?? 0);
  if (!(latency >= 0)) throw new Error('latency is a number of milliseconds.');
  const engine = searchParams.get('engine') ?? DEFAULT_ENGINE;
  if (engine !== 'univer' && engine !== 'array') throw new Error('engine is univer or array.');
  const excelApi = searchParams.get('excelApi');
  const locale = searchParams.get('locale');
  const saved = searchParams.get('saved');
  if (saved !== null && saved !== 'never') throw new Error('saved can only be never.');
  return {
    engine,
    paneUrl: pane.href,
    host: {
      latency,
      ...(locale && { locale }),
      ...(saved && { previouslySaved: false }),
      ...(excelApi && { requirements: { ...DEFAULT_SETTINGS.requirements, ExcelApi: excelApi } }),
    },
  };
};
