import type { Clock } from '../../ports/platform';

/** What Office tells about the place the pane runs in. */
export interface OfficeFacts {
  /** `none`: a page outside of Office; `missing`: office.js could not be loaded. */
  readonly host: 'excel' | 'other' | 'none' | 'missing';
  /** BCP 47 tag of Office's own language, e.g. "es-419"; '' when unknown. */
  readonly language: string;
  /** Undefined where Office does not say, as in Excel on the web. */
  readonly isDark: boolean | undefined;
  supportsExcelApi(version: string): boolean;
  /** Prefix for browser storage; '' where Office gives none. */
  readonly partitionKey: string;
  /** Which Excel this is, for a diagnostic file: "platform" and "version", where Office tells them. */
  readonly versions: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 10_000;

/**
 * Waits until Office is ready and answers its facts; also answers where there is no Office or no office.js.
 * `onLate` is called once when Office is silent for 10 s (a part of office.js is blocked, or slow); the wait goes on.
 */
export async function officeReady(clock: Pick<Clock, 'sleep'>, onLate: () => void): Promise<OfficeFacts> {
  if (typeof Office === 'undefined') return { ...NOWHERE, host: 'missing' };
  let isLate = true;
  void clock.sleep(PATIENCE_MS).then(() => {
    if (isLate) onLate();
  });
  const { host } = await Office.onReady();
  isLate = false;
  if (host === null || host === undefined) return NOWHERE;
  const { context } = Office;
  return {
    host: host === Office.HostType.Excel ? 'excel' : 'other',
    language: context.displayLanguage ?? '',
    isDark: context.officeTheme?.isDarkTheme,
    supportsExcelApi: (version) => context.requirements.isSetSupported('ExcelApi', version),
    partitionKey: context.partitionKey ?? '',
    versions: versionsOf(context),
  };
}

function versionsOf({ diagnostics }: Office.Context): OfficeFacts['versions'] {
  const { platform, version } = diagnostics ?? {};
  return { ...(platform && { platform: String(platform) }), ...(version && { excel: version }) };
}

const NOWHERE: OfficeFacts = {
  host: 'none',
  language: '',
  isDark: undefined,
  supportsExcelApi: () => false,
  partitionKey: '',
  versions: {},
};
