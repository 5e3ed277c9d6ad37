import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readWorkbookFile } from '../../src/files/readWorkbookFile';
import type { WorkbookFile } from '../../src/files/workbookFile';
import { expect, onEveryEngine, test } from '../e2e/support/bench';
import { tooWide, violations } from '../e2e/support/look';
import { practise } from '../e2e/support/steps';

/** A bank's own template of loans, which no one here wrote; it lies beside this project, not in it. */
const FILE = join(resolve(__dirname, '../../../shared/data'), 'mifos_loan_import_template.xls');

let file: WorkbookFile;
test.beforeAll(async () => {
  file = await readWorkbookFile('mifos_loan_import_template.xls', readFileSync(FILE));
});

onEveryEngine({ workbook: () => file }, () => {
  test('a bank’s template opened as it is: what fits is mapped, and what does not is said', async ({ bench }) => {
    const { pane, page, heard } = bench;
    await practise(bench);
    await expect(pane.getByRole('radio', { name: /Loan drafts/ })).toBeChecked();
    await expect(pane.getByTestId('header-row').locator('option:checked')).toHaveText(/^Row 2:/);
    const columnOf = (field: string) => pane.getByTestId(`map-loanDraft.${field}`).locator('option:checked');
    await pane.getByTestId('optional-fields').click();
    for (const [field, column] of [
      ['clientId', 'B: *Customer Global ID'],
      ['amount', 'F: *Loan Amount'],
      ['disbursalDate', 'I: *Disbursal Date'],
      ['loanUse', 'L: Purpose'],
      ['instalmentCount', 'H: *No. Of Installments'],
      ['interestRate', 'G: *Interest Rate'],
      ['gracePeriods', 'J: *Grace Period'],
    ]) {
      await expect(columnOf(field!)).toHaveText(column!);
    }
    await expect(pane.getByTestId('map-loanDraft.loanId')).toHaveValue('');
    await pane.getByTestId('lacking').click();
    await expect(pane.getByTestId('lacking-list')).toContainText('First name');
    await expect(pane.getByTestId('lacking-list')).not.toContainText('Loan use');
    await pane.getByTestId('unused').click();
    await expect(pane.getByTestId('unused-list').getByRole('listitem')).toHaveText([
      'A: *Account Number',
      'C: *Product Name',
      'D: *Status Name',
      'E: Cancel Flag Reason',
      'K: Source Of Founds',
      'M: Collateral Type',
      'N: Collateral Notes',
      'O: External ID',
      'P',
    ]);

    await pane.getByTestId('check').click();
    await expect(pane.getByTestId('step-sheet')).toContainText('Choose the column that holds: Loan ID');
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    // A bank's product may be Kiva's theme, and its account number the loan's: both are asked.
    await expect(pane.getByTestId('ask-loanDraft.theme')).toContainText('C: *Product Name');
    await pane.getByTestId('ask-loanDraft.loanId').getByRole('radio', { name: 'Yes' }).check();
    await pane.getByTestId('check').click();
    await expect(pane.getByTestId('step-checked')).toBeVisible();
    expect(heard('loan_draft')).toEqual([]);
  });
});
