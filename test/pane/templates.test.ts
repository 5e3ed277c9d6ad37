import type { Template } from '../../src/core/mapping/template';
import { check } from '../../src/pane/actions/check';
import { filterWords } from '../../src/pane/actions/filterWords';
import {
  deleteTemplate,
  duplicateTemplate,
  exportText,
  importedSetup,
  renameTemplate,
  saveImported,
} from '../../src/pane/actions/manageTemplates';
import { openSheet } from '../../src/pane/actions/openSheet';
import { changeSetup } from '../../src/pane/changeSetup';
import { constantFields } from '../../src/pane/constantFields';
import { isFilterLost, lackingFields, unanswered } from '../../src/pane/requirements';
import { setUp, type SheetSetup } from '../../src/pane/setup';
import { templateChanges } from '../../src/pane/templateChanges';
import { sameTemplate, templateOf } from '../../src/pane/templateOf';
import { RECORD_KINDS } from '../../src/core/catalogue';
import { parseTemplate } from '../../src/core/mapping/parseTemplate';
import { CONNECTION, outlineOf, REPAYMENT, SHEET, World, type Grid } from './fakes';

const DEFAULTS = { month: '2026-11' };

/** The world's sheet, checked once, so that its template is saved. */
async function checked(world: World, setup?: SheetSetup): Promise<SheetSetup> {
  const event = await check(world.ports, setup ?? (await openSheet(world.ports, CONNECTION)), CONNECTION, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  return event.setup;
}

describe('the templates of a workbook', () => {
  it('a copy is the sheet’s own from then on, and the first one stays', async () => {
    const world = new World();
    const setup = await checked(world);
    const copied = await duplicateTemplate(world.ports, setup, 'Repayments');
    expect(copied.template).toMatchObject({ name: 'Repayments (2)', sheets: ['Repayments'] });
    expect(world.templates.map(({ name, sheets }) => [name, sheets])).toEqual([
      ['Repayments', []],
      ['Repayments (2)', ['Repayments']],
    ]);
    expect((await openSheet(world.ports, CONNECTION)).template?.name).toBe('Repayments (2)');
  });

  it('a renamed template still opens with its sheet, and its unsaved changes are not saved', async () => {
    const world = new World();
    const setup = await checked(world);
    const changed = changeSetup(setup, { what: 'column', key: 'repayment.amount', column: 3 });
    const renamed = await renameTemplate(world.ports, changed, setup.template!, 'Monthly');
    expect(renamed.mapping['repayment.amount']).toBe(3);
    expect(world.templates).toHaveLength(1);
    const again = await openSheet(world.ports, CONNECTION);
    expect(again.template?.name).toBe('Monthly');
    expect(again.mapping['repayment.amount']).toBe(2);
  });

  it('a deleted template is gone, but not while a send with it has no outcome', async () => {
    const world = new World();
    const setup = await checked(world);
    const run = {
      version: 1 as const,
      runId: 'r',
      kind: 'repayment' as const,
      environment: 'sandbox' as const,
      partnerId: '421',
      storeId: 'store',
      sheetId: 'S1',
      templateId: setup.template!.id,
      startedAt: '2026-11-01T00:00:00.000Z',
      submissions: [{ id: 's', rows: [] }],
    };
    world.ledgerRuns.push(run);
    expect(await deleteTemplate(world.ports, setup, setup.template!)).toBe('kept');
    expect(world.templates).toHaveLength(1);
    world.ledgerRuns.splice(0, 1);
    const after = await deleteTemplate(world.ports, setup, setup.template!);
    expect(after).not.toHaveProperty('template');
    expect(world.templates).toEqual([]);
  });

  it('goes out and comes in under an id and a name of its own, and is saved only when she says so', async () => {
    const world = new World();
    const setup = await checked(world);
    const text = exportText(setup.template!);
    expect(JSON.parse(text)).not.toHaveProperty('sheets');
    const parsed = parseTemplate(text);
    if (!parsed.ok) throw new Error(parsed.code);
    const preview = importedSetup(world.ports, setup, parsed.template);
    expect(world.templates).toHaveLength(1);
    expect(preview.template).toMatchObject({ name: 'Repayments (2)', sheets: ['Repayments'] });
    expect(preview.template.id).not.toBe(setup.template!.id);
    expect(preview.mapping).toEqual(setup.mapping);
    await saveImported(world.ports, preview);
    expect(world.templates.map(({ name }) => name)).toEqual(['Repayments', 'Repayments (2)']);
  });

  it('comes in without what somebody agreed to of other loans', async () => {
    const world = new World();
    const setup = await checked(world);
    const given = { ...setup.template!, kind: 'loanDraft' as const, bindings: [] };
    const agreed = importedSetup(world.ports, setup, { ...given, schedule: { computed: true, grace: 'nothing' } });
    expect(agreed.template.schedule).toEqual({ grace: 'nothing' });
    expect(agreed.schedule).toEqual({ grace: 'nothing' });
    const none = importedSetup(world.ports, setup, { ...given, schedule: { computed: false } });
    expect(none.schedule).toEqual({ computed: false });
  });

  it('a template whose column was renamed stays the sheet’s own, though another fits', async () => {
    const world = new World();
    const setup = await checked(world);
    const { bindings } = setup.template!;
    world.templates.push({
      ...setup.template!,
      id: 'other',
      name: 'Other',
      sheets: [],
      bindings: bindings.slice(0, 1),
    });
    world.grid = SHEET.map((cells, r) => (r === 1 ? ['Client ID', 'Loan ID', 'Repaid amount', 'Note'] : cells));
    const again = await openSheet(world.ports, CONNECTION);
    expect(again.template?.id).toBe(setup.template!.id);
    const [change] = templateChanges(again);
    expect(change).toMatchObject({ code: 'renamed', key: 'repayment.amount', column: { column: 2 } });
    const repaired = changeSetup(again, { what: 'column', key: 'repayment.amount', column: 2 });
    expect(templateChanges(repaired)).toEqual([]);
    expect(templateChanges(await checked(world, repaired))).toEqual([]);
  });

  it('proposes the column in the same place only where it holds amounts', () => {
    const template: Template = { ...templateOf(setUp(REPAYMENT, outlineOf(SHEET), [], DEFAULTS), 't') };
    const named = (header: string, value: string | number): Grid => [
      ['Client ID', 'Loan ID', header],
      ['C-1', 'L-1', value],
    ];
    const changesOf = (grid: Grid) => templateChanges(setUp(REPAYMENT, outlineOf(grid), [template], DEFAULTS));
    expect(changesOf(named('Zzz', 12.5))).toMatchObject([{ code: 'renamed', reason: 'place' }]);
    expect(changesOf(named('Zzz', 'late'))).toMatchObject([{ code: 'missing', key: 'repayment.amount' }]);
  });
});

describe('a constant', () => {
  const grid: Grid = [
    ['Loan ID', 'Loan amount'],
    ['L-1', 500],
  ];
  const setup = setUp(RECORD_KINDS.loanDraft, outlineOf(grid), [], DEFAULTS);

  it('is offered for what has no column, never for the waiver', () => {
    const offered = constantFields(setup).map(({ id }) => id);
    expect(offered).toContain('loanDraft.currency');
    expect(offered).not.toContain('loanDraft.waiver');
    expect(constantFields(changeSetup(setup, { what: 'column', key: 'loanDraft.currency', column: 1 }))).toHaveLength(
      offered.length - 1,
    );
  });

  it('is saved with the template and gone with a blank, or with a column', () => {
    const filled = changeSetup(setup, { what: 'constant', field: 'loanDraft.currency', text: 'KES' });
    expect(templateOf(filled, 't').constants).toEqual({ 'loanDraft.currency': 'KES' });
    expect(lackingFields(setup)).toContain('loanDraft.currency');
    expect(lackingFields(filled)).not.toContain('loanDraft.currency');
    const blank = changeSetup(filled, { what: 'constant', field: 'loanDraft.currency', text: ' ' });
    expect(templateOf(blank, 't')).not.toHaveProperty('constants');
    expect(sameTemplate(templateOf(filled, 't'), templateOf(blank, 't'))).toBe(false);
    const mapped = changeSetup(filled, { what: 'column', key: 'loanDraft.currency', column: 1 });
    expect(templateOf(mapped, 't')).not.toHaveProperty('constants');
    expect(changeSetup(mapped, { what: 'constant', field: 'loanDraft.currency', text: 'KES' })).toBe(mapped);
    expect(parseTemplate(JSON.stringify(templateOf(filled, 't'))).ok).toBe(true);
  });
});

describe('a row filter', () => {
  const filter = { header: 'Note', column: 3, leaveOut: ['Late'] };

  it('counts the words of a column as it compares them', async () => {
    const world = new World([...SHEET, ['C-4', 'L-004', 1, 'LATE'], ['C-5', 'L-005', 1, 'Lost']]);
    const setup = await openSheet(world.ports, CONNECTION);
    expect(await filterWords(world.ports.workbook, setup, { column: 3, header: 'Note' })).toEqual([
      { text: '', count: 2 },
      { text: 'late', count: 2 },
      { text: 'Lost', count: 1 },
    ]);
  });

  it('reads its column and leaves rows out, and follows it when it moves', async () => {
    const world = new World();
    const setup = changeSetup(await openSheet(world.ports, CONNECTION), { what: 'rowFilter', filter });
    const event = await check(world.ports, setup, CONNECTION, () => 0);
    if (event.type !== 'checked') throw new Error(event.type);
    expect(event.checked.leftOut).toEqual([{ row: 3, reason: 'filtered' }]);
    world.grid = SHEET.map((cells) => ['', ...cells]);
    const again = await check(world.ports, event.setup, CONNECTION, () => 0);
    expect(again).toMatchObject({
      type: 'checked',
      setup: { rowFilter: { column: 4 } },
      checked: { leftOut: [{ row: 3, reason: 'filtered' }] },
    });
  });

  it('sends her back when its column is gone, until she answers', async () => {
    const world = new World();
    const setup = changeSetup(await openSheet(world.ports, CONNECTION), { what: 'rowFilter', filter });
    const saved = await checked(world, setup);
    world.grid = SHEET.map((cells) => cells.slice(0, 3));
    const event = await check(world.ports, saved, CONNECTION, () => 0);
    if (event.type !== 'sheetRead') throw new Error(event.type);
    expect(isFilterLost(event.setup)).toBe(true);
    expect(unanswered(event.setup, CONNECTION.account)).toContainEqual({ asks: 'rowFilter' });
    expect(templateChanges(event.setup)).toEqual([{ code: 'missing', header: 'Note' }]);
    const answered = changeSetup(event.setup, { what: 'rowFilter', filter: undefined });
    expect(templateChanges(answered)).toEqual([]);
    expect((await checked(world, answered)).template).not.toHaveProperty('rowFilter');
  });
});
