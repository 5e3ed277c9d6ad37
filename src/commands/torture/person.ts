import { RECORD_KINDS } from '../../core/catalogue';
import type { RunPause } from '../../core/send/events';
import type { SendPlan } from '../../core/send/plan';
import { createWords } from '../../locales';
import { saveAccount } from '../../pane/accounts';
import { check } from '../../pane/actions/check';
import { connect } from '../../pane/actions/connect';
import { openSheet } from '../../pane/actions/openSheet';
import { plan } from '../../pane/actions/plan';
import { repaint } from '../../pane/actions/repaint';
import { resumeRuns } from '../../pane/actions/resumeRuns';
import { send } from '../../pane/actions/send';
import { showPlan } from '../../pane/actions/showPlan';
import { changeSetup } from '../../pane/changeSetup';
import type { Connection, FlowEvent } from '../../pane/flow';
import type { PanePorts } from '../../pane/panePorts';
import type { SheetSetup } from '../../pane/setup';
import { FIRST_PARTNER } from '../../sandbox/partners';
import type { Book } from './book';
import { CREDENTIALS } from './kivas';
import { decideCards } from './decide';
import { COLUMNS } from './records';
import type { World } from './world';

const words = createWords('en');
const CHECKS_AT_MOST = 6;
/** Share of requests to save at which she stops the send instead. */
const GIVES_UP = 0.2;

/** How a visit to the pane ended: how many calls she wanted to make, and how many rows no one could tell her of. */
export interface Visit {
  readonly submissions: number;
  /** She came as far as a plan, which was shown in the sheet. */
  readonly planned: boolean;
}

/** Everything a person does in the pane from opening it to the end of a send; Faults are hers to see, bugs are thrown. */
export async function usePane(
  world: World,
  ports: PanePorts,
  book: Book,
  edits: () => number,
  /** The pane is gone. */
  isOver: () => boolean,
): Promise<Visit> {
  const kind = {
    ...RECORD_KINDS[world.kind],
    batchSize: Math.min(RECORD_KINDS[world.kind].batchSize, world.batchSize),
  };
  const account = { csvFormat: 'three', amountExpected: 'cumulativePrincipal' } as const;
  saveAccount(ports.preferences, world.environment, FIRST_PARTNER.partnerId, account);
  const connected = expect(await connect(ports, { environment: world.environment, ...CREDENTIALS }), 'connected');
  await repaint(ports, words);
  const connection: Connection = { session: connected.session, account };
  if (connected.unfinished.length > 0) await resumed(ports, connection, connected.unfinished);
  await decideCards(world, ports, connection.session);
  const ready = await checkedPlan(world, ports, kind, connection, edits);
  if (ready === undefined) return { submissions: 0, planned: false };
  world.story.push(
    `plan: ${ready.plan.submissions.length} calls, ${ready.plan.skipped.length} skipped, ${ready.plan.changed.length} changed`,
  );
  await showPlan(ports, words, { session: connection.session, ...ready });
  if (ready.plan.submissions.length === 0) return { submissions: 0, planned: true };
  const signal = { aborted: false };
  let isAsked = false;
  // Once more as long as she is asked: what she changed after she pressed is not in the file.
  const pressing = async (): Promise<void> => {
    do {
      await world.time.sleep(world.random.between(2, 20) * 1000);
      book.save();
    } while (isAsked && !signal.aborted && !isOver());
  };
  const heard = (event: FlowEvent): void => {
    if (event.type !== 'progressed') return;
    if (world.random.next() < world.trouble.cancels) signal.aborted = true;
    const wasAsked = isAsked;
    isAsked = event.run.saving === 'byHer';
    if (!isAsked || wasAsked) return;
    world.story.push('she is asked to save');
    if (world.random.next() < GIVES_UP) signal.aborted = true;
    else void pressing();
  };
  const ask = (pause: RunPause): Promise<'goOn' | 'stop'> => {
    world.story.push(`pause: ${pause.reason}`);
    return Promise.resolve(world.random.next() < world.trouble.refusals ? 'stop' : 'goOn');
  };
  const job = { session: connection.session, ...ready };
  const sent = expect(await send(ports, words, job, { tell: heard, signal, edits, ask }), 'sent');
  const [report] = sent.reports;
  world.story.push(`send ended: ${report?.run.stopped ?? report?.interrupted?.code ?? 'finished'}`);
  return { submissions: ready.plan.submissions.length, planned: true };
}

async function resumed(
  ports: PanePorts,
  connection: Connection,
  unfinished: Parameters<typeof resumeRuns>[3],
): Promise<void> {
  const withSheet = await resumeRuns(ports, words, connection, unfinished, false);
  if (withSheet === 'sheetNeeded') await resumeRuns(ports, words, connection, unfinished, true);
}

type Ready = Pick<Parameters<typeof send>[2], 'setup' | 'checked' | 'plan'>;

/** She checks until no change of hers lies between the check and the send. */
async function checkedPlan(
  world: World,
  ports: PanePorts,
  kind: SheetSetup['kind'],
  connection: Connection,
  edits: () => number,
): Promise<Ready | undefined> {
  let setup = mapped(world, kind, await openSheet(ports, connection));
  for (let tries = 0; tries < CHECKS_AT_MOST; tries += 1) {
    const before = edits();
    const event = await check(ports, setup, connection, edits);
    if (event.type === 'sheetRead') {
      setup = mapped(world, kind, event.setup);
      continue;
    }
    const { checked, setup: fresh } = expect(event, 'checked');
    setup = fresh;
    if (checked.sendable.length === 0) return undefined;
    const job = { session: connection.session, setup, checked };
    const first = await plan(ports, job);
    // The sheet's record is gone: she looks in PA2, and leaves the rest to the relay's register.
    const isMissed = first.type === 'recordMissed';
    if (isMissed) world.story.push(`${first.marks} marks that nobody remembers`);
    const planned = expect(isMissed ? await plan(ports, job, { lookedInPa2: true }) : first, 'planned');
    if (edits() === before) return { setup, checked, plan: planned.plan satisfies SendPlan };
  }
  return undefined;
}

/** She tells the pane what her columns are, and which month she reports. */
function mapped(world: World, kind: SheetSetup['kind'], found: SheetSetup): SheetSetup {
  const setup = changeSetup(found, { what: 'kind', kind: kind.id });
  const fields = COLUMNS[world.kind].filter(({ field }) => field !== '');
  const mapping = Object.fromEntries(
    fields.flatMap(({ header, field }) => {
      const column = setup.columns.find((one) => one.header === header);
      return column === undefined ? [] : [[field, column.column]];
    }),
  );
  const { monthly } = kind;
  return { ...setup, kind, mapping, month: world.month, ...(monthly && { amountMeaning: 'cumulativePrincipal' }) };
}

function expect<T extends FlowEvent['type']>(event: FlowEvent, type: T): Extract<FlowEvent, { type: T }> {
  if (event.type !== type) throw new Error(`The pane answered ${event.type} where ${type} was due.`);
  return event as Extract<FlowEvent, { type: T }>;
}
