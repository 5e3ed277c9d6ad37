import { type Bench, expect, test } from './support/bench';
import { tooWide, violations } from './support/look';
import { check, done, practise, send } from './support/steps';

async function atEveryScreen(bench: Bench, look: () => Promise<void>): Promise<void> {
  await expect(bench.pane.getByTestId('connect-sandbox')).toBeVisible();
  await look();
  await practise(bench);
  await look();
  await check(bench);
  await look();
  await bench.pane.getByTestId('send-to-kiva').click();
  await expect(bench.pane.getByTestId('step-confirm')).toBeVisible();
  await look();
  await bench.pane.getByTestId('send').click();
  await done(bench);
  await look();
}

for (const [locale, heading] of [
  ['en-US', 'Where do you want to send?'],
  ['es-MX', '¿Adónde quiere enviar?'],
  ['fr-CA', 'Où voulez-vous envoyer ?'],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ options: { query: `?locale=${locale}` }, colorScheme });

      test('every screen fits into 320 pixels and has no accessibility fault', async ({ bench }) => {
        await bench.page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
        await expect(bench.pane.getByRole('heading', { level: 1 })).toHaveText(heading);
        await atEveryScreen(bench, async () => {
          expect(await tooWide(bench.page)).toEqual([]);
          expect(await violations(bench.page)).toEqual([]);
        });
      });
    });
  }
}

test('the whole road works with the keyboard alone', async ({ bench }) => {
  const { page, pane } = bench;
  const press = async (testId: string) => {
    await pane.getByTestId(testId).focus();
    await page.keyboard.press('Enter');
  };
  await press('connect-sandbox');
  await expect(pane.getByTestId('check')).toBeEnabled();
  // The new screen's heading has the focus, so that a screen reader begins there.
  await expect(pane.getByRole('heading', { level: 1 })).toBeFocused();
  await press('check');
  await expect(pane.getByTestId('step-checked')).toBeVisible();
  await press('send-to-kiva');
  await expect(pane.getByTestId('step-confirm')).toBeVisible();
  await press('send');
  await done(bench);
});

test('the language can be changed and is remembered', async ({ bench }) => {
  const { page, pane, driver } = bench;
  await pane.getByRole('button', { name: 'Language' }).click();
  await pane.getByText('Español').click();
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('¿Adónde quiere enviar?');
  await driver.killPane();
  await driver.mountPane();
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('¿Adónde quiere enviar?');
  expect(await page.evaluate(() => document.title)).not.toBe('');
});

test.describe('a Spanish pane', () => {
  test.use({ options: { query: '?locale=es-419' } });

  test('writes its statuses in Spanish', async ({ bench }) => {
    await practise(bench);
    await check(bench);
    await send(bench);
    await done(bench);
    expect((await bench.driver.readText('Repayments', 'G4:G5')).flat()).toEqual([
      'Estado en Kiva',
      'Enviado a Kiva de práctica – no es real',
    ]);
  });
});

test.describe('an Excel that is too old', () => {
  test.use({ options: { query: '?excelApi=1.4' } });

  test('is told so in words', async ({ bench }) => {
    await expect(bench.pane.locator('body')).toContainText('Excel');
    await expect(bench.pane.getByTestId('connect-sandbox')).toHaveCount(0);
  });
});
