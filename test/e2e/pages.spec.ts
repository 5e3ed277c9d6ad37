import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/bench';
import { sendAll } from './support/steps';

const page = (file: string): string => readFileSync(file, 'utf8');

test('the two pages of the pane differ in the address of office.js alone', () => {
  const deployed = page('dist/pane.html');
  expect(deployed).toContain('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
  expect(page('build/pane/pane.html')).toBe(
    deployed.replace('https://appsforoffice.microsoft.com/lib/1/hosted/office.js', '/office/office.js'),
  );
});

test('the spreadsheet of the workbench is in nothing that is deployed', () => {
  const files = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const deployed = files.map((entry) => page(join(entry.parentPath, entry.name))).join('\n');
  expect(deployed).toContain('Send to Kiva');
  expect(deployed).not.toMatch(/univer/i);
  expect(page('build/pane/pane.html')).not.toMatch(/univer/i);
});

test('what was sent can be finalised at the practice Kiva, as a person does in PA2', async ({ bench }) => {
  const { house, page: browser } = bench;
  await sendAll(bench);
  await browser.goto(`${house.origin}/sandbox/`);
  await browser.getByRole('link', { name: 'Review and finalise' }).click();
  await expect(browser.locator('body')).toContainText('000123456789013');
  await browser.getByRole('button', { name: /finalise/i }).click();
  // The page that follows is still on its way: leaving it now would break it off.
  await browser.waitForLoadState('networkidle');
  expect(house.sandbox.kept().reports[0]?.finalisedAt).toBeTruthy();
  await browser.goto(`${house.origin}/workbench/`);
  await browser.waitForFunction(() => 'workbench' in window);
});
