import type { Requirements } from './richApi/schema';

/** How the played Excel is: everything a test or a page may want different. */
export interface HostSettings {
  /** Requirement sets on offer; members above them answer `ApiNotFound`. */
  readonly requirements: Requirements;
  /** Bytes of a request or a response; Excel on the web takes 5 MB. */
  payloadLimit: number;
  /** A read of more cells answers null. */
  readCellLimit: number;
  /** Milliseconds that every batch waits before it runs. */
  latency: number;
  /**
   * Plays a known trouble of Excel: a block written across hidden or filtered rows goes to the visible rows, one after
   * another, and what is left over is lost.
   */
  misplacesAcrossHiddenRows: boolean;
  /** BCP 47: `Office.context.displayLanguage` and `contentLanguage`. */
  readonly locale: string;
  /** The workbook was saved before: `workbook.previouslySaved`. */
  previouslySaved: boolean;
}

/** A current Excel on the web. */
export const DEFAULT_SETTINGS: HostSettings = {
  requirements: {
    ExcelApi: '1.16',
    ExcelApiOnline: '1.1',
    DelayForCellEdit: '1.1',
    DialogApi: '1.2',
    SharedRuntime: '1.1',
    CustomXmlParts: '1.1',
    Settings: '1.1',
    RichApiRuntime: '1.1',
  },
  payloadLimit: 5 * 1024 * 1024,
  readCellLimit: 5_000_000,
  latency: 0,
  misplacesAcrossHiddenRows: false,
  locale: 'en-US',
  previouslySaved: true,
};
