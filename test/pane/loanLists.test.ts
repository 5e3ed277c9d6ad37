import { RECORD_KINDS } from '../../src/core/catalogue';
import type { ReadAnswer } from '../../src/core/relayProtocol/messages';
import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { createLoanLists } from '../../src/pane/loanLists';
import { Fault } from '../../src/ports/fault';
import type { ReadQuery } from '../../src/ports/kivaGateway';
import { CONNECTION, World } from './fakes';

const { repayment, loanDraft, journal } = RECORD_KINDS;
const SESSION = { ...CONNECTION.session, grantedScopes: ['create:repayment', 'read:loans'] };
const LOANS: Readonly<Record<string, readonly string[]>> = {
  payingBack: ['L-1', 'L-2', 'L-3'],
  defaulted: ['L-9'],
  fundRaising: ['L-5'],
  raised: [],
};

const pageOf = (ids: readonly string[], total: number, status: string): ReadAnswer => ({
  phase: 'answered',
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({
    total_records: total,
    data: ids.map((id) => ({ uuid: id, internal_loan_id: id, internal_client_id: `C-${id}`, status })),
  }),
});

function loansAt(pageSize = 100, mostPages = 10) {
  const asked: string[] = [];
  const broken = new Map<string, ReadAnswer | Error>();
  const loans = createLoanLists(
    {
      read: (endpoint, query: ReadQuery = {}) => {
        const { status, offset, limit } = query as { status: string; offset: number; limit: number };
        asked.push(`${endpoint} ${status} ${offset}`);
        const broke = broken.get(status);
        if (broke instanceof Error) return Promise.reject(broke);
        const ids = LOANS[status] ?? [];
        return Promise.resolve(broke ?? pageOf(ids.slice(offset, offset + limit), ids.length, status));
      },
    },
    { pageSize, mostPages },
  );
  return { loans, asked, broken };
}

describe('the partner’s loans', () => {
  it('are read once a session, in the statuses that the kind is compared with', async () => {
    const { loans, asked } = loansAt();
    const { kivaLoans, kivaLoansCut } = await loans(SESSION, repayment);
    expect([...(kivaLoans?.keys() ?? [])]).toEqual(['L-1', 'L-2', 'L-3', 'L-9']);
    expect(kivaLoansCut).toBeUndefined();
    await loans(SESSION, repayment);
    expect(asked).toEqual(['getLoans payingBack 0', 'getLoans defaulted 0']);
    await loans(SESSION, loanDraft);
    expect(asked.slice(2)).toEqual(['getLoans fundRaising 0', 'getLoans raised 0']);
    await loans({ ...SESSION, sessionId: 'other' }, repayment);
    expect(asked).toHaveLength(6);
    await loans({ ...SESSION, sessionId: 'other' }, repayment, true);
    expect(asked).toHaveLength(8);
  });

  it('are not asked for without the scope, nor for kinds that have nothing to compare', async () => {
    const { loans, asked } = loansAt();
    expect(await loans(CONNECTION.session, repayment)).toEqual({});
    expect(await loans(SESSION, journal)).toEqual({});
    expect(asked).toEqual([]);
  });

  it('are cut where they are too many, and say how many were read', async () => {
    const { loans, asked } = loansAt(1, 2);
    expect(await loans(SESSION, repayment)).toMatchObject({ kivaLoansCut: { read: 3, total: 4 } });
    expect(asked).toEqual(['getLoans payingBack 0', 'getLoans payingBack 1', 'getLoans defaulted 0']);
  });

  it.each([
    ['a Fault', new Fault('relayUnreachable')],
    ['a refusal', { phase: 'answered', status: 403, contentType: '', body: '' } as const],
  ])('are none at all after %s on one list, and are asked for again', async (_, broke) => {
    const { loans, broken, asked } = loansAt();
    broken.set('defaulted', broke);
    expect(await loans(SESSION, repayment)).toEqual({});
    broken.clear();
    expect((await loans(SESSION, repayment)).kivaLoans?.size).toBe(4);
    expect(asked).toEqual(['getLoans payingBack 0', 'getLoans defaulted 0', 'getLoans defaulted 0']);
  });

  it('stay as they were when they cannot be read anew', async () => {
    const { loans, broken } = loansAt();
    await loans(SESSION, repayment);
    broken.set('payingBack', new Fault('relayUnreachable'));
    expect((await loans(SESSION, repayment, true)).kivaLoans?.size).toBe(4);
  });

  it('let a bug through', async () => {
    const { loans, broken } = loansAt();
    broken.set('payingBack', new RangeError('bug'));
    await expect(loans(SESSION, repayment)).rejects.toBeInstanceOf(RangeError);
  });
});

describe('a check of repayments', () => {
  const connection = { ...CONNECTION, session: SESSION };
  const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

  async function checkedIn(world: World) {
    const setup = await openSheet(world.ports, connection);
    const event = await check(world.ports, setup, connection, () => 0);
    if (event.type !== 'checked') throw new Error(event.type);
    return event.checked;
  }

  it('compares with Kiva’s loans, blocks nothing by it, and keeps none of them on the device', async () => {
    const world = new World();
    world.kivaHas.set('getLoans payingBack 0 100', pageOf(['L-001', 'L-002', 'L-777'], 3, 'payingBack'));
    world.kivaHas.set('getLoans defaulted 0 100', pageOf([], 0, 'defaulted'));
    const { findings, notChecked, sendable } = await checkedIn(world);
    expect(codes(findings)).toEqual(['loanNotAtKiva', 'loansMissing']);
    expect(findings[0]).toMatchObject({ severity: 'warning', cell: { row: 4, column: 1 } });
    expect(findings[1]).toMatchObject({ params: { count: 1, loans: 'L-777' } });
    expect(codes(notChecked)).toEqual(['lastReportMissing']);
    expect(sendable).toHaveLength(3);
    expect(JSON.stringify([...world.kept])).not.toContain('L-777');
  });

  it('says that it could not, and goes on', async () => {
    const { findings, notChecked, sendable } = await checkedIn(new World());
    expect(findings).toEqual([]);
    expect(codes(notChecked)).toEqual(['kivaLoansMissing', 'lastReportMissing']);
    expect(sendable).toHaveLength(3);
  });
});
