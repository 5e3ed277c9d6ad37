import { LocaleType, LogLevel, Univer } from '@univerjs/core';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import { UniverSheetsFilterPlugin } from '@univerjs/sheets-filter';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';

const made: Univer[] = [];

/** Univer without a screen: the same engine as in the browser, with the plugins that change a workbook. */
export function headlessUniver(): Univer {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    logLevel: LogLevel.ERROR,
  });
  univer.registerPlugins([
    [UniverFormulaEnginePlugin],
    [UniverSheetsPlugin],
    [UniverSheetsFormulaPlugin],
    [UniverSheetsNumfmtPlugin],
    [UniverSheetsFilterPlugin],
  ]);
  made.push(univer);
  return univer;
}

/** Ends what was begun, timers of the formula engine included. */
export function closeHeadlessUniver(): void {
  for (const univer of made.splice(0)) univer.dispose();
}
