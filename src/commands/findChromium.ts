import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** A browser to test with, or one sentence that says what is missing. */
export type FoundChromium = { readonly path: string; readonly from: string } | { readonly missing: string };

/** What the search may look at and do; handed in so that its order can be tested. */
export interface ChromiumSources {
  readonly given: string | undefined;
  readonly exists: (path: string) => boolean;
  readonly onPath: (name: string) => string | undefined;
  readonly isRoot: boolean;
  readonly apt: () => boolean;
  readonly playwrightPath: () => string;
  readonly playwrightInstall: () => boolean;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Looks in $CHROMIUM, the system, apt (as root) and Playwright's own download, in that order. */
export function findChromium(sources: ChromiumSources): FoundChromium {
  if (sources.given) {
    if (sources.exists(sources.given)) return { path: sources.given, from: '$CHROMIUM' };
    return { missing: `$CHROMIUM names ${sources.given}, and there is no such file.` };
  }
  const system = () => NAMES.map(sources.onPath).find((path) => path !== undefined);
  const installed = system();
  if (installed) return { path: installed, from: 'the system' };
  if (sources.isRoot && sources.apt()) {
    const fresh = system();
    if (fresh) return { path: fresh, from: 'apt-get install chromium' };
  }
  if (sources.exists(sources.playwrightPath())) return { path: sources.playwrightPath(), from: 'Playwright' };
  if (sources.playwrightInstall() && sources.exists(sources.playwrightPath())) {
    return { path: sources.playwrightPath(), from: 'npx playwright install chromium' };
  }
  return {
    missing:
      'No Chromium was found and none could be installed: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.',
  };
}

/** The search as it runs on this machine; installers' own output goes to stderr. */
export const thisMachine: ChromiumSources = {
  given: process.env['CHROMIUM'] || undefined,
  exists: existsSync,
  onPath: (name) =>
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path)),
  isRoot: process.getuid?.() === 0,
  apt: () =>
    ran('apt-get', ['update']) &&
    ran('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation']),
  playwrightPath: () => chromium.executablePath(),
  playwrightInstall: () => ran(process.execPath, [require.resolve('@playwright/test/cli'), 'install', 'chromium']),
};

function ran(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync(command, args, { stdio: ['ignore', 2, 2], env, timeout: 300_000 });
  return result.status === 0;
}

/** The browser's own version line; throws when it cannot even start. */
export function chromiumVersion(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
