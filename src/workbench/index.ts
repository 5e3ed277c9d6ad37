import type { WorkbookFile } from '../files/workbookFile';
import type { WorkbenchDriver } from './driver';
import { ExcelHost, type OfficeSchema } from './host/excelHost';
import { DEFAULT_SETTINGS } from './host/settings';
import { makeDriver } from './makeDriver';
import { ArrayModel } from './model/arrayModel';
import type { Opened } from './opened';
import { readPageSettings, type Engine } from './pageSettings';
import { element } from './view/element';
import { plainStage } from './view/plainStage';
import { buildWorkbookPage } from './view/workbookPage';

declare global {
  interface Window {
    /** Set when the page is built. */
    workbench?: WorkbenchDriver;
  }
}

const fetchJson = async <T>(name: string): Promise<T> => {
  const response = await fetch(`/workbench/${name}`);
  if (!response.ok) throw new Error(`/workbench/${name} answered ${response.status}.`);
  return (await response.json()) as T;
};

/** Univer counts days from 1900 only: a workbook that counts from 1904 is shown plainly, so that no date is wrong. */
const open = async (file: WorkbookFile, engine: Engine, locale: string): Promise<Opened> => {
  if (engine === 'array' || file.date1904) return { model: new ArrayModel(file, locale), stage: plainStage };
  const { openInUniver } = await import('./univer');
  return openInUniver(file, locale);
};

const start = async (): Promise<void> => {
  const settings = readPageSettings(window.location.href);
  const [file, schema, apiSets] = await Promise.all([
    fetchJson<WorkbookFile>('workbook.json'),
    fetchJson<OfficeSchema['schema']>('schema.json'),
    fetchJson<OfficeSchema['apiSets']>('apisets.json'),
  ]);
  const { model, stage } = await open(file, settings.engine, settings.host.locale ?? DEFAULT_SETTINGS.locale);
  const host = new ExcelHost(model, { schema, apiSets }, settings.host);
  window.workbench = makeDriver(host, buildWorkbookPage(host, settings.paneUrl, stage));
};

start().catch((thrown: unknown) => {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  document.body.replaceChildren(element('p', 'broken', { role: 'alert' }, [`The workbench could not open: ${reason}`]));
});
