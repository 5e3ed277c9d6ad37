import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { completePhoto } from '../../../src/core/photo/completePhoto';
import { parseExact } from '../../../src/core/kiva/exactJson';
import { partOf } from '../../../src/core/submission/partOf';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import { run } from '../../../src/core/send/run';
import { openingRecords } from '../../../src/adapters/runs/runRecord';
import { runOfRecords } from '../../../src/adapters/runs/runOfRecords';
import { factsMatchBody } from '../../../src/relay/factsMatchBody';
import { DEFAULT_LIMITS } from '../../../src/relay/limits';
import { factsOf } from '../../../src/core/submission/facts';
import { withPhoto } from '../../../src/core/photo/withPhoto';
import { exifSegment, jpegOf, segment, withSegments } from '../../support/pictures';
import { check } from '../check/sheets';
import { answered, CONTEXT, ENTRY, hash, UNREACHABLE, World } from './world';

const DRAFTS: SendContext = { ...CONTEXT, month: '' };
const ENTRY_OF_DRAFTS = { ...ENTRY, kind: 'loanDraft' } as const;
const TAKEN = answered(200, { code: 'api.success', message: 'ok', loan_draft_uuid: 'u' });
const PICTURE = jpegOf(1200, 800);
const DATA_URI = `data:image/jpeg;base64,${Buffer.from(PICTURE).toString('base64')}`;

function checked(loans: number, reference = (n: number): string => `sha256:${n}`): CheckedSheet {
  const rows = Array.from({ length: loans }, (_, n) => [`L${n + 1}`, 100]);
  const chosen = rows.map(([loan], n) => ({
    reference: reference(n + 1),
    name: `${loan}.jpg`,
    width: 1200,
    height: 800,
  }));
  const photos = { chosen, refused: [], pairs: {}, without: false, before: new Set<string>(), expected: false };
  return check('loanDraft', ['loanId', 'amount'], rows, {}, { photos, completions: [completePhoto] });
}

async function planOf(sheet: CheckedSheet) {
  let made = 0;
  return planSend(sheet, DRAFTS, [], hash, () => `s${(made += 1)}`);
}

const PICTURES = { encoded: () => Promise.resolve(PICTURE) };

describe('a plan of drafts with photos', () => {
  it('holds a reference and no picture, and no reference is sent', async () => {
    const { submissions } = await planOf(checked(2));
    expect(submissions.map(({ photo }) => photo)).toEqual(['sha256:1', 'sha256:2']);
    expect(submissions[0]?.body).toBe('{"entreps":[{"loan_id":"L1","amount":100}]}');
    expect(submissions[0]?.records).toEqual([submissions[0]?.body]);
    expect(partOf(submissions[0]!, [0], 'x').photo).toBe('sha256:1');
  });

  it('makes another fact of another picture, and the same of the same', async () => {
    const marks = async (sheet: CheckedSheet): Promise<readonly unknown[]> =>
      (await planOf(sheet)).submissions.flatMap(({ rows }) =>
        rows.map(({ fingerprint, content }) => [fingerprint, content]),
      );
    expect(await marks(checked(1))).toEqual(await marks(checked(1)));
    expect(await marks(checked(1))).not.toEqual(await marks(checked(1, () => 'sha256:other')));
  });
});

