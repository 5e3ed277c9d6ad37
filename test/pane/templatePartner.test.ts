import { parseTemplate } from '../../src/core/mapping/parseTemplate';
import type { Template } from '../../src/core/mapping/template';
import type { EnvironmentId } from '../../src/core/kiva/environments';
import { createWords } from '../../src/locales';
import { bindTemplate } from '../../src/pane/actions/bindTemplate';
import { check } from '../../src/pane/actions/check';
import { exportText, importedSetup, saveImported, duplicateTemplate } from '../../src/pane/actions/manageTemplates';
import { openSheet } from '../../src/pane/actions/openSheet';
import { plan } from '../../src/pane/actions/plan';
import { send } from '../../src/pane/actions/send';
import { changeSetup } from '../../src/pane/changeSetup';
import type { Connection } from '../../src/pane/flow';
import { unanswered } from '../../src/pane/requirements';
import type { SheetSetup } from '../../src/pane/setup';
import { asksPartner } from '../../src/pane/templatePartner';
import { CONNECTION, taken, World } from './fakes';

const at = (environment: EnvironmentId, partnerId: string): Connection => ({
  ...CONNECTION,
  session: { ...CONNECTION.session, environment, partnerId },
});
const PRACTICE = CONNECTION;
const OURS = at('production', '421');
const THEIRS = at('production', '777');

/** The sheet opened in this account, its amounts' meaning said where it is open. */
async function opened(world: World, connection: Connection, before?: SheetSetup): Promise<SheetSetup> {
  const setup = await openSheet(world.ports, connection, before);
  if (setup.amountMeaning !== undefined) return setup;
  return changeSetup(setup, { what: 'amountMeaning', meaning: 'cumulativePrincipal' });
}

