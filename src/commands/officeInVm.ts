import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

/** The window in which the library thinks it runs; what the library put there is found by name. */
export type OfficeWindow = Record<string, unknown>;

const EXCEL_SCRIPT = 'excel-web-16.00.js';

/**
 * Loads the unmodified Excel part of the installed office.js into a window of its own, without a browser.
 * `requirements` answers what the library asks about requirement sets; `globals` are shared with the caller.
 */
export const loadOfficeInVm = (
  officeJsDist: string,
  context: Readonly<Record<string, unknown>> = {},
  globals: Readonly<Record<string, unknown>> = {},
): OfficeWindow => {
  const location = {
    href: 'https://localhost/',
    search: '',
    hash: '',
    protocol: 'https:',
    origin: 'https://localhost',
    host: 'localhost',
  };
  const document = {
    getElementsByTagName: () => [],
    createElement: () => ({}),
    addEventListener: () => undefined,
    domain: 'localhost',
    cookie: '',
  };
  const noop = (): undefined => undefined;
  const window: OfficeWindow = {
    ...globals,
    navigator: { userAgent: 'node' },
    location,
    document,
    screen: {},
    name: '',
    addEventListener: noop,
    removeEventListener: noop,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    Promise,
    performance,
    console,
    Strings: { OfficeOM: {} },
  };
  for (const alias of ['window', 'self', 'top', 'parent']) window[alias] = window;
  window['OSF'] = {
    _OfficeAppFactory: {
      getHostInfo: () => ({}),
      getLoadScriptHelper: () => ({}),
      getWindowName: () => '',
      getContext: () => context,
    },
    ConstantNames: {},
  };
  const office = {};
  window['Microsoft'] = { Office: { WebExtension: office } };
  window['Office'] = office;
  createContext(window);
  runInContext(readFileSync(join(officeJsDist, EXCEL_SCRIPT), 'utf8'), window, { filename: EXCEL_SCRIPT });
  return window;
};
