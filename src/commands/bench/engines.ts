import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import type { ConvertPlan, Measured } from './measured';

/** Runs the plan in a Node of its own. */
export function measureInNode(bundle: string, plan: ConvertPlan): Measured {
  const args = ['--expose-gc', '--max-old-space-size=4096', bundle, JSON.stringify(plan)];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error('The bench failed in Node: see above.');
  return JSON.parse(stdout) as Measured;
}

/** Runs the plan in a page of the Chromium at this path. */
export async function measureInChromium(bundle: string, plan: ConvertPlan, executablePath: string): Promise<Measured> {
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--js-flags=--expose-gc'] });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.error(`Chromium: ${message.text()}`));
    await page.addScriptTag({ path: bundle });
    return await page.evaluate(
      (given) => (globalThis as unknown as { measure: (plan: ConvertPlan) => Promise<Measured> }).measure(given),
      plan,
    );
  } finally {
    await browser.close();
  }
}
