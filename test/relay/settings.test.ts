import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_ENVIRONMENTS } from '../../src/core/kiva/environments';
import { readEnvironments } from '../../src/relay/environmentSettings';
import { openRelayData } from '../../src/relay/openRelayData';
import { openSecretsFile } from '../../src/relay/secretsFile';

const SANDBOX = {
  KIVA_SANDBOX_TOKEN_URL: 'http://127.0.0.1:9/oauth/token',
  KIVA_SANDBOX_AUDIENCE: 'sandbox',
  KIVA_SANDBOX_API_BASE: 'http://127.0.0.1:9',
};

describe('environments of a relay that runs alone', () => {
  it('are Kiva’s own when nothing is set', () => {
    expect(readEnvironments({})).toEqual([
      { environment: DEFAULT_ENVIRONMENTS.stage },
      { environment: DEFAULT_ENVIRONMENTS.production },
    ]);
  });

  it('can each be changed; the usual audience is then offered as another', () => {
    const [stage, production] = readEnvironments({
      KIVA_STAGE_AUDIENCE: 'https://partner-api-stage.kiva.org',
      KIVA_STAGE_API_BASE: 'https://partner-api-stage.kiva.org',
      KIVA_PRODUCTION_TOKEN_URL: ' ',
    });
    expect(stage?.environment).toEqual({
      ...DEFAULT_ENVIRONMENTS.stage,
      audience: 'https://partner-api-stage.kiva.org',
      apiBase: 'https://partner-api-stage.kiva.org',
      otherAudiences: ['https://partner-api-stage.dk1.kiva.org'],
    });
    expect(production?.environment).toEqual(DEFAULT_ENVIRONMENTS.production);
  });

  it('have a sandbox when all of its addresses are there', () => {
    expect(readEnvironments(SANDBOX)[0]?.environment).toMatchObject({ id: 'sandbox', audience: 'sandbox' });
    expect(() => readEnvironments({ ...SANDBOX, KIVA_SANDBOX_AUDIENCE: '' })).toThrow('A sandbox needs');
  });

  it('take credentials from the settings first, then from the secrets', () => {
    const secrets = { stage: { clientId: 'f', clientSecret: 'fs' }, production: { clientId: 'g', clientSecret: 'gs' } };
    const [stage, production] = readEnvironments(
      { KIVA_STAGE_CLIENT_ID: 'e', KIVA_STAGE_CLIENT_SECRET: 'es' },
      secrets,
    );
    expect(stage?.credentials).toEqual({ clientId: 'e', clientSecret: 'es' });
    expect(production?.credentials).toEqual({ clientId: 'g', clientSecret: 'gs' });
    expect(() => readEnvironments({ KIVA_STAGE_CLIENT_SECRET: 'es' })).toThrow(
      /^KIVA_STAGE_CLIENT_ID and KIVA_STAGE_CLIENT_SECRET go together/,
    );
  });
});

describe('the secrets file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relay-secrets-'));
    path = join(folder, 'deep', 'relay-secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, for its owner alone', () => {
    const { masterKey } = openSecretsFile(path);
    expect(masterKey).toHaveLength(32);
    expect(openSecretsFile(path).masterKey).toEqual(masterKey);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
    rmSync(path);
    expect(openSecretsFile(path).masterKey).not.toEqual(masterKey);
  });

  it.each([0o640, 0o604, 0o620, 0o644, 0o777])('is refused with mode %o', (mode) => {
    openSecretsFile(path);
    chmodSync(path, mode);
    expect(() => openSecretsFile(path)).toThrow(/chmod 600/);
  });

  it('may hold credentials and an access key', () => {
    openSecretsFile(path);
    const stored = JSON.parse(readFileSync(path, 'utf8')) as object;
    const more = { accessKey: 'k', credentials: { stage: { clientId: 'a', clientSecret: 'b' } } };
    writeFileSync(path, JSON.stringify({ ...stored, ...more }));
    expect(openSecretsFile(path)).toMatchObject(more);
  });

  it.each(['', '{', '{}', '{"version":1,"masterKey":"c2hvcnQ="}', '{"version":2}', '{"sEcReT'])(
    'is refused as %s, unquoted',
    (text) => {
      openSecretsFile(path);
      writeFileSync(path, text);
      expect(() => openSecretsFile(path)).toThrow(`${path} is not a secrets file of this relay`);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('may name a database instead of the file, whose password is never said', async () => {
    openSecretsFile(path);
    const stored = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...stored, database: 'postgres://u:sEcReT@127.0.0.1:9/x' }));
    const refusal = 'The PostgreSQL database of the outcome box cannot be used';
    await expect(openRelayData(join(folder, 'deep'))).rejects.toThrow(`${refusal} (ECONNREFUSED).`);
    const broken = openRelayData(join(folder, 'deep'), 'postgres://u:sE cReT@:::bad');
    await expect(broken).rejects.toThrow(`${refusal} (ERR_INVALID_URL).`);
    expect(existsSync(join(folder, 'deep', 'relay.sqlite'))).toBe(false);
  });

  it('lies beside the outcome box', async () => {
    const { box, secrets } = await openRelayData(join(folder, 'data'));
    expect(secrets.masterKey).toHaveLength(32);
    await box.close();
    const again = await openRelayData(join(folder, 'data'));
    expect(again.box.storeId).toBe(box.storeId);
    await again.box.close();
    writeFileSync(path.replace('deep/', ''), 'a file where a folder is wanted');
    await expect(openRelayData(path.replace('deep/', ''))).rejects.toThrow(/^The data folder .* cannot be used \(E/);
  });
});
