import type { CheckedSheet } from '../../src/core/check/checkSheet';
import type { LedgerRun } from '../../src/core/send/ledgerRun';
import { initialState } from '../../src/core/send/reduce';
import { nextFlow, START, type Flow, type FlowEvent } from '../../src/pane/flow';
import { setUp } from '../../src/pane/setup';
import { CONNECTION, outlineOf, REPAYMENT, SHEET } from './fakes';

const setup = setUp(REPAYMENT, outlineOf(SHEET), [], { month: '2026-11' });
const checked: CheckedSheet = {
  kind: REPAYMENT,
  records: [],
  sendable: [],
  findings: [],
  notChecked: [],
  identityColumns: [1],
  hashedColumns: 0,
  recordKey: ['repayment.loanId'],
  leftOut: [],
};
const plan = { submissions: [], skipped: [], changed: [], rowCount: 0 };
const run = initialState(plan);
const { session, account } = CONNECTION;
const unfinished: LedgerRun = {
  version: 1,
  runId: 'r',
  kind: 'repayment',
  environment: 'sandbox',
  partnerId: '421',
  storeId: 'store',
  sheetId: 'S1',
  templateId: 't',
  startedAt: '2026-11-20T00:00:00Z',
  submissions: [],
};

const walk = (...events: readonly FlowEvent[]): Flow => events.reduce(nextFlow, START);
const connected: FlowEvent = { type: 'connected', session, account, unfinished: [] };
const toSheet: readonly FlowEvent[] = [connected, { type: 'sheetRead', setup }];
const toChecked: readonly FlowEvent[] = [...toSheet, { type: 'checked', setup, checked, edited: false }];
const planned: FlowEvent = { type: 'planned', plan, hidden: { goOut: 0, stay: 0 } };
const toConfirm: readonly FlowEvent[] = [...toChecked, planned];
const toSending: readonly FlowEvent[] = [...toConfirm, { type: 'sendStarted', run }];
const toDone: readonly FlowEvent[] = [...toSending, { type: 'sent', reports: [], resumed: false }];

