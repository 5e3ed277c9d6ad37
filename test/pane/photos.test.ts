import type { CheckedSheet } from '../../src/core/check/checkSheet';
import { createWords } from '../../src/locales';
import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { plan } from '../../src/pane/actions/plan';
import { recheckCells } from '../../src/pane/actions/recheckCells';
import { send } from '../../src/pane/actions/send';
import { changeSetup } from '../../src/pane/changeSetup';
import type { SetupChange } from '../../src/pane/setupChange';
import type { FlowEvent } from '../../src/pane/flow';
import { createFormats } from '../../src/pane/formats';
import { previewOf } from '../../src/pane/preview/previewOf';
import { answersTo } from '../../src/pane/questions';
import { setUp, type SheetSetup } from '../../src/pane/setup';
import { RECORD_KINDS } from '../../src/core/catalogue';
import type { GatewayAnswer } from '../../src/ports/kivaGateway';
import { jpegOf } from '../support/pictures';
import { CONNECTION, outlineOf, World, type Grid } from './fakes';

const DRAFTS: Grid = [
  ['Loan ID', 'First name', 'Photo'],
  ['L-1', 'Akinyi', 'akinyi.jpg'],
  ['L-2', 'Baraka', ''],
  ['L-3', 'Chebet', 'gone.jpg'],
];
const PICTURE = jpegOf(1200, 800);
const BASE64 = Buffer.from(PICTURE).toString('base64');

const TAKEN: GatewayAnswer = {
  phase: 'answered',
  status: 200,
  contentType: 'application/json',
  body: '{"code":"api.success","message":"ok","loan_draft_uuid":"u-1"}',
};

function worldWith(...names: readonly string[]): World {
  const world = new World(DRAFTS);
  const chosen = names.map((name) => ({ reference: `sha256:${name}`, name, width: 1200, height: 800 }));
  world.photoFiles = { chosen, refused: [] };
  for (const { reference } of chosen) world.pictures.set(reference, PICTURE);
  return world;
}

type Checked = Extract<FlowEvent, { type: 'checked' }>;

