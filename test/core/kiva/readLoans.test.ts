import { readLoanPage } from '../../../src/core/kiva/readLoanPage';
import { readLoans, type LoanQuery } from '../../../src/core/kiva/readLoans';
import type { ReadAnswer } from '../../../src/core/relayProtocol/messages';

const answered = (body: string, status = 200): ReadAnswer => ({
  phase: 'answered',
  status,
  contentType: 'application/json',
  body,
});
const loan = (n: number) => ({
  kiva_id: n,
  internal_loan_id: `L-${n}`,
  internal_client_id: `C-${n}`,
  status: 'raised',
});

/** A Kiva of so many loans that gives at most `atMost` a page. */
function kivaOf(count: number, atMost = 300, told = true) {
  const asked: LoanQuery[] = [];
  const read = (query: LoanQuery): Promise<ReadAnswer> => {
    asked.push(query);
    const all = Array.from({ length: count }, (_, at) => loan(at + 1));
    const rows = all.slice(query.offset, query.offset + Math.min(query.limit, atMost));
    return Promise.resolve(answered(JSON.stringify(told ? { total_records: count, data: rows } : { data: rows })));
  };
  return { asked, read };
}

const SETTINGS = { pageSize: 100, mostPages: 5 };

describe('a page of Kiva’s loans', () => {
  it('keeps ids digit by digit, and takes the price in the loan’s currency', () => {
    const page = readLoanPage(
      answered(
        '{"total_records":1,"data":[{"kiva_id":2410077,"internal_loan_id":123456789012345678901,' +
          '"internal_client_id":"007","status":"payingBack","loan_price":"475.00","loan_local_price":"61750.00",' +
          '"loan_currency":"kes","borrower_count":3,"name":"Akinyi"}]}',
      ),
    );
    expect(page).toEqual({
      total: 1,
      loans: [
        {
          id: '2410077',
          loan: {
            loanId: '123456789012345678901',
            clientId: '007',
            status: 'payingBack',
            amount: 61750,
            currency: 'KES',
            borrowerCount: 3,
          },
        },
      ],
    });
  });

  it('is read however its names are spelt, without what a loan lacks', () => {
    const page = readLoanPage(answered('{"totalRecords":"1","data":[null,7,{"uuid":"u","loanLocalPrice":"1,5"}]}'));
    expect(page).toEqual({
      total: 1,
      loans: [{ id: 'u', loan: { loanId: '', clientId: '', status: '', borrowerCount: 0 } }],
    });
  });

  it.each<[string, ReadAnswer]>([
    ['a refusal', answered('{"data":[]}', 403)],
    ['a web page', answered('<html>')],
    ['another shape', answered('{"data":{"a":1}}')],
    ['a list of its own', answered('[]')],
    ['a cut call', { phase: 'cut', reason: 'timeout' }],
    ['a call without a token', { phase: 'notOpened', reason: 'noToken' }],
  ])('is none in %s', (_, answer) => expect(readLoanPage(answer)).toBeUndefined());
});

describe('reading Kiva’s loans', () => {
  it('asks page after page for one status, and for nothing twice', async () => {
    const { asked, read } = kivaOf(250);
    const list = await readLoans(read, 'raised', SETTINGS);
    expect(list).toMatchObject({ total: 250, pages: 3 });
    expect(new Set(list?.loans.map(({ loanId }) => loanId)).size).toBe(250);
    expect(asked).toEqual([0, 100, 200].map((offset) => ({ status: 'raised', offset, limit: 100 })));
  });

  it('goes on from what came where Kiva gives less than was asked', async () => {
    const { asked, read } = kivaOf(70, 20);
    expect((await readLoans(read, 'raised', SETTINGS))?.loans).toHaveLength(70);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 20, 40, 60]);
  });

  it('needs one empty page where Kiva does not say how many there are', async () => {
    const { asked, read } = kivaOf(130, 300, false);
    expect(await readLoans(read, 'raised', SETTINGS)).toMatchObject({ total: 130, pages: 3 });
    expect(asked).toHaveLength(3);
  });

  it.each([true, false])('stops at the most pages, and says that there are more (told: %s)', async (told) => {
    const { asked, read } = kivaOf(900, 300, told);
    const list = await readLoans(read, 'raised', SETTINGS);
    expect(asked).toHaveLength(5);
    expect(list?.loans).toHaveLength(500);
    expect(list?.total).toBeGreaterThan(500);
  });

  it('counts a loan that slid into the next page once, and then owns to less than Kiva has', async () => {
    const pages = [
      { total_records: 4, data: [loan(1), loan(2)] },
      { total_records: 4, data: [loan(2), loan(3)] },
    ];
    const read = () => Promise.resolve(answered(JSON.stringify(pages.shift())));
    const list = await readLoans(read, 'raised', { pageSize: 2, mostPages: 9 });
    expect(list?.loans.map(({ loanId }) => loanId)).toEqual(['L-1', 'L-2', 'L-3']);
    expect(list?.total).toBe(4);
  });

  it('does not turn in circles where a page comes again and again', async () => {
    let calls = 0;
    const read = () => {
      calls += 1;
      return Promise.resolve(answered(JSON.stringify({ total_records: 400, data: [loan(1)] })));
    };
    expect(await readLoans(read, 'raised', SETTINGS)).toMatchObject({ total: 400, pages: 2 });
    expect(calls).toBe(2);
  });

  it('has nothing when one page could not be read', async () => {
    const { read } = kivaOf(250);
    const broken = (query: LoanQuery): Promise<ReadAnswer> =>
      query.offset < 200 ? read(query) : Promise.resolve({ phase: 'cut', reason: 'connection' });
    expect(await readLoans(broken, 'raised', SETTINGS)).toBeUndefined();
  });
});
