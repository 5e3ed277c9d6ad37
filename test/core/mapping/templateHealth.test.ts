import fc from 'fast-check';
import type { SnapshotColumn } from '../../../src/core/cell/snapshot';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import { templateHealth } from '../../../src/core/mapping/templateHealth';
import type { Template } from '../../../src/core/mapping/template';

const columnsOf = (...headers: readonly string[]): readonly SnapshotColumn[] =>
  headers.map((header, column) => ({ column, header }));

const SAVED = ['Client ref', 'Loan ID', 'Paid in shillings', 'Status'];
const TEMPLATE: Template = {
  version: 3,
  id: 't1',
  name: 'October',
  kind: 'repayment',
  bindings: [
    { field: 'repayment.clientId', header: 'Client ref', column: 0 },
    { field: 'repayment.loanId', header: 'Loan ID', column: 1 },
    { field: 'repayment.amount', header: 'Paid in shillings', column: 2 },
  ],
  formats: {},
  rowFilter: { header: 'Status', column: 3, leaveOut: ['Closed'] },
  headers: SAVED,
};
const health = (...headers: readonly string[]) => templateHealth(TEMPLATE, columnsOf(...headers));

describe('templateHealth', () => {
  it('says nothing while all is as it was', () => expect(health(...SAVED)).toEqual([]));

  it('names what moved, the filter’s column too', () => {
    expect(health('Status', 'Client ref', 'Loan ID', 'Paid in shillings')).toMatchObject([
      { code: 'moved', field: 'repayment.clientId', column: { column: 1 } },
      { code: 'moved', field: 'repayment.loanId', column: { column: 2 } },
      { code: 'moved', field: 'repayment.amount', column: { column: 3 } },
      { code: 'moved', header: 'Status', column: { column: 0 } },
    ]);
  });

  it('proposes a column that names the same field, or nearly has the same words', () => {
    expect(health('Client ref', 'Loan No.', 'Paid in shilling (KES)', 'Loan status')).toEqual([
      expect.objectContaining({ code: 'renamed', key: 'repayment.loanId', column: { column: 1, header: 'Loan No.' } }),
      expect.objectContaining({ code: 'renamed', key: 'repayment.amount', reason: 'header' }),
      { code: 'missing', header: 'Status' },
    ]);
  });

  it('says what is missing, and proposes nothing where two columns come equally near', () => {
    expect(health('Client ref', 'Loan No', 'Loan number', 'Paid in shillings', 'Status')).toContainEqual({
      code: 'missing',
      key: 'repayment.loanId',
      field: 'repayment.loanId',
      header: 'Loan ID',
    });
  });

  it('proposes no column that is another field’s', () => {
    const changes = health('Client ref', 'Loan ID', 'Outstanding balance', 'Status');
    expect(changes.find(({ code }) => code === 'renamed')).toBeUndefined();
    expect(changes).toContainEqual(expect.objectContaining({ code: 'missing', field: 'repayment.amount' }));
  });

  it('proposes by place only what holds what the field needs', () => {
    const columns = columnsOf('Client ref', 'Loan ID', 'Zzz', 'Status');
    expect(templateHealth(TEMPLATE, columns, () => false)).toMatchObject([{ code: 'missing' }]);
    const held = templateHealth(TEMPLATE, columns, (field, { column }) => field === 'repayment.amount' && column === 2);
    expect(held).toMatchObject([
      { code: 'renamed', field: 'repayment.amount', reason: 'place', column: { column: 2 } },
    ]);
  });

  it('names a new column that looks like a field without one, and none that was there when it was saved', () => {
    expect(health(...SAVED, 'Currency')).toMatchObject([
      { code: 'new', field: 'repayment.currency', column: { column: 4 } },
    ]);
    const known = { ...TEMPLATE, headers: [...SAVED, 'Currency'] };
    expect(templateHealth(known, columnsOf(...SAVED, 'Currency'))).toEqual([]);
  });

  it('never takes one numbered column for another', () => {
    const bare: Template = {
      version: 3,
      id: 't1',
      name: 'Plan',
      kind: 'loanDraft',
      bindings: [{ field: 'loanDraft.principal', header: 'Capital due 1', column: 0, index: 1 }],
      formats: {},
      headers: ['Capital due 1'],
    };
    expect(templateHealth(bare, columnsOf('Capital due 2'))).toMatchObject([
      { code: 'missing', key: 'loanDraft.principal' },
      { code: 'new', key: 'loanDraft.principal#2' },
    ]);
  });

  it('repairs a column that is both sent and looked at by the filter in both places', () => {
    const both: Template = { ...TEMPLATE, rowFilter: { header: 'Loan ID', column: 1, leaveOut: ['x'] } };
    const changes = templateHealth(both, columnsOf('Client ref', 'Loan No', 'Paid in shillings'));
    expect(changes).toMatchObject([
      { code: 'renamed', key: 'repayment.loanId', column: { column: 1 } },
      { code: 'renamed', column: { column: 1 } },
    ]);
  });
});

describe('the column of a row filter', () => {
  it('is followed as the others are, and is told from its equals', () => {
    expect(applyTemplate(TEMPLATE, columnsOf('status', ...SAVED.slice(0, 3))).filter).toMatchObject({ column: 0 });
    expect(applyTemplate(TEMPLATE, columnsOf('x', 'Status', 'Loan ID', 'Status')).filter).toBeUndefined();
    expect(applyTemplate(TEMPLATE, columnsOf('x')).filter).toBeUndefined();
  });
});

it('every binding is found, proposed or named as missing, wherever the columns went', () => {
  const headers = fc.shuffledSubarray([...SAVED, 'Loan No', 'Paid in shillings KES', 'Currency', 'Loan ID', '']);
  fc.assert(
    fc.property(headers, (found) => {
      const columns = columnsOf(...found);
      const applied = applyTemplate(TEMPLATE, columns);
      const gone = templateHealth(TEMPLATE, columns).filter(({ code }) => code === 'renamed' || code === 'missing');
      expect(applied.columns.length + applied.missing.length).toBe(TEMPLATE.bindings.length);
      expect(gone).toHaveLength(applied.missing.length + (applied.filter ? 0 : 1));
    }),
  );
});