async function checkIn(world: World, setup?: SheetSetup): Promise<Checked> {
  const opened = setup ?? (await openSheet(world.ports, CONNECTION));
  const event = await check(world.ports, opened, CONNECTION, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  return event;
}

const said = ({ findings }: CheckedSheet): readonly string[] =>
  findings.filter(({ code }) => code.startsWith('photo')).map(({ code, row }) => `${row ?? '-'} ${code}`);

async function sendIn(world: World, { setup, checked }: Checked): Promise<Extract<FlowEvent, { type: 'sent' }>> {
  const job = { session: CONNECTION.session, setup, checked };
  const planned = await plan(world.ports, job);
  if (planned.type !== 'planned') throw new Error(planned.type);
  world.answers = planned.plan.submissions.map(() => TAKEN);
  const talk = {
    tell: () => undefined,
    signal: { aborted: false },
    edits: () => 0,
    ask: () => Promise.resolve('goOn' as const),
  };
  const event = await send(world.ports, createWords('en'), { ...job, plan: planned.plan }, talk);
  if (event.type !== 'sent') throw new Error(event.type);
  return event;
}

describe('a check', () => {
  it('without files says once what it always said', async () => {
    const { checked } = await checkIn(new World(DRAFTS));
    expect(said(checked)).toEqual(['- photosNotSent']);
    expect(checked.sendable).toHaveLength(3);
  });

  it('with files gives each row its own, and follows a cell that she repairs', async () => {
    const world = worldWith('akinyi.jpg', 'L-2.png');
    const { checked, live } = await checkIn(world);
    expect(said(checked)).toEqual(['3 photoFileMissing']);
    expect(checked.sendable.map(({ row }) => row)).toEqual([1, 2]);
    world.grid = DRAFTS.map((row, r) => (r === 3 ? ['L-3', 'Chebet', ''] : row));
    const area = { row: 3, column: 2, rowCount: 1, columnCount: 1 };
    const again = await recheckCells(world.ports, { live: live!, area });
    if (again.type !== 'cellsRechecked') throw new Error(again.type);
    expect(said(again.checked)).toEqual(['3 photoNone']);
    expect(again.checked.sendable).toHaveLength(3);
  });

  it('offers to send rows without their photo, this time alone', async () => {
    const world = worldWith('akinyi.jpg');
    const { checked, setup } = await checkIn(world);
    const finding = checked.findings.find(({ code }) => code === 'photoFileMissing')!;
    const [answer] = answersTo(finding);
    const after = await checkIn(world, changeSetup(setup, answer!.change));
    expect(said(after.checked)).toEqual(['2 photoNone', '3 photoLeftOut']);
    expect(after.checked.sendable).toHaveLength(3);
    expect(said((await checkIn(world)).checked)).toEqual(['2 photoNone', '3 photoFileMissing']);
    expect(JSON.stringify(world.templates)).not.toMatch(/photoPairs|withoutPhotos/);
  });
});

describe('a send', () => {
  it('hands over each picture, and no memory has any of it', async () => {
    const world = worldWith('akinyi.jpg', 'L-2.png', 'gone.jpg');
    await sendIn(world, await checkIn(world));
    expect(world.bodies.map((body) => (JSON.parse(body) as { image_encoded: string }).image_encoded)).toEqual(
      world.bodies.map(() => `data:image/jpeg;base64,${BASE64}`),
    );
    expect(world.bodies).toHaveLength(3);
    expect(world.ledgerRuns[0]?.submissions.map(({ photo }) => photo)).toEqual([true, true, true]);
    const kept = [world.ledgerRuns, world.journalRuns, world.log, world.flushed, [...world.kept], world.templates];
    expect(JSON.stringify(kept)).not.toContain(BASE64.slice(20, 60));
  });

  it('keeps a draft at home whose picture is gone, in her words, and the others go', async () => {
    const world = worldWith('akinyi.jpg', 'L-2.png', 'gone.jpg');
    const checked = await checkIn(world);
    world.pictures.delete('sha256:L-2.png');
    await sendIn(world, checked);
    expect(world.bodies).toHaveLength(2);
    const words = world.flushed.filter(({ row }) => row === 2).map((write) => write.words[1]);
    expect(words.at(-1)).toBe('The file of its photo cannot be read any more. Choose it again and send.');
  });

  it('is asked about again once the pane, and the files with it, is gone', async () => {
    const world = worldWith('akinyi.jpg', 'L-2.png', 'gone.jpg');
    await sendIn(world, await checkIn(world));
    world.photoFiles = { chosen: [], refused: [] };
    const { checked } = await checkIn(world);
    expect(said(checked)).toEqual(['1 photoChooseAgain', '2 photoChooseAgain', '3 photoChooseAgain']);
    expect(checked.sendable).toEqual([]);
    // A row that is new in the sheet of that template names a photo too: it is not passed over.
    world.grid = [...DRAFTS, ['L-4', 'Daudi', 'daudi.jpg'], ['L-5', 'Njeri', '']];
    const more = await checkIn(world);
    expect(said(more.checked).slice(3)).toEqual(['4 photoChooseAgain', '5 photoLeftOut']);
    expect(more.checked.sendable.map(({ row }) => row)).toEqual([5]);
  });
});

describe('what she says of photos', () => {
  const setup = setUp(RECORD_KINDS.loanDraft, outlineOf(DRAFTS, 'Loans'), [], { month: '2026-11' });
  const after = (...changes: readonly SetupChange[]): SheetSetup => changes.reduce(changeSetup, setup);

  it('adds pairs to those there are, and takes one back', () => {
    const both = after({ what: 'photoPairs', pairs: { a: 'x' } }, { what: 'photoPairs', pairs: { b: 'y' } });
    expect(both.photoPairs).toEqual({ a: 'x', b: 'y' });
    expect(changeSetup(both, { what: 'photoPairs', pairs: { a: undefined } }).photoPairs).toEqual({ b: 'y' });
    expect(after({ what: 'withoutPhotos' }).withoutPhotos).toBe(true);
  });
});

it('the preview names the photo, and shows where it stands without showing all of it', async () => {
  const world = worldWith('akinyi.jpg');
  const { checked } = await checkIn(world);
  const telling = { words: createWords('en'), formats: createFormats('en'), photoName: () => 'akinyi.jpg' };
  const preview = previewOf(checked.kind, checked.records[0]!, telling);
  expect(preview.photo).toEqual({ reference: 'sha256:akinyi.jpg', name: 'akinyi.jpg' });
  expect(preview.lines.at(-1)?.value).toBe('akinyi.jpg');
  expect(preview.json).toContain('"image_encoded": "data:image/jpeg;base64,…"');
  expect(preview.json).not.toContain('sha256');
});
