import { createClient } from '@libsql/client';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSqliteOutcomeBox } from '../../src/relay/sqliteOutcomeBox';
import { factsOf, repayments, sha256 } from './support/facts';
import { killedCopy } from './support/killedCopy';
import { ID, MASTER_KEY, relayFixture } from './support/relayFixture';
import { VirtualClock } from './support/virtualClock';

const HOUR = 3_600_000;
const BODY = repayments(['1', 25]);
const FATES = [{ state: 'accepted', reference: '' }] as const;
const OTHER_ID = '9f2504e0-4f89-41d3-9a0c-0305e82c3309';
const OWNER = { environment: 'stage', partnerId: '177' } as const;

describe('the outcome box', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relay box #1 %41 '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (path: string, clock = new VirtualClock(), masterKey: Uint8Array = MASTER_KEY) =>
    openSqliteOutcomeBox({ path, masterKey, clock, keepMs: 72 * HOUR });

  const note = { id: ID, ...OWNER, endpoint: 'postRepayments', digest: 'd', facts: factsOf(BODY) } as const;
  const answered = {
    phase: 'answered',
    status: 200,
    contentType: 'application/json',
    body: '{"name":"Maria"}',
  } as const;

  it('tells after a kill at each point what is true', async () => {
    const path = join(folder, 'relay.sqlite');
    const box = await open(path);
    const kills: Record<string, string> = { before: killedCopy(path) };
    expect(await box.receive(note)).toBeUndefined();
    kills['received'] = killedCopy(path);
    await box.opened(ID);
    kills['opened'] = killedCopy(path);
    await box.settle(ID, answered, FATES);
    kills['settled'] = killedCopy(path);
    const after = async (point: string) => {
      const reopened = await open(kills[point] ?? '');
      expect(reopened.storeId).toBe(box.storeId);
      return (await reopened.find(ID))?.answer;
    };
    expect(await after('before')).toBeUndefined();
    expect(await after('received')).toEqual({ phase: 'notOpened', reason: 'restart' });
    expect(await after('opened')).toEqual({ phase: 'cut', reason: 'restart' });
    expect(await after('settled')).toEqual(answered);
  });

  it('has each note on the disk before the relay takes the next step', async () => {
    const path = join(folder, 'relay.sqlite');
    const { session, put, kiva } = await relayFixture({}, { path });
    let duringCall = '';
    kiva.onCall = () => {
      duringCall = killedCopy(path);
      return Response.json({ upload_id: 1 });
    };
    const pane = await session();
    kiva.onToken = () => Response.json({ error: 'invalid_client' }, { status: 401 });
    await put(pane, ID, BODY);
    const afterwards = killedCopy(path);
    const restarted = async (copy: string) => {
      const again = await relayFixture({}, { path: copy });
      const answer: unknown = await (await again.put(await again.session(), ID, BODY)).json();
      expect(again.kiva.calls).toHaveLength(0);
      return answer;
    };
    expect(await restarted(duringCall)).toEqual({ phase: 'cut', reason: 'restart' });
    expect(await restarted(afterwards)).toMatchObject({ phase: 'answered', status: 200 });
  });

  it('never lets a submission go back a step', async () => {
    const box = await open(':memory:');
    await box.receive(note);
    await box.opened(ID);
    await expect(box.opened(ID)).rejects.toThrow('Only a received submission');
    await box.settle(ID, answered, FATES);
    await box.settle(ID, { phase: 'cut', reason: 'connection' }, FATES);
    expect((await box.find(ID))?.answer).toEqual(answered);
    expect(await box.receive({ ...note, digest: 'other' })).toMatchObject({ digest: 'd', answer: answered });
  });

  it('keeps answers 72 hours, then status, hash and what the register holds', async () => {
    const path = join(folder, 'relay.sqlite');
    const { clock, session, put, call, kiva } = await relayFixture({}, { path });
    await put(await session(), ID, BODY);
    const ask = async () =>
      (await call('GET', `/api/submissions/${ID}`, { session: await session() })).json() as Promise<unknown>;
    await clock.advance(72 * HOUR - 1);
    expect(await ask()).toMatchObject({ phase: 'answered' });
    await clock.advance(1);
    const expired = { phase: 'expired', status: 200, facts: [{ at: 0, state: 'accepted', reference: '4711' }] };
    expect(await ask()).toEqual(expired);
    await clock.advance(HOUR);
    const restarted = await open(killedCopy(path), new VirtualClock(0));
    expect((await restarted.find(ID))?.answer).toEqual(expired);
    expect(await (await put(await session(), ID, BODY)).json()).toEqual(expired);
    expect(kiva.calls).toHaveLength(1);
  });

  it('has nothing readable in its file, which is its owner’s alone', async () => {
    const path = join(folder, 'relay.sqlite');
    const { session, put, kiva, relay } = await relayFixture({}, { path });
    kiva.onCall = () => Response.json({ upload_id: 4711, message: 'Maria Quispe 1042970' });
    const body = '{"repayments":[{"loan_id":"1042970","amount":"Quispe"}]}';
    await put(await session(), ID, body);
    await relay.close();
    const bytes = readFileSync(path).toString('latin1');
    // Nor a hash that could be tried out: a month's amounts are few.
    const { content } = factsOf(body)[0] ?? { content: '' };
    for (const secret of ['Quispe', '1042970', 'sEcReT', 'token-1', '4711', content, sha256('1042970')])
      expect(bytes).not.toContain(secret);
    expect(bytes).toContain(ID);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('needs its own key, and its own row, to read an answer', async () => {
    const path = join(folder, 'relay.sqlite');
    const box = await open(path);
    await box.receive(note);
    await box.opened(ID);
    await box.settle(ID, answered, FATES);
    const swapped = killedCopy(path);
    const client = createClient({ url: pathToFileURL(swapped).href });
    await client.execute(`UPDATE submissions SET id = '${OTHER_ID}'`);
    client.close();
    expect((await (await open(swapped)).find(OTHER_ID))?.answer).toEqual({ phase: 'expired', status: 200 });
    await expect(open(killedCopy(path), new VirtualClock(), randomBytes(32))).rejects.toThrow('another master key');
  });

  it('hashes owner, endpoint and body apart', async () => {
    const box = await open(':memory:');
    const digests = [
      box.digestOf(OWNER, 'postRepayments', BODY),
      box.digestOf(OWNER, 'postJournals', BODY),
      box.digestOf({ ...OWNER, partnerId: '1771' }, 'postRepayments', BODY),
      box.digestOf({ ...OWNER, environment: 'production' }, 'postRepayments', BODY),
      box.digestOf(OWNER, 'postRepayments', `${BODY} `),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('takes over the store of a relay that had no register yet', async () => {
    const path = join(folder, 'old.sqlite');
    const old = createClient({ url: pathToFileURL(path).href });
    await old.executeMultiple(`
      CREATE TABLE relay_store (name TEXT PRIMARY KEY, content TEXT NOT NULL);
      CREATE TABLE submissions (id TEXT PRIMARY KEY, environment TEXT NOT NULL, partner_id TEXT NOT NULL,
        endpoint TEXT NOT NULL, digest TEXT NOT NULL, follows TEXT, state TEXT NOT NULL, received_at BIGINT NOT NULL,
        opened_at BIGINT, settled_at BIGINT, reason TEXT, status INTEGER, sealed_answer TEXT, answer_digest TEXT);
      INSERT INTO relay_store VALUES ('layout', '1'), ('storeId', 'the-old-one');
      INSERT INTO submissions (id, environment, partner_id, endpoint, digest, state, received_at)
        VALUES ('${ID}', 'stage', '177', 'postRepayments', 'd', 'opened', 0);
    `);
    old.close();
    const box = await open(path);
    expect(box.storeId).toBe('the-old-one');
    expect((await box.find(ID))?.answer).toEqual({ phase: 'cut', reason: 'restart' });
    expect(await box.receive({ ...note, id: OTHER_ID })).toBeUndefined();
    await box.close();
    const again = await open(path);
    expect([again.storeId, (await again.find(OTHER_ID))?.answer]).toEqual([
      'the-old-one',
      { phase: 'notOpened', reason: 'restart' },
    ]);
    await again.close();
  });

  it('leaves the store of a newer relay as it is', async () => {
    const path = join(folder, 'new.sqlite');
    const newer = createClient({ url: pathToFileURL(path).href });
    await newer.execute('CREATE TABLE relay_store (name TEXT PRIMARY KEY, content TEXT NOT NULL)');
    await newer.execute("INSERT INTO relay_store VALUES ('layout', '3')");
    newer.close();
    await expect(open(path)).rejects.toThrow('another version of the relay');
    const after = createClient({ url: pathToFileURL(path).href });
    const { rows } = await after.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    after.close();
    expect(rows).toHaveLength(1);
  });

  it('belongs to one relay at a time', async () => {
    const path = join(folder, 'relay.sqlite');
    const first = await open(path);
    await first.receive(note);
    await expect(open(path)).rejects.toThrow(/Another relay is using .*: stop it first/);
    expect((await first.find(ID))?.answer).toEqual({ phase: 'working' });
    await first.close();
    const second = await open(path);
    expect((await second.find(ID))?.answer).toEqual({ phase: 'notOpened', reason: 'restart' });
    await second.close();
  });

  it.each([
    ['no database', () => __filename],
    ['a folder', () => folder],
  ])('says in one sentence that it cannot use %s', async (_name, path) => {
    const copy = _name === 'a folder' ? path() : join(folder, 'text.sqlite');
    if (_name !== 'a folder') copyFileSync(path(), copy);
    await expect(open(copy)).rejects.toThrow(/cannot be used|EISDIR/);
  });
});
