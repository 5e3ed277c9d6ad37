import { LocaleType, LogLevel, mergeLocales, ThemeService, Univer, type Plugin, type PluginCtor } from '@univerjs/core';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreWords from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterWords from '@univerjs/preset-sheets-filter/locales/en-US';
import { UniverSheetsHyperLinkPreset } from '@univerjs/preset-sheets-hyper-link';
import linkWords from '@univerjs/preset-sheets-hyper-link/locales/en-US';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import sortWords from '@univerjs/preset-sheets-sort/locales/en-US';
import { greenTheme } from '@univerjs/themes';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import '@univerjs/preset-sheets-hyper-link/lib/index.css';
import '@univerjs/preset-sheets-sort/lib/index.css';

type Registration = readonly [PluginCtor<Plugin>, unknown?];

const DARK = '(prefers-color-scheme: dark)';

/** Univer's own protection is finer than Excel's as it is played here; the page has a button for a whole sheet. */
const PROTECTION = [
  'sheet.contextMenu.permission',
  'sheet.command.add-range-protection-from-toolbar',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.view-sheet-permission-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
];

const hidden = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, { hidden: true }]));

/** Univer with its face in the element: toolbar, formula bar, cells and tabs; it asks nothing of any network. */
export const openUniver = (container: HTMLElement): Univer => {
  const presets = [
    UniverSheetsCorePreset({ container, ribbonType: 'classic', disableAutoFocus: true, menu: hidden(PROTECTION) }),
    UniverSheetsSortPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsHyperLinkPreset(),
  ];
  // Presets name some plugins more than once; Univer takes each only once.
  const plugins = new Map<string, Registration>();
  for (const plugin of presets.flatMap(({ plugins }) => plugins)) {
    const registration = (Array.isArray(plugin) ? plugin : [plugin]) as Registration;
    plugins.set(registration[0].pluginName, registration);
  }
  const scheme = window.matchMedia(DARK);
  const univer = new Univer({
    theme: greenTheme,
    darkMode: scheme.matches,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreWords, sortWords, filterWords, linkWords) },
    logLevel: LogLevel.ERROR,
  });
  for (const [plugin, options] of plugins.values()) univer.registerPlugin(plugin, options as never);
  scheme.addEventListener('change', () => univer.__getInjector().get(ThemeService).setDarkMode(scheme.matches));
  return univer;
};
