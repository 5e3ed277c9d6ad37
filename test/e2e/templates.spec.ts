import { SECOND_PARTNER } from '../../src/sandbox/partners';
import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { type Bench, expect, test } from './support/bench';
import { tooWide, violations } from './support/look';
import { workbookOf } from './support/kinds';
import { check, connectTo, done, meanRepaidSoFar, practise, send, sign } from './support/steps';

const row = (...cells: readonly (string | number)[]): readonly FileCell[] => cells.map((value) => ({ value }));

/** A report with a column of states, and one in another order whose amounts have another name. */
const OCTOBER: FileSheet = {
  name: 'October',
  rows: [
    row('Loan ID', 'Client ID', 'Principal repaid', 'Status'),
    row('0001', 'C-1', 10, 'Active'),
    row('0002', 'C-2', 20, 'Closed'),
    row('0003', 'C-3', 30, 'closed'),
    row('0004', 'C-4', 40, 'Late'),
  ],
};
const BRANCH: FileSheet = {
  name: 'Branch',
  rows: [
    row('Status', 'Paid by the borrower', 'Client ID', 'Loan ID'),
    row('Closed', 50, 'C-5', '0005'),
    row('Active', 60, 'C-6', '0006'),
  ],
};

test.use({ options: { workbook: workbookOf(OCTOBER, BRANCH) } });

const manage = ({ pane }: Bench) => pane.getByTestId('template-manage').click();
const leaveOutClosed = async ({ pane }: Bench): Promise<void> => {
  await pane.getByTestId('row-filter').click();
  await pane.getByTestId('filter-column').selectOption({ label: 'D: Status' });
  await pane.getByRole('checkbox', { name: 'Closed (2)' }).check();
};

test('a renamed column is named with its likely new name, taken at a click, and the check passes', async ({
  bench,
}) => {
  const { pane, driver, heard } = bench;
  await practise(bench);
  await check(bench);
  await driver.type('October', 'C1', [['Principal repaid (KES)']]);
  await driver.insertColumns('October', 'A');
  await pane.getByTestId('check-again').click();
  await expect(pane.getByTestId('template-renamed')).toContainText('“Principal repaid” (Repayment amount)');
  await expect(pane.getByTestId('template-moved')).toContainText('2 columns have moved');
  expect(await violations(bench.page)).toEqual([]);
  await pane.getByTestId('repair').click();
  await expect(pane.getByTestId('template-renamed')).toHaveCount(0);
  await check(bench);
  await expect(pane.getByTestId('total')).toHaveText('100');
  await send(bench);
  await done(bench);
  expect(
    heard('repayments')
      .map(({ body }) => body)
      .join(),
  ).toContain('{"loan_id":"0003","client_id":"C-3","amount":30}');
});

test('rows stay out by the words that she ticks, also where their column goes, and nothing goes out without it', async ({
  bench,
}) => {
  const { pane, driver } = bench;
  await practise(bench);
  await expect(pane.getByTestId('row-filter')).toContainText(': 0');
  await leaveOutClosed(bench);
  expect(await violations(bench.page)).toEqual([]);
  await check(bench);
  await expect(pane.getByTestId('left-out-filtered')).toHaveText('2');
  await expect(pane.getByTestId('total')).toHaveText('50');
  await driver.insertColumns('October', 'A');
  await pane.getByTestId('check-again').click();
  await expect(pane.getByTestId('left-out-filtered')).toHaveText('2');
  await driver.deleteColumns('October', 'E');
  await pane.getByTestId('check-again').click();
  await expect(pane.getByTestId('template-missing')).toContainText('“Status”');
  await pane.getByTestId('check').click();
  await expect(pane.getByTestId('step-checked')).toHaveCount(0);
  await pane.getByTestId('repair').click();
  await check(bench);
  await expect(pane.getByTestId('total')).toHaveText('100');
});

test('a template goes out of one workbook and into another, and says what it would do before it is saved', async ({
  bench,
}) => {
  const { pane, driver } = bench;
  await practise(bench);
  await leaveOutClosed(bench);
  await check(bench);
  await pane.getByRole('button', { name: 'Back', exact: true }).click();
  await manage(bench);
  await pane.getByTestId('template-export').click();
  const exported = await pane.locator('textarea[aria-hidden]').inputValue();
  expect(JSON.parse(exported)).toMatchObject({ version: 3, name: 'October', kind: 'repayment' });
  expect(exported).not.toContain('"sheets"');

  await driver.dropCustomXml();
  await driver.activateSheet('Branch');
  await pane.getByRole('button', { name: 'Read the sheet again' }).click();
  await expect(pane.getByTestId('template-choice')).toHaveCount(0);
  await manage(bench);
  await pane.getByTestId('template-import').click();
  await pane.getByTestId('template-text').fill(exported.replace('"version": 3', '"version": 4'));
  await expect(pane.getByTestId('template-refused')).toContainText('newer version of Send to Kiva');
  await pane.getByTestId('template-text').fill(exported.slice(0, -5));
  await expect(pane.getByTestId('template-refused')).toContainText('not complete');
  await pane
    .getByTestId('template-file')
    .setInputFiles({ name: 'october.json', mimeType: 'application/json', buffer: Buffer.from(exported) });
  await expect(pane.getByTestId('preview-bound')).toContainText('Loan ID: D: Loan ID');
  await expect(pane.getByTestId('preview-missing')).toContainText('Principal repaid');
  await expect(pane.getByTestId('preview-filter')).toContainText('Status: Closed');
  expect((await driver.customXml()).filter(({ namespace }) => namespace.includes('template'))).toEqual([]);
  expect(await violations(bench.page)).toEqual([]);
  expect(await tooWide(bench.page)).toEqual([]);
  await pane.getByTestId('template-import-save').click();
  await expect(pane.getByTestId('template-choice')).toBeVisible();
  await pane.getByTestId('map-repayment.amount').selectOption({ label: 'B: Paid by the borrower' });
  await check(bench);
  await expect(pane.getByTestId('left-out-filtered')).toHaveText('1');
  await expect(pane.getByTestId('total')).toHaveText('60');
});

