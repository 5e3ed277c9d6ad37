import { Book } from '../../../src/commands/torture/book';
import { Computer } from '../../../src/commands/torture/computer';
import { takenIn } from '../../../src/commands/torture/facts';
import { installOffice } from '../../../src/commands/torture/office';
import { sheetOf } from '../../../src/commands/torture/records';
import { visit } from '../../../src/commands/torture/visit';
import { CALM, makeWorld, type World } from '../../../src/commands/torture/world';
import { createRandom } from '../../../src/sandbox/random';
import { ArrayModel } from '../../../src/workbench/model/arrayModel';

const HOUR = 3_600_000;
/** Awaits from handing a call over to the relay's answer, which the pane does not live to hear. */
const DIES_AS_IT_IS_ANSWERED = 2;

let takeAway: () => void;
let world: World;
beforeAll(() => {
  takeAway = installOffice();
});
afterEach(() => world.relay.end());
afterAll(() => takeAway());

/** Sends three rows, dies over the first call and comes back after 73 hours; what stands beside her rows then. */
async function backOnTuesday(
  kind: World['kind'],
  onFriday: () => void = () => undefined,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  world = await makeWorld(7, { kind, environment: 'production', batchSize: 10 }, [], undefined);
  world.trouble = { ...CALM, postponed: 1 };
  onFriday();
  const book = new Book(new ArrayModel(sheetOf(kind, 3, world.loans, createRandom(7))), kind, true);
  const computer = new Computer();
  expect((await visit(world, book, computer, { afterFirstCall: DIES_AS_IT_IS_ANSWERED })).how).toBe('killed');
  expect(taken().size).toBeGreaterThan(0);
  await world.time.advance(73 * HOUR);
  expect((await visit(world, book, computer)).how).toBe('done');
  return book.rows().map(({ cells }) => cells);
}

/** Kiva's reference by loan; throws where Kiva has a loan twice. */
function taken(): ReadonlyMap<string, string> {
  const found = takenIn(world.kivas.production.kept());
  const byLoan = new Map(found.map(({ loanId, reference }) => [loanId, reference]));
  if (byLoan.size !== found.length) throw new Error('Kiva has a loan twice.');
  return byLoan;
}

it.each([
  ['repayment', 'Sent to Kiva – finalise in PA2'],
  ['journal', 'Sent to Kiva – not yet published'],
  ['loanDraft', 'Sent to Kiva – draft in PA2'],
] as const)(
  'knows on Tuesday, with Kiva’s reference, what Kiva took on Friday: %s',
  async (kind, status) => {
    const rows = await backOnTuesday(kind);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({ 'Kiva status': status, 'Kiva reference': taken().get(String(row['Loan ID'])) });
    }
  },
  30_000,
);

it('knows on Tuesday which row Kiva refused on Friday', async () => {
  const rows = await backOnTuesday('repayment', () => {
    const loanIds = [world.loans[1]?.internal_loan_id ?? ''];
    world.kivas.production.faults.order({ on: 'repayments', fault: 'problems', severity: 'error', loanIds });
  });
  expect(rows.map((row) => row['Kiva status'])).toEqual([
    'Sent to Kiva – finalise in PA2',
    'Row not taken by Kiva',
    'Sent to Kiva – finalise in PA2',
  ]);
  expect(rows[1]?.['Kiva message']).toContain('Kiva did not take this row on 2026-05-');
});

it('leaves Unknown on Tuesday what nobody knew on Friday', async () => {
  const rows = await backOnTuesday('repayment', () =>
    world.kivas.production.faults.order({ on: 'repayments', fault: 'html', afterWork: true }),
  );
  expect(new Set(rows.map((row) => row['Kiva status']))).toEqual(new Set(['Unknown – may have arrived']));
});
