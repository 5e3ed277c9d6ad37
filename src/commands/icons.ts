import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { command } from './arguments';
import { findChromium, thisMachine } from './findChromium';
import { PROJECT_ROOT } from './projectRoot';

const ASSETS = join(PROJECT_ROOT, 'assets');
/** Edge lengths in pixels: what Excel asks for on screens of every density, and 128 for a store's page. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];

/** Draws assets/icon.svg as one PNG a size, on a transparent ground. */
async function main(): Promise<void> {
  const found = findChromium(thisMachine);
  if ('missing' in found) throw new Error(found.missing);
  const drawing = readFileSync(join(ASSETS, 'icon.svg'), 'utf8');
  mkdirSync(join(ASSETS, 'icons'), { recursive: true });
  const browser = await chromium.launch({ executablePath: found.path, args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`);
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.screenshot({ path: join(ASSETS, 'icons', `icon-${size}.png`), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
}

command(main);
