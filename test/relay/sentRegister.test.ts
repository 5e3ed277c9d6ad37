import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteOutcomeBox } from '../../src/relay/sqliteOutcomeBox';
import { type BoxUnderTest, boxContract } from './support/boxContract';
import { killedCopy } from './support/killedCopy';
import { MASTER_KEY } from './support/relayFixture';
import { VirtualClock } from './support/virtualClock';

const folder = mkdtempSync(join(tmpdir(), 'register-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

async function openAt(path: string, clock: VirtualClock): Promise<BoxUnderTest> {
  const box = await openSqliteOutcomeBox({ path, masterKey: MASTER_KEY, clock, keepMs: 72 * 3_600_000 });
  return {
    box,
    clock,
    killed: async () => {
      const copy = killedCopy(path);
      await box.close();
      return openAt(copy, clock);
    },
  };
}

boxContract('SQLite', () => openAt(join(folder, `${(made += 1)}.sqlite`), new VirtualClock()));
