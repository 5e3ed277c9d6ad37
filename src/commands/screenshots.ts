import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type FrameLocator } from '@playwright/test';
import { command } from './arguments';
import { buildBundles } from './build';
import { localCertificate } from './certificate';
import { findChromium, thisMachine } from './findChromium';
import { startHouse } from './house';
import { PROJECT_ROOT } from './projectRoot';
import { sampleWorkbook } from './sampleWorkbook';

const IMAGES = join(PROJECT_ROOT, 'docs', 'images');
/** The day that the sample is made for, so that the pictures change only when the screens do. */
const DAY = '2026-11-22';

/** Takes the pictures of README.md: the sample before and after it was sent. */
async function main(): Promise<void> {
  const found = findChromium(thisMachine);
  if ('missing' in found) throw new Error(found.missing);
  await buildBundles();
  const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const house = await startHouse({
    port: 0,
    certificate: await localCertificate(folder),
    relayFolder: join(folder, 'relay'),
    workbook: (loans) => sampleWorkbook(loans, 1, DAY),
    log: () => undefined,
  });
  const browser = await chromium.launch({ executablePath: found.path, args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 720 } });
    await page.goto(`${house.origin}/workbench/`);
    const pane = page.frameLocator('#taskpane');
    mkdirSync(IMAGES, { recursive: true });
    await click(pane, 'connect-sandbox');
    await click(pane, 'check');
    await pane.getByTestId('step-checked').waitFor();
    await page.screenshot({ path: join(IMAGES, 'checked.png') });
    await click(pane, 'send-to-kiva');
    await click(pane, 'send');
    await pane.getByTestId('step-done').waitFor();
    await page.screenshot({ path: join(IMAGES, 'workbench.png') });
  } finally {
    await browser.close();
    await house.close();
    rmSync(folder, { recursive: true });
  }
}

const click = (pane: FrameLocator, testId: string): Promise<void> => pane.getByTestId(testId).click();

command(main);
