import { type BrowserContext, chromium, type LaunchOptions, type Page } from '@playwright/test';

/** A browser of one test, whose profile outlives it. */
export interface BrowserOfItsOwn {
  readonly page: Page;
  /** Ends all of its processes in one instant, as a crash does: nothing is closed, and nothing more is written. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts Chromium on the profile in this folder, which it makes where there is none. */
export async function startOn(profile: string, options: LaunchOptions): Promise<BrowserOfItsOwn> {
  const context = await chromium.launchPersistentContext(profile, { ...options, ignoreHTTPSErrors: true });
  const pid = await browserProcess(context);
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    kill: async () => {
      const gone = context.waitForEvent('close');
      // Its group: what stores IndexedDB is a process of its own, and would outlive the browser by a moment.
      process.kill(-pid, 'SIGKILL');
      await gone;
    },
    close: () => context.close(),
  };
}

async function browserProcess(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const processes = await session?.send('SystemInfo.getProcessInfo');
  const browser = processes?.processInfo.find(({ type }) => type === 'browser');
  if (browser === undefined) throw new Error('Chromium does not tell which process it is.');
  return browser.id;
}