/** The sheet as it is after a check that passes. */
async function checked(world: World, connection: Connection, given?: SheetSetup): Promise<SheetSetup> {
  const event = await check(world.ports, given ?? (await opened(world, connection)), connection, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  return event.setup;
}

const confirmed = (setup: SheetSetup): SheetSetup => changeSetup(setup, { what: 'templateConfirmed' });
const onlyOne = ({ templates }: World): Template => {
  expect(templates).toHaveLength(1);
  return templates[0]!;
};

async function sendFrom(world: World, connection: Connection): Promise<void> {
  const setup = await opened(world, connection);
  const event = await check(world.ports, setup, connection, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  const job = { session: connection.session, setup: event.setup, checked: event.checked };
  const planned = await plan(world.ports, job);
  if (planned.type !== 'planned') throw new Error(planned.type);
  world.answers = [taken];
  await send(
    world.ports,
    createWords('en'),
    { ...job, plan: planned.plan },
    {
      tell: () => undefined,
      signal: { aborted: false },
      edits: () => 0,
      ask: () => Promise.resolve('goOn'),
    },
  );
}

describe('whose a template is', () => {
  it('is the partner’s under whom it was made, in Stage and Production, and nobody’s from practice', async () => {
    const world = new World();
    await checked(world, PRACTICE);
    expect(onlyOne(world)).not.toHaveProperty('partners');
    for (const environment of ['stage', 'production'] as const) {
      const other = new World();
      await checked(other, at(environment, '421'));
      expect(onlyOne(other).partners).toEqual(['421']);
    }
  });

  it('of nobody is taken without a question, and bound when rows are about to go out with it', async () => {
    const world = new World();
    const made = await checked(world, PRACTICE);
    const setup = await opened(world, OURS);
    expect(setup.mapping).toEqual(made.mapping);
    expect(asksPartner(setup)).toBe(false);
    await checked(world, OURS, setup);
    expect(onlyOne(world)).not.toHaveProperty('partners');
    world.log.length = 0;
    await sendFrom(world, OURS);
    expect(onlyOne(world)).toEqual({ ...made.template, partners: ['421'] });
    expect(world.log.filter((line) => /^(save|ledger|put)/.test(line))).toEqual(['save Repayments', 'ledger', 'put']);
    expect(asksPartner(await opened(world, THEIRS))).toBe(true);
  });

  it('is never bound by a practice send, nor taken from who has it', async () => {
    const world = new World();
    const setup = await checked(world, PRACTICE);
    await bindTemplate(world.ports.templates, PRACTICE.session, setup);
    expect(onlyOne(world)).not.toHaveProperty('partners');
    world.templates[0] = { ...onlyOne(world), partners: ['777'] };
    await bindTemplate(world.ports.templates, OURS.session, setup);
    expect(onlyOne(world).partners).toEqual(['777']);
  });
});

describe('a template of another partner', () => {
  it('asks before the sheet can be checked, and nothing is read or saved before the answer', async () => {
    const world = new World();
    await checked(world, OURS);
    const setup = await opened(world, THEIRS);
    expect(asksPartner(setup)).toBe(true);
    expect(unanswered(setup, THEIRS.account)).toContainEqual({ asks: 'partner' });
    world.log.length = 0;
    const event = await check(world.ports, setup, THEIRS, () => 0);
    expect(event.type).toBe('sheetRead');
    expect(world.log).toEqual([]);
    expect(onlyOne(world).partners).toEqual(['421']);
  });

  it('asks once: what she confirmed is hers, too, and still theirs, as it did not change', async () => {
    const world = new World();
    await checked(world, OURS);
    await checked(world, THEIRS, confirmed(await opened(world, THEIRS)));
    expect(onlyOne(world).partners).toEqual(['421', '777']);
    for (const connection of [OURS, THEIRS]) expect(asksPartner(await opened(world, connection))).toBe(false);
    await checked(world, OURS);
    expect([...onlyOne(world).partners!].sort()).toEqual(['421', '777']);
  });

  it('keeps her answer while she changes what is shown, and reads the sheet again', async () => {
    const world = new World();
    await checked(world, OURS);
    const answered = confirmed(await opened(world, THEIRS));
    const changed = changeSetup(answered, { what: 'headerRow', row: answered.headerRow });
    expect(asksPartner(changed)).toBe(false);
    expect(asksPartner(await opened(world, THEIRS, changed))).toBe(false);
  });

  it('is hers alone once it says something else: the others are asked when the workbook comes back', async () => {
    const world = new World();
    await checked(world, OURS);
    const meant = changeSetup(confirmed(await opened(world, THEIRS)), {
      what: 'amountMeaning',
      meaning: 'paidThisPeriod',
    });
    await checked(world, THEIRS, meant);
    expect(onlyOne(world)).toMatchObject({ amountMeaning: 'paidThisPeriod', partners: ['777'] });
    expect(asksPartner(await opened(world, OURS))).toBe(true);
  });

  it('leaves nothing behind where she begins anew: neither columns nor what the amounts mean', async () => {
    const world = new World();
    const named = changeSetup(await opened(world, OURS), { what: 'column', key: 'repayment.amount', column: 3 });
    await checked(world, OURS, named);
    const setup = await opened(world, THEIRS);
    expect(setup.mapping['repayment.amount']).toBe(3);
    const anew = changeSetup(setup, { what: 'templateLeft' });
    expect(anew).not.toHaveProperty('template');
    expect(anew).not.toHaveProperty('amountMeaning');
    expect(anew.corrections).toEqual([]);
    expect(anew.mapping['repayment.amount']).toBe(2);
    expect(asksPartner(anew)).toBe(false);
    const ready = changeSetup(anew, { what: 'amountMeaning', meaning: 'outstanding' });
    await checked(world, THEIRS, ready);
    expect(world.templates.map(({ name, partners, sheets }) => [name, partners, sheets])).toEqual([
      ['Repayments', ['421'], []],
      ['Repayments (2)', ['777'], ['Repayments']],
    ]);
  });

  it('gives no answer of theirs to another kind of record', async () => {
    const world = new World();
    await checked(world, OURS);
    const setup = await opened(world, THEIRS);
    expect(changeSetup(setup, { what: 'kind', kind: 'journal' })).not.toHaveProperty('amountMeaning');
  });

  it('is changed in practice without becoming anybody’s', async () => {
    const world = new World();
    await checked(world, OURS);
    const setup = await opened(world, PRACTICE);
    expect(asksPartner(setup)).toBe(false);
    await checked(world, PRACTICE, changeSetup(setup, { what: 'amountMeaning', meaning: 'outstanding' }));
    expect(onlyOne(world)).toMatchObject({ amountMeaning: 'outstanding', partners: ['421'] });
  });

  it('stays theirs as a copy that she saved before she answered', async () => {
    const world = new World();
    await checked(world, OURS);
    const copied = await duplicateTemplate(world.ports, await opened(world, THEIRS), 'Mine');
    expect(copied.template?.partners).toEqual(['421']);
    expect(asksPartner(copied)).toBe(true);
  });

  it('gives way to one of her own that fits as well', async () => {
    const world = new World();
    const { template } = await checked(world, OURS);
    world.templates.splice(0, 1, { ...template!, sheets: [] });
    world.templates.push({ ...template!, id: 'own', name: 'Own', sheets: [], partners: ['777'] });
    expect((await openSheet(world.ports, THEIRS)).template?.id).toBe('own');
    expect((await openSheet(world.ports, OURS)).template?.id).toBe(template!.id);
  });
});

describe('a template that goes from one workbook to another', () => {
  it('goes out without whose it is, and is the account’s that takes it in', async () => {
    const world = new World();
    const { template } = await checked(world, OURS);
    const text = exportText(template!);
    expect(text).not.toContain('partners');
    const parsed = parseTemplate(text);
    if (!parsed.ok) throw new Error(parsed.code);
    for (const [connection, partners] of [
      [THEIRS, ['777']],
      [PRACTICE, undefined],
    ] as const) {
      const other = new World();
      const preview = importedSetup(other.ports, await opened(other, connection), {
        ...parsed.template,
        partners: ['999'],
      });
      await saveImported(other.ports, preview);
      expect(onlyOne(other).partners).toEqual(partners);
      expect(asksPartner(await opened(other, connection))).toBe(false);
    }
  });
});