describe('a run of drafts with photos', () => {
  it('hands each over with its picture, encoded once, the same to the byte when it is put again', async () => {
    const world = new World([UNREACHABLE, UNREACHABLE, TAKEN, TAKEN]);
    const asked: string[] = [];
    const bodies: string[] = [];
    const photos = {
      encoded: (reference: string) => {
        asked.push(reference);
        return Promise.resolve(PICTURE);
      },
    };
    const { gateway } = world.ports;
    const put: typeof gateway.put = (id, request) => {
      bodies.push(request.body);
      return gateway.put(id, request);
    };
    const ports = { ...world.ports, gateway: { ...gateway, put }, photos };
    await world.follow(run(await planOf(checked(2)), ENTRY_OF_DRAFTS, ports, world.signal));
    expect(asked).toEqual(['sha256:1', 'sha256:2']);
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies.slice(0, 3)).size).toBe(1);
    expect(JSON.parse(bodies[0]!)).toEqual({ entreps: [{ loan_id: 'L1', amount: 100 }], image_encoded: DATA_URI });
    expect(world.ledgerRuns[0]?.submissions.map(({ photo }) => photo)).toEqual([true, true]);
    expect(JSON.stringify([world.ledgerRuns, world.journalRuns, world.log])).not.toContain(DATA_URI.slice(23, 60));
  });

  it.each([
    ['is gone', 'missing', 'photoMissing'],
    ['cannot be made', 'unfit', 'photoUnfit'],
    ['tells where it was taken', withSegments(PICTURE, exifSegment(1)), 'photoUnfit'],
    [
      'is too large',
      withSegments(PICTURE, Array.from({ length: 9 }, () => segment(0xdb, new Array<number>(60_000).fill(0))).flat()),
      'photoUnfit',
    ],
  ] as const)('leaves a draft at home whose picture %s, and goes on', async (_, picture, reason) => {
    const world = new World([TAKEN]);
    const photos = { encoded: (reference: string) => Promise.resolve(reference === 'sha256:1' ? picture : PICTURE) };
    await world.follow(run(await planOf(checked(2)), ENTRY_OF_DRAFTS, { ...world.ports, photos }, world.signal));
    expect(world.log.filter((line) => line.startsWith('put'))).toEqual(['put s2']);
    const outcomes = world.ledgerRuns[0]?.submissions.map(({ outcome }) => outcome?.outcome);
    expect(outcomes?.[0]).toEqual({ fate: 'notSent', reason });
    expect(outcomes?.[1]?.fate).toBe('accepted');
  });

  it('sends nothing that has a photo where there are no photos at all', async () => {
    const world = new World([]);
    await world.follow(run(await planOf(checked(1)), ENTRY_OF_DRAFTS, world.ports, world.signal));
    expect(world.log.filter((line) => line.startsWith('put'))).toEqual([]);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome?.outcome).toEqual({ fate: 'notSent', reason: 'photoMissing' });
  });
});

describe('the memories of a run', () => {
  it('keep that there was a photo, through their records', async () => {
    const world = new World([TAKEN, TAKEN]);
    await world.follow(
      run(await planOf(checked(2)), ENTRY_OF_DRAFTS, { ...world.ports, photos: PICTURES }, world.signal),
    );
    const [first] = world.ledgerRuns;
    const records = openingRecords(first!);
    expect(runOfRecords(first!.runId, records)?.submissions.map(({ photo }) => photo)).toEqual([true, true]);
  });
});

describe('the largest picture', () => {
  const large = withSegments(PICTURE, [], []);
  const filled = withSegments(
    large,
    Array.from({ length: 8 }, () => segment(0xdb, new Array<number>(62_000).fill(7))).flat(),
  );

  it('is within what the relay takes, and its body is read as it stands', async () => {
    expect(filled.length).toBeGreaterThan(490_000);
    const [submission] = (await planOf(checked(1))).submissions;
    const whole = await withPhoto(submission!, { encoded: () => Promise.resolve(filled) });
    if ('lacks' in whole) throw new Error(whole.lacks);
    expect(whole.body.length).toBeLessThan(DEFAULT_LIMITS.submissionBytes / 8);
    const request = { endpoint: 'postLoanDraft', body: whole.body, facts: factsOf(submission!) } as const;
    expect(factsMatchBody(request)).toBe(true);
    expect((parseExact(whole.body) as { image_encoded: string }).image_encoded).toHaveLength(
      23 + Math.ceil(filled.length / 3) * 4,
    );
  });

  it('stands in a record that has nothing else', async () => {
    const alone = { kind: 'loanDraft', body: '{}', photo: 'r' } as const;
    expect(await withPhoto(alone, PICTURES)).toEqual({ body: `{"image_encoded":"${DATA_URI}"}` });
    expect(RECORD_KINDS.repayment.photo).toBeUndefined();
  });
});
