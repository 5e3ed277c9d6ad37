import { createWords } from '../../src/locales';
import { send } from '../../src/pane/actions/send';
import type { SendReport } from '../../src/pane/actions/sendReport';
import { Fault } from '../../src/ports/fault';
import type { GatewayAnswer } from '../../src/ports/kivaGateway';
import { CONNECTION, taken, World } from './fakes';
import { jobIn } from './jobIn';

const answered = (status: number): GatewayAnswer => ({
  phase: 'answered',
  status,
  contentType: 'application/json',
  body: '{"code":"api.denied","message":"no"}',
});

async function sendWith(world: World, answers: readonly GatewayAnswer[]): Promise<SendReport> {
  world.answers = [...answers];
  const event = await send(world.ports, createWords('en'), await jobIn(world), {
    tell: () => undefined,
    signal: { aborted: false },
    edits: () => 0,
    ask: () => Promise.resolve('goOn'),
  });
  if (event.type !== 'sent' || !event.reports[0]) throw new Error(event.type);
  return event.reports[0];
}

describe('a send that Kiva refuses', () => {
  it.each([401, 403])('carries the status %d after one new token', async (status) => {
    const report = await sendWith(new World(), [answered(status), answered(status)]);
    expect(report.run.stopped).toBe('unauthorised');
    expect(report.refusal).toEqual({ status });
  });

  it('names the scope that the new token lacks', async () => {
    const world = new World();
    world.sessionNow = { ...CONNECTION.session, missingScopes: ['create:repayment', 'read:loans'] };
    const report = await sendWith(world, [answered(403), answered(403)]);
    expect(report.refusal).toEqual({ status: 403, missingScope: 'create:repayment' });
  });

  it('names none that this kind does not need, nor one that cannot be asked for', async () => {
    const world = new World();
    world.sessionNow = { ...CONNECTION.session, missingScopes: ['create:loan_draft'] };
    expect((await sendWith(world, [answered(403), answered(403)])).refusal).toEqual({ status: 403 });
    const offline = new World();
    offline.sessionNow = new Fault('relayUnreachable');
    expect((await sendWith(offline, [answered(401), answered(401)])).refusal).toEqual({ status: 401 });
  });

  it.each([
    ['the relay that knows no session', [{ phase: 'refused', error: 'noSession' }]],
    ['nobody: the new token was good', [answered(401), taken]],
  ] as const)('is not told of %s', async (_, answers) => {
    const world = new World();
    world.sessionNow = { ...CONNECTION.session, missingScopes: ['create:repayment'] };
    expect(await sendWith(world, answers)).not.toHaveProperty('refusal');
  });
});
