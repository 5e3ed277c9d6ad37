import { claimFates } from '../../../src/relay/claimFates';
import type { FinalAnswer, OutcomeBox, SubmissionNote } from '../../../src/relay/outcomeBox';
import type { RegisterFact } from '../../../src/core/relayProtocol/messages';
import { factsOf, repayments, sha256 } from './facts';
import type { VirtualClock } from './virtualClock';

/** A box under test: opened again, it is what another start of the relay finds after a kill. */
export interface BoxUnderTest {
  readonly box: OutcomeBox;
  readonly clock: VirtualClock;
  /** Drops the box as a kill does, and opens the store again; all that the dead relay left behind is settled. */
  killed(): Promise<BoxUnderTest>;
}

export const OWNER = { environment: 'stage', partnerId: '177' } as const;
export const idOf = (n: number): string => `3f2504e0-4f89-41d3-9a0c-${String(n).padStart(12, '0')}`;
const AT = '2026-01-05T00:00:00.000Z';

const answer = (status: number, said: object): FinalAnswer => ({
  phase: 'answered',
  status,
  contentType: 'application/json',
  body: JSON.stringify(said),
});
const TAKEN = answer(200, { upload_id: 4711, problems: [] });
const REFUSED = answer(400, { code: 'api.bad', message: 'No' });
const NOT_OPENED: FinalAnswer = { phase: 'notOpened', reason: 'connection' };
const CUT: FinalAnswer = { phase: 'cut', reason: 'connection' };
const rowRefused = (loanId: string): FinalAnswer =>
  answer(200, { upload_id: 4712, problems: [{ loan_id: loanId, severity: 'error', details: 'closed', code: 'x' }] });

