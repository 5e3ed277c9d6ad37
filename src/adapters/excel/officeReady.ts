/** What Office tells about the place the pane runs in. */
export interface OfficeFacts {
  /** `none`: a plain browser page, or office.js could not be loaded. */
  readonly host: 'excel' | 'other' | 'none';
  /** BCP 47 tag of Office's own language, e.g. "es-419"; '' when unknown. */
  readonly language: string;
  /** Undefined where Office does not say, as in Excel on the web. */
  readonly isDark: boolean | undefined;
  supportsExcelApi(version: string): boolean;
  /** Prefix for browser storage; '' where Office gives none. */
  readonly partitionKey: string;
}

/** Waits until Office is ready and answers its facts; also answers, with host `none`, where there is no Office. */
export async function officeReady(): Promise<OfficeFacts> {
  if (typeof Office === 'undefined') return NOWHERE;
  const { host } = await Office.onReady();
  if (host === null || host === undefined) return NOWHERE;
  const { context } = Office;
  return {
    host: host === Office.HostType.Excel ? 'excel' : 'other',
    language: context.displayLanguage ?? '',
    isDark: context.officeTheme?.isDarkTheme,
    supportsExcelApi: (version) => context.requirements.isSetSupported('ExcelApi', version),
    partitionKey: context.partitionKey ?? '',
  };
}

const NOWHERE: OfficeFacts = {
  host: 'none',
  language: '',
  isDark: undefined,
  supportsExcelApi: () => false,
  partitionKey: '',
};
