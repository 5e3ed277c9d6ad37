import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { localCertificate } from '../../../src/commands/certificate';
import { type House, type HouseOptions, startHouse } from '../../../src/commands/house';
import { sampleWorkbook } from '../../../src/commands/sampleWorkbook';
import type { LogEntry } from '../../../src/sandbox/log';
import type { WorkbenchDriver } from '../../../src/workbench/driver';
import type { Engine } from '../../../src/workbench/pageSettings';

type Driver = {
  [K in keyof WorkbenchDriver]: (
    ...args: Parameters<WorkbenchDriver[K]>
  ) => Promise<Awaited<ReturnType<WorkbenchDriver[K]>>>;
};

/** The workbench in a browser: its page, the pane in it, and the hands of the person at the workbook. */
export interface Bench {
  readonly house: House;
  readonly page: Page;
  readonly pane: FrameLocator;
  readonly driver: Driver;
  /** What Kiva heard under this call, in order. */
  heard(call: LogEntry['call']): readonly LogEntry[];
  /** Lines of the relay's log. */
  readonly log: readonly string[];
}

/** What a test may choose before the page opens. */
export interface BenchOptions {
  readonly workbook?: HouseOptions['workbook'];
  readonly playStage?: boolean;
  readonly playProduction?: boolean;
  readonly wrongAudience?: string;
  readonly otherAudience?: string;
  /** The workbench's own parameters, e.g. "?locale=es-MX". */
  readonly query?: string;
  /** What stands behind the sheet; the plain one is the faster. */
  readonly engine?: Engine;
  readonly faultsExpected?: boolean;
}

/** Both, for what has to work whatever shows the sheet. */
const ENGINES: readonly Engine[] = ['array', 'univer'];

/** The day that the sample is made for; fixed, so that its bodies can be compared byte by byte. */
export const SAMPLE_DAY = '2026-11-22';

/** What one test's pages talk to. */
interface ServedHouse {
  readonly house: House;
  /** Lines of the relay's log. */
  readonly log: readonly string[];
}

interface Given {
  readonly options: BenchOptions;
  readonly served: ServedHouse;
  readonly bench: Bench;
}

/** A bench, and what is wrong with how its page behaved until now. */
export interface OpenBench {
  readonly bench: Bench;
  readonly complaints: readonly string[];
}

/** Every run ends with these: no page error, no request away from the house, no member that Excel was asked for in vain. */
export const test = base.extend<Given>({
  options: [{}, { option: true }],
  served: async ({ options }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'house-'));
    const log: string[] = [];
    const house = await startHouse({
      port: 0,
      certificate: await localCertificate(folder),
      relayFolder: join(folder, 'relay'),
      workbook: options.workbook ?? ((loans) => sampleWorkbook(loans, 1, SAMPLE_DAY)),
      log: (line) => log.push(line),
      ...(options.playStage && { playStage: true }),
      ...(options.playProduction && { playProduction: true }),
      ...(options.wrongAudience !== undefined && { wrongAudience: options.wrongAudience }),
      ...(options.otherAudience !== undefined && { otherAudience: options.otherAudience }),
    });
    await use({ house, log });
    await house.close();
    rmSync(folder, { recursive: true });
  },
  bench: async ({ page, served, options }, use) => {
    const { bench, complaints } = await openBench(page, served, options);
    await use(bench);
    expect(complaints).toEqual([]);
    expect((await bench.driver.journal()).notImplemented).toEqual([]);
    await page.close();
  },
});

/** Opens the workbench on this page; ends when its workbook can be asked. */
export async function openBench(
  page: Page,
  { house, log }: ServedHouse,
  { faultsExpected = false, query, engine = 'array' }: BenchOptions,
): Promise<OpenBench> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && !faultsExpected) complaints.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(house.origin) && !/^(data|blob):/.test(url)) complaints.push(`left the house: ${url}`);
  });
  page.on('requestfailed', (request) => {
    if (!faultsExpected) complaints.push(`blocked: ${request.url()} (${request.failure()?.errorText})`);
  });
  const parameters = new URLSearchParams(query);
  parameters.set('engine', engine);
  await page.goto(`${house.origin}/workbench/?${parameters.toString()}`);
  await page.waitForFunction(() => 'workbench' in window);
  const driver = new Proxy({} as Driver, {
    get:
      (_, member: string) =>
      (...args: unknown[]) =>
        page.evaluate(
          ([name, given]) => {
            const { workbench } = window as unknown as { workbench: Record<string, (...a: unknown[]) => unknown> };
            return workbench[name as string]!(...(given as unknown[]));
          },
          [member, args],
        ),
  });
  const heard = (call: LogEntry['call']) => house.sandbox.log().filter((entry) => entry.call === call);
  return { bench: { house, page, pane: page.frameLocator('#taskpane'), driver, heard, log }, complaints };
}

/** Runs the tests on every engine, with these options. */
export function onEveryEngine(options: BenchOptions, tests: () => void): void {
  for (const engine of ENGINES) {
    test.describe(`with the ${engine} engine`, () => {
      test.use({ options: { ...options, engine } });
      tests();
    });
  }
}

export { expect };
