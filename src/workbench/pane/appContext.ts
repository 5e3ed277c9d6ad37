import type { HostSettings } from '../host/settings';

const EXCEL = 16;
const READ_WRITE = 1;
const TASK_PANE = 1;

/** What office.js asks for first: who the host is, its language and its requirement sets. */
export const appContext = (
  frameId: string,
  documentUrl: string,
  documentSettings: readonly unknown[],
  { locale, requirements }: HostSettings,
): object => ({
  _id: frameId,
  _appName: EXCEL,
  _appVersion: '16.00',
  _appUILocale: locale,
  _dataLocale: locale,
  _docUrl: documentUrl,
  _clientMode: READ_WRITE,
  _settings: documentSettings,
  _reason: 'documentOpened',
  _osfControlType: TASK_PANE,
  _eToken: '',
  _correlationId: crypto.randomUUID(),
  _appInstanceId: crypto.randomUUID(),
  _requirementMatrix: JSON.stringify(requirements),
  _hostFullVersion: '16.0.17000.10000',
  _appDomains: [],
  _addinName: 'Send to Kiva',
  _clientWindowHeight: window.innerHeight,
  _clientWindowWidth: window.innerWidth,
  _featureGates: {},
  _initialDisplayMode: 2,
});

/** The iframe's name: office.js reads from it that it runs in Excel on the web, and with whom it talks. */
export const paneFrameName = (frameId: string, conversationId: string, locale: string): string =>
  JSON.stringify({
    baseFrameName: frameId,
    hostInfo: ['Excel', 'Web', '16.01', locale, crypto.randomUUID(), '', 'disableLogging', '0'].join('|'),
    xdmInfo: [conversationId, frameId, window.location.origin].join('|'),
    serializerVersion: '1',
    flights: '[]',
  });
