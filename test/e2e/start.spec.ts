import type { Frame, Page } from '@playwright/test';
import { violations, tooWide } from './support/look';
import { expect, test as base } from './support/bench';

const OFFICE_JS = '**/office/office.js';
const ASSETS = '**/assets/*.js';

/** The bench, with what stands between the pane and its scripts put in place before the page opens. */
const test = base.extend<{ readonly obstacle: { readonly place: (page: Page) => Promise<unknown> } }>({
  obstacle: [{ place: async () => undefined }, { option: true }],
  page: async ({ page, obstacle }, use) => {
    await obstacle.place(page);
    await use(page);
  },
});

const paneFrame = (page: Page): Frame => page.frames().find((frame) => frame.url().includes('/pane.html'))!;

/** Lets the page's own delays pass at once. */
const passDelays = (page: Page) =>
  paneFrame(page).evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

async function looksGood(page: Page): Promise<void> {
  await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

for (const [locale, title, again] of [
  ['en-US', 'Send to Kiva has not started', 'Load again'],
  ['es-MX', 'Send to Kiva no se ha iniciado', 'Volver a cargar'],
  ['fr-CA', 'Send to Kiva n’a pas démarré', 'Recharger'],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`Microsoft’s CDN is blocked, ${locale}, ${colorScheme}`, () => {
      test.use({
        locale,
        colorScheme,
        options: { faultsExpected: true },
        obstacle: { place: (page) => page.route(OFFICE_JS, (route) => route.abort('connectionrefused')) },
      });

      test('the pane says so, and what to do', async ({ bench }) => {
        const { pane, page } = bench;
        await expect(pane.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(pane.getByTestId('screen-officeMissing')).toContainText('appsforoffice.microsoft.com');
        await looksGood(page);
        await page.unroute(OFFICE_JS);
        await pane.getByRole('button', { name: again }).click();
        await expect(pane.getByTestId('connect-sandbox')).toBeVisible();
      });
    });
  }
}

test.describe('Microsoft’s CDN does not answer', () => {
  test.use({
    options: { faultsExpected: true },
    obstacle: {
      place: async (page) => {
        let asked = 0;
        await page.route(OFFICE_JS, (route) => ((asked += 1) === 1 ? undefined : route.continue()));
      },
    },
  });

  test('words in three languages come up while the connection hangs', async ({ bench }) => {
    const { pane, page } = bench;
    const late = pane.getByRole('heading', { level: 2 });
    await expect(late).toHaveCount(0);
    await expect(pane.locator('.start-waiting h2')).toHaveCount(3);
    await passDelays(page);
    await expect(late).toHaveText([
      'Send to Kiva has not started',
      'Send to Kiva no se ha iniciado',
      'Send to Kiva n’a pas démarré',
    ]);
    await expect(pane.locator('.start-too-old')).toBeHidden();
    await looksGood(page);
    await pane.getByRole('link', { name: 'Load again' }).click();
    await expect(pane.getByTestId('connect-sandbox')).toBeVisible();
  });
});

test.describe('a part of office.js never comes', () => {
  const silent = 'window.Office = { onReady: () => new Promise((ready) => (window.answer = ready)) };';
  test.use({
    obstacle: {
      place: async (page) => {
        await page.clock.install();
        await page.route(OFFICE_JS, (route) => route.fulfill({ contentType: 'text/javascript', body: silent }));
      },
    },
  });

  test('the pane says so after ten seconds', async ({ bench }) => {
    const { pane, page } = bench;
    await pane.locator('#pane').waitFor({ state: 'attached' });
    await paneFrame(page).waitForFunction(() => 'answer' in window);
    await expect(pane.getByTestId('screen-officeMissing')).toHaveCount(0);
    await page.clock.fastForward(10_000);
    await expect(pane.getByTestId('screen-officeMissing')).toBeVisible();
  });
});

test.describe('an engine of an old Excel', () => {
  test.use({
    options: { faultsExpected: true },
    // Chromium cannot unlearn: the page asks for a property that nobody knows, and the bundle does not run.
    obstacle: {
      place: async (page) => {
        await page.route(ASSETS, (route) => route.abort());
        await page.route('**/pane.html*', async (route) => {
          const response = await route.fetch();
          const body = (await response.text()).replace(
            /@supports \(color-scheme: ?dark\)/,
            '@supports (no-such: thing)',
          );
          expect(body).toContain('no-such');
          await route.fulfill({ response, body });
        });
      },
    },
  });

  test('shows plain words that this Excel is too old, and where a new one is free', async ({ bench }) => {
    const { pane, page } = bench;
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText([
      'This Excel is too old',
      'Este Excel es demasiado antiguo',
      'Cet Excel est trop ancien',
    ]);
    await expect(pane.locator('.start-too-old')).toContainText('Excel on the web is free: open office.com');
    await expect(pane.locator('.start-waiting')).toBeHidden();
    await looksGood(page);
  });
});

test.describe('an Excel without ExcelApi 1.9', () => {
  test.use({ options: { query: '?excelApi=1.8&locale=es-MX' } });

  test('is told where a new one is free', async ({ bench }) => {
    await expect(bench.pane.getByRole('heading', { level: 1 })).toHaveText('Este Excel es demasiado antiguo');
    await expect(bench.pane.getByTestId('screen-excelTooOld')).toContainText('office.com');
    await looksGood(bench.page);
  });
});

test('outside of Excel the pane says where it belongs', async ({ bench }) => {
  const { page, house } = bench;
  const outside = await page.context().newPage();
  await outside.goto(`${house.origin}/pane.html`);
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('Open Send to Kiva in Excel');
  await expect(outside.getByTestId('screen-notExcel')).toContainText('Send to Kiva on the Home tab');
  expect(await violations(outside)).toEqual([]);
  await outside.close();
});

test('the icons that the manifest names are served', async ({ bench }) => {
  for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 128]) {
    const icon = await bench.page.request.get(`${bench.house.origin}/assets/icons/icon-${size}.png`);
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/png']);
  }
});