/** What every outcome box must do, whichever database it lies in. */
export function boxContract(name: string, open: () => Promise<BoxUnderTest>): void {
  describe(`the sent register in ${name}`, () => {
    let under: BoxUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.box.close());

    const noted = (n: number, facts: readonly RegisterFact[], more: Partial<SubmissionNote> = {}): SubmissionNote => ({
      ...{ id: idOf(n), ...OWNER, endpoint: 'postRepayments', digest: 'd', facts },
      ...more,
    });
    /** Receives, opens and settles; answers what is kept where it was not received. */
    const send = async (
      n: number,
      facts: readonly RegisterFact[],
      final: FinalAnswer,
      more: Partial<SubmissionNote> = {},
    ) => {
      const note = noted(n, facts, more);
      const kept = await under.box.receive(note);
      if (kept !== undefined) return kept.answer;
      await under.box.opened(note.id);
      await under.box.settle(note.id, final, claimFates(final, note.endpoint, facts));
      return 'sent';
    };
    const fact = (loanId: string, amount: number, more: Partial<RegisterFact> = {}): RegisterFact => ({
      ...{ loanId, period: '2026-01', content: sha256(String(amount)) },
      ...more,
    });
    const knows = (state: string, n: number, same = true, reference = '', at = 0) => ({
      phase: 'known',
      facts: [{ at, state, same, submissionId: idOf(n), since: AT, reference }],
    });

    it('knows what was accepted, its date and reference, and says so for good', async () => {
      expect(await send(1, [fact('7', 25)], TAKEN)).toBe('sent');
      const known = knows('accepted', 1, true, '4711');
      expect(await send(2, [fact('7', 25)], TAKEN)).toEqual(known);
      await under.clock.advance(100 * 3_600_000);
      await under.box.sweep();
      expect((await under.box.find(idOf(2)))?.answer).toEqual(known);
      expect((await under.box.receive(noted(2, [fact('7', 25)])))?.answer).toEqual(known);
      under = await under.killed();
      expect((await under.box.find(idOf(2)))?.answer).toEqual(known);
      expect(await send(3, [fact('7', 30)], TAKEN)).toEqual(knows('accepted', 1, false, '4711'));
      await expect(under.box.opened(idOf(3))).rejects.toThrow('Only a received submission');
    });

    const longAfter = async (n: number) => {
      await under.clock.advance(72 * 3_600_000);
      await under.box.sweep();
      return (await under.box.find(idOf(n)))?.answer;
    };
    const expired = (...facts: readonly (readonly [at: number, state: string, reference?: string])[]) => ({
      phase: 'expired',
      status: 200,
      facts: facts.map(([at, state, reference = '']) => ({ at, state, reference })),
    });

    it.each([
      ['accepted', TAKEN, expired([0, 'accepted', '4711'], [1, 'accepted', '4711'])],
      ['accepted without a row', rowRefused('7'), expired([0, 'rowRefused'], [1, 'accepted', '4712'])],
      ['met a portal', { ...TAKEN, body: '<html>' } as FinalAnswer, expired([0, 'unknown'], [1, 'unknown'])],
      ['broke Kiva', answer(503, {}), { ...expired([0, 'unknown'], [1, 'unknown']), status: 503 }],
      ['was refused', REFUSED, { phase: 'expired', status: 400 }],
    ])('tells of what was %s, when the answer is gone, what it holds of each fact', async (_name, final, told) => {
      await send(1, [fact('7', 25), fact('8', 25)], final);
      expect(await longAfter(1)).toEqual(told);
      under = await under.killed();
      expect((await under.box.receive(noted(1, [fact('7', 25), fact('8', 25)])))?.answer).toEqual(told);
    });

    it('tells of a fact long after as long as a later submission of it is not sure to stand in its place', async () => {
      await send(1, [fact('7', 25), fact('8', 25)], TAKEN);
      const again = fact('7', 30, { despite: [idOf(1)] });
      expect(await under.box.receive(noted(2, [again]))).toBeUndefined();
      const whole = expired([0, 'accepted', '4711'], [1, 'accepted', '4711']);
      expect(await longAfter(1)).toEqual(whole);
      await under.box.opened(idOf(2));
      await under.box.settle(idOf(2), CUT, claimFates(CUT, 'postRepayments', [again]));
      expect(await longAfter(1)).toEqual(whole);
    });

    it('tells nothing long after of a fact that another submission told Kiva of instead', async () => {
      await send(1, [fact('7', 25), fact('8', 25)], rowRefused('7'));
      await send(2, [fact('7', 26)], TAKEN);
      expect(await longAfter(1)).toEqual(expired([1, 'accepted', '4712']));
      await send(3, [fact('8', 26, { despite: [idOf(1)] })], TAKEN);
      expect(await longAfter(1)).toEqual({ phase: 'expired', status: 200 });
    });

    it('claims nothing of a submission that it holds back', async () => {
      await send(1, [fact('7', 25)], TAKEN);
      expect(await send(2, [fact('8', 25), fact('7', 25)], TAKEN)).toEqual(knows('accepted', 1, true, '4711', 1));
      expect(await send(3, [fact('8', 25)], TAKEN)).toBe('sent');
    });

    it.each([
      ['another month', { period: '2026-02' }, {}],
      ['another environment', {}, { environment: 'production' }],
      ['another partner', {}, { partnerId: '178' }],
      ['another kind', {}, { endpoint: 'postJournals' }],
      ['another part', { part: sha256('p') }, {}],
    ] as const)('lets the same through for %s', async (_name, moreFact, moreNote) => {
      await send(1, [fact('7', 25)], TAKEN);
      expect(await send(2, [fact('7', 25, moreFact)], TAKEN, moreNote)).toBe('sent');
      expect(await send(3, [fact('7', 25)], TAKEN)).toMatchObject({ phase: 'known' });
    });

    it.each([
      ['was refused', REFUSED],
      ['was turned away', answer(429, {})],
      ['had no right', answer(403, {})],
      ['never left', NOT_OPENED],
    ])('forgets what %s', async (_name, final) => {
      expect(await send(1, [fact('7', 25)], final)).toBe('sent');
      expect(await send(2, [fact('7', 25)], TAKEN, { follows: idOf(1) })).toBe('sent');
    });

    it.each([
      ['was cut', CUT],
      ['broke Kiva', answer(503, {})],
      ['met a portal', { ...TAKEN, body: '<html>' } as FinalAnswer],
    ])('holds back what %s until a person decides', async (_name, final) => {
      await send(1, [fact('7', 25)], final);
      expect(await send(2, [fact('7', 25)], TAKEN)).toEqual(knows('unknown', 1));
      expect(await send(3, [fact('7', 25, { despite: [idOf(2)] })], TAKEN)).toEqual(knows('unknown', 1));
      expect(await send(4, [fact('7', 25, { despite: [idOf(1)] })], TAKEN)).toBe('sent');
      expect(await send(5, [fact('7', 25, { despite: [idOf(1)] })], TAKEN)).toEqual(knows('accepted', 4, true, '4711'));
      // Her "it did not arrive" came before Kiva's word that it took it.
      expect(await send(6, [fact('7', 25, { despite: [idOf(4)] })], TAKEN)).toEqual(knows('accepted', 4, true, '4711'));
    });

    it('never lets anything pass a call that still runs', async () => {
      expect(await under.box.receive(noted(1, [fact('7', 25)]))).toBeUndefined();
      const despite = fact('7', 25, { despite: [idOf(1)] });
      expect(await send(2, [despite], TAKEN, { follows: idOf(1) })).toEqual(knows('working', 1));
      await under.box.opened(idOf(1));
      expect(await send(3, [despite], TAKEN, { follows: idOf(1) })).toEqual(knows('working', 1));
    });

    it('lets a row that Kiva refused out of a batch go again when it was corrected, and only then', async () => {
      await send(1, [fact('7', 25), fact('8', 25)], rowRefused('7'));
      expect(await send(2, [fact('7', 25)], TAKEN)).toEqual(knows('rowRefused', 1));
      expect(await send(3, [fact('8', 26)], TAKEN)).toEqual(knows('accepted', 1, false, '4712'));
      expect(await send(4, [fact('7', 26)], TAKEN)).toBe('sent');
      expect(await send(5, [fact('7', 25)], TAKEN)).toEqual(knows('accepted', 4, false, '4711'));
    });

    it.each([
      ['refused', REFUSED],
      ['refused for its row', rowRefused('7')],
      ['never opened', NOT_OPENED],
    ])('still knows the first after a second that a person let go out and that was %s', async (_name, final) => {
      await send(1, [fact('7', 25)], TAKEN);
      expect(await send(2, [fact('7', 30, { despite: [idOf(1)] })], final)).toBe('sent');
      expect(await send(3, [fact('7', 25)], TAKEN)).toEqual(knows('accepted', 1, true, '4711'));
    });

    it('has reports with and without a client meet', async () => {
      await send(1, [fact('7', 25, { clientId: 'a' })], TAKEN);
      expect(await send(2, [fact('7', 25, { clientId: 'b' })], TAKEN)).toBe('sent');
      expect(await send(3, [fact('7', 25)], TAKEN)).toMatchObject({ phase: 'known', facts: [{ sameName: false }] });
      expect(await send(4, [fact('7', 25, { clientId: ' ' })], TAKEN)).toMatchObject({ phase: 'known' });
      await send(5, [fact('8', 25)], TAKEN);
      expect(await send(6, [fact('8', 25, { clientId: 'a' })], TAKEN)).toEqual({
        phase: 'known',
        facts: [{ ...knows('accepted', 5, true, '4711').facts[0], sameName: false }],
      });
    });

    it('lets a report without a client pass those of several clients by one decision about each', async () => {
      await send(1, [fact('7', 25, { clientId: 'a' })], CUT);
      await send(2, [fact('7', 25, { clientId: 'b' })], CUT);
      expect(await send(3, [fact('7', 25, { despite: [idOf(1)] })], TAKEN)).toMatchObject({
        facts: [{ state: 'unknown', submissionId: idOf(2) }],
      });
      expect(await send(4, [fact('7', 25, { despite: [idOf(1), idOf(2)] })], TAKEN)).toBe('sent');
    });

    it('tells each journal its own archive id', async () => {
      const journals = [1, 2].map((n) => fact(String(n), n, { part: sha256(`${n}`), period: '' }));
      const archived = answer(
        200,
        ['a', 'b'].map((id) => ({ archive_id: id, confirm_url: 'https://k/1' })),
      );
      await send(1, journals, archived, { endpoint: 'postJournals' });
      const known = await send(2, journals, TAKEN, { endpoint: 'postJournals' });
      expect(known).toMatchObject({ facts: [{ reference: 'a' }, { reference: 'b' }] });
    });

    it('takes a whole batch, and finds every one of it again', async () => {
      const facts = factsOf(repayments(...Array.from({ length: 500 }, (_, n) => [`${n}`, n] as const)));
      expect(await send(1, facts, rowRefused('499'))).toBe('sent');
      const known = (await send(2, facts, TAKEN)) as { facts: readonly { state: string; at: number }[] };
      expect(known.facts.map(({ at }) => at)).toEqual(facts.map((_, at) => at));
      expect(known.facts.filter(({ state }) => state === 'accepted')).toHaveLength(499);
    });

    it('makes a killed relay’s received submission free again, and its opened one unknown', async () => {
      await under.box.receive(noted(1, [fact('7', 25)]));
      await under.box.receive(noted(2, [fact('8', 25)]));
      await under.box.opened(idOf(2));
      under = await under.killed();
      expect((await under.box.find(idOf(1)))?.answer).toEqual({ phase: 'notOpened', reason: 'restart' });
      expect((await under.box.find(idOf(2)))?.answer).toEqual({ phase: 'cut', reason: 'restart' });
      expect(await send(3, [fact('7', 25)], TAKEN)).toBe('sent');
      expect(await send(4, [fact('8', 25)], TAKEN)).toEqual(knows('unknown', 2));
    });

    it('goes on from a first note that it could not confirm, and gives one up that nobody goes on from', async () => {
      expect(await under.box.receive(noted(1, [fact('7', 25)]))).toBeUndefined();
      expect(await under.box.receive(noted(1, [fact('7', 25)]))).toBeUndefined();
      expect((await under.box.receive(noted(1, [fact('7', 25)], { digest: 'e' })))?.digest).toBe('d');
      await under.box.abandon(idOf(1));
      expect((await under.box.find(idOf(1)))?.answer).toEqual({ phase: 'notOpened', reason: 'notNoted' });
      await expect(under.box.opened(idOf(1))).rejects.toThrow('Only a received submission');
      expect(await send(2, [fact('7', 25)], CUT)).toBe('sent');
      await under.box.abandon(idOf(2));
      expect((await under.box.find(idOf(2)))?.answer).toEqual(CUT);
    });
  });
}