describe('the flow', () => {
  it('goes from connect to done', () => {
    const steps = toDone.map((_, at) => walk(...toDone.slice(0, at + 1)).step);
    expect(steps).toEqual(['sheet', 'sheet', 'checked', 'confirm', 'sending', 'done']);
  });

  it('asks for the account where nothing is known of it, and shows earlier sends before the sheet', () => {
    const asked = walk({ type: 'connected', session, unfinished: [unfinished] });
    expect(asked.step).toBe('account');
    const answered = nextFlow(asked, { type: 'accountSet', account });
    expect(answered).toMatchObject({ step: 'unfinished', runs: [{ runId: 'r' }], connection: { account } });
    expect(nextFlow(answered, { type: 'unfinishedLeft' }).step).toBe('sheet');
  });

  it('asks about what nobody knows before the sheet, and after the account', () => {
    const asked = walk({ type: 'connected', session, account, unfinished: [], undecided: true });
    expect(asked.step).toBe('undecided');
    expect(nextFlow(asked, { type: 'undecidedLeft' }).step).toBe('sheet');
    const later = walk(
      { type: 'connected', session, unfinished: [], undecided: true },
      { type: 'accountSet', account },
    );
    expect(later.step).toBe('undecided');
    // What was interrupted is found out first; its last screen asks the rest.
    const both = walk({ type: 'connected', session, account, unfinished: [unfinished], undecided: true });
    expect(both.step).toBe('unfinished');
  });

  it('goes back from the account to where she connects', () => {
    const asked = walk({ type: 'connected', session, unfinished: [] });
    expect(nextFlow(asked, { type: 'wentBack' })).toEqual(START);
  });

  it.each([toChecked, toConfirm])('asks for another check when the sheet is edited after it', (...events) => {
    const edited = nextFlow(walk(...events), { type: 'sheetEdited' });
    expect(edited).toMatchObject({ step: 'checked', checkup: { edited: true } });
    expect(nextFlow(edited, planned)).toBe(edited);
    const again = nextFlow(edited, { type: 'checked', setup, checked, edited: false });
    expect(again).toMatchObject({ step: 'checked', checkup: { edited: false } });
  });

  it('asks about results that nobody remembers, and remembers that she has looked', () => {
    const missing = nextFlow(walk(...toChecked), { type: 'recordMissed', marks: 3 });
    expect(missing).toMatchObject({ step: 'recordMissing', marks: 3 });
    expect(nextFlow(missing, { type: 'wentBack' })).toEqual(walk(...toChecked));
    expect(nextFlow(missing, { type: 'sheetEdited' })).toMatchObject({ step: 'checked', checkup: { edited: true } });
    const confirm = nextFlow(missing, planned);
    expect(confirm).toMatchObject({ step: 'confirm', lookedInPa2: true });
    expect(nextFlow(confirm, planned)).toMatchObject({ step: 'confirm', lookedInPa2: true });
    expect(walk(...toConfirm)).toMatchObject({ lookedInPa2: false });
  });

  it('does not let an edit during a send change where the person is', () => {
    const sending = walk(...toSending);
    expect(nextFlow(sending, { type: 'sheetEdited' })).toBe(sending);
    expect(nextFlow(sending, { type: 'disconnected' })).toBe(sending);
  });

  it('goes back to connecting with what Kiva refused, where it was Kiva', () => {
    const sheet = walk(...toSheet);
    if (sheet.step !== 'sheet') throw new Error(sheet.step);
    const ended: Flow = { step: 'done', connection: sheet.connection, reports: [], resumed: false };
    const { environment } = sheet.connection.session;
    expect(nextFlow(ended, { type: 'disconnected' })).toEqual({ step: 'connect' });
    expect(nextFlow(ended, { type: 'disconnected', refused: true })).toEqual({
      step: 'connect',
      refused: { environment },
    });
  });

  it.each([CONNECTION.account, undefined])('remembers the audience that she chose (account: %j)', (account) => {
    const connected: FlowEvent = {
      type: 'connected',
      session: CONNECTION.session,
      unfinished: [],
      audience: 'https://new.test',
      ...(account && { account }),
    };
    const opened = nextFlow({ step: 'connect' }, connected);
    const known = account ? opened : nextFlow(opened, { type: 'accountSet', account: CONNECTION.account });
    expect(known).toMatchObject({ step: 'sheet', connection: { audience: 'https://new.test' } });
    expect(nextFlow(known, { type: 'disconnected', refused: true })).toMatchObject({
      step: 'connect',
      refused: { audience: 'https://new.test' },
    });
  });

  it('keeps the columns she chose when she goes back', () => {
    const chosen = nextFlow(walk(...toSheet), {
      type: 'setupChanged',
      change: { what: 'column', key: 'repayment.amount', column: 3 },
    });
    if (chosen.step !== 'sheet' || !chosen.setup) throw new Error(chosen.step);
    const back = nextFlow(nextFlow(chosen, { type: 'checked', setup: chosen.setup, checked, edited: false }), {
      type: 'wentBack',
    });
    expect(back).toMatchObject({ step: 'sheet', setup: { mapping: { 'repayment.amount': 3 } } });
  });

  it('shows a wait until the next event, and remembers that a stop was asked for', () => {
    const waiting = nextFlow(walk(...toSending), {
      type: 'progressed',
      run,
      waiting: { reason: 'relayUnreachable', seconds: 4 },
    });
    expect(waiting).toMatchObject({ waiting: { seconds: 4 } });
    const stopping = nextFlow(nextFlow(waiting, { type: 'cancelAsked' }), { type: 'progressed', run });
    expect(stopping).toMatchObject({ step: 'sending', cancelling: true });
    expect(stopping).not.toHaveProperty('waiting');
  });

  it('holds the way to answer a pause until the run goes on', () => {
    const answer = (): void => undefined;
    const sending = walk(...toSending);
    const asked = nextFlow(sending, { type: 'asked', answer });
    expect(asked).toMatchObject({ step: 'sending', answer });
    expect(nextFlow(asked, { type: 'progressed', run })).not.toHaveProperty('answer');
    expect(nextFlow(START, { type: 'asked', answer })).toBe(START);
  });

  it('ignores what comes too late for its step', () => {
    for (const event of toDone.slice(1)) expect(nextFlow(START, event)).toBe(START);
    const done = walk(...toDone);
    expect(nextFlow(done, { type: 'sheetRead', setup })).toBe(done);
    expect(nextFlow(done, { type: 'progressed', run })).toBe(done);
  });

  it('goes from done to a fresh look at the sheet, or to the earlier sends that are still open', () => {
    const done = walk(...toDone);
    expect(nextFlow(done, { type: 'startedAgain' })).toEqual({ step: 'sheet', connection: CONNECTION });
    expect(nextFlow(done, { type: 'unfinishedFound', runs: [] })).toBe(done);
    expect(nextFlow(done, { type: 'unfinishedFound', runs: [unfinished] }).step).toBe('unfinished');
  });
});