test('templates are copied, renamed, chosen and deleted, and each sheet keeps its own', async ({ bench }) => {
  const { pane } = bench;
  await practise(bench);
  await check(bench);
  await pane.getByRole('button', { name: 'Back', exact: true }).click();
  await manage(bench);
  await pane.getByTestId('template-copy').click();
  await pane.getByTestId('template-name-save').click();
  const choice = pane.getByTestId('template-choice');
  await expect(choice.locator('option')).toHaveText(['October (2)', 'October']);
  await pane.getByTestId('template-manage').click();
  await pane.getByTestId('template-manage').click();
  await pane.getByTestId('template-rename').click();
  await pane.getByTestId('template-name').fill(' ');
  await pane.getByTestId('template-name-save').click();
  await expect(pane.getByText('Type a name.')).toBeVisible();
  await pane.getByTestId('template-name').fill('Monthly');
  await pane.getByTestId('template-name-save').click();
  await expect(choice.locator('option')).toHaveText(['Monthly', 'October']);
  await pane.getByRole('button', { name: 'Read the sheet again' }).click();
  await expect(choice.locator('option:checked')).toHaveText('Monthly');
  await choice.selectOption({ label: 'October' });
  await check(bench);
  await pane.getByRole('button', { name: 'Back', exact: true }).click();
  await pane.getByRole('button', { name: 'Read the sheet again' }).click();
  await expect(choice.locator('option:checked')).toHaveText('October');
  await manage(bench);
  await pane.getByTestId('template-delete').click();
  await expect(pane.getByTestId('template-delete-sure')).toContainText('“October”');
  await pane.getByTestId('template-delete-yes').click();
  await expect(choice.locator('option')).toHaveText(['Monthly']);
});

test.describe('a workbook that another partner mailed', () => {
  test.use({ options: { workbook: workbookOf(OCTOBER), playStage: true } });

  const templatesIn = async ({ driver }: Bench): Promise<readonly string[]> =>
    (await driver.customXml()).filter(({ namespace }) => namespace.includes('template')).map(({ xml }) => xml);
  const asked = ({ pane }: Bench) => pane.getByTestId('template-partner');
  const askedOfTheSecond = async (bench: Bench): Promise<void> => {
    const { pane } = bench;
    await connectTo(bench, 'stage');
    await meanRepaidSoFar(bench);
    await check(bench);
    await pane.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(asked(bench)).toHaveCount(0);
    await pane.getByRole('button', { name: 'Send somewhere else' }).click();
    await connectTo(bench, 'stage', SECOND_PARTNER);
    await expect(asked(bench)).toContainText('used for Kiva partner 321. You are connected as partner 322.');
  };

  test('is not read with that partner’s template before she says that it is right, which is asked once', async ({
    bench,
  }) => {
    const { page, pane } = bench;
    await askedOfTheSecond(bench);
    await pane.getByTestId('check').click();
    await expect(asked(bench)).toContainText('Please choose one.');
    await expect(pane.getByRole('radio', { name: /Yes, it is right/ })).toBeFocused();
    await expect(pane.getByTestId('step-checked')).toHaveCount(0);
    await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
    for (const [name, said] of [
      ['Español', '¿Es correcta para su cuenta?'],
      ['Français', 'Convient-il à votre compte ?'],
      ['English', 'Is it right for your account?'],
    ] as const) {
      await pane.getByRole('button', { name: /^(Language|Idioma|Langue)/ }).click();
      await pane.getByText(name).click();
      await expect(asked(bench)).toContainText(said);
      expect(await violations(page)).toEqual([]);
      expect(await tooWide(page)).toEqual([]);
    }
    await pane.getByRole('radio', { name: /Yes, it is right/ }).check();
    await check(bench);
    expect(await templatesIn(bench)).toEqual([expect.stringContaining('"partners":["321","322"]')]);
    await sign(bench, { total: '100' });
    await pane.getByTestId('send').click();
    await done(bench);
    await pane.getByTestId('start-again').click();
    await expect(pane.getByTestId('check')).toBeEnabled();
    await expect(asked(bench)).toHaveCount(0);
  });

  test('can be begun anew: what the amounts are is asked again, and the other template stays', async ({ bench }) => {
    const { pane } = bench;
    await askedOfTheSecond(bench);
    await pane.getByRole('radio', { name: /No, begin anew/ }).click();
    await expect(asked(bench)).toHaveCount(0);
    await expect(pane.getByTestId('amount-meaning').getByRole('radio', { checked: true })).toHaveCount(0);
    await meanRepaidSoFar(bench);
    await check(bench);
    const [theirs, hers] = await templatesIn(bench);
    expect(theirs).toContain('"partners":["321"]');
    expect(hers).toContain('"partners":["322"]');
  });
});
