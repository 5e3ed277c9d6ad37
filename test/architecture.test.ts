import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_KINDS } from '../src/core/catalogue';
import { type Import, importsOf, SRC, sourceFiles } from './support/imports';

/** Which rooms a room may import; `type:` means types only. The why stands in docs/architecture.md. */
const MAY_IMPORT: Record<string, { readonly rooms: readonly string[]; readonly packages: readonly RegExp[] }> = {
  core: { rooms: ['core', 'type:ports'], packages: [/^valibot$/] },
  ports: { rooms: ['ports', 'type:core'], packages: [] },
  adapters: { rooms: ['adapters', 'ports', 'core'], packages: [/^valibot$/, /^idb$/] },
  files: {
    rooms: ['files', 'type:core/cell'],
    packages: [/^exceljs$/, /^@e965\/xlsx$/, /^csv-parse\/sync$/, /^node:zlib$/],
  },
  locales: { rooms: ['locales', 'type:ports'], packages: [/^i18next$/] },
  pane: {
    rooms: ['pane', 'core', 'ports', 'locales'],
    packages: [/^react(-dom)?(\/.*)?$/, /^@fluentui\//, /^valibot$/],
  },
  relay: {
    rooms: ['relay', 'core/kiva', 'core/relayProtocol'],
    packages: [/^node:/, /^hono(\/.*)?$/, /^@hono\//, /^oauth4webapi$/, /^@libsql\/client$/, /^pg$/, /^valibot$/],
  },
  sandbox: { rooms: ['sandbox'], packages: [/^node:/, /^hono(\/.*)?$/, /^@hono\//, /^ajv/] },
  workbench: { rooms: ['workbench', 'type:files'], packages: [/^numfmt$/, /^@univerjs\//] },
  commands: { rooms: [''], packages: [/.*/] },
};

/** The one file that may join pane and adapters. */
const WIRING = 'pane/index.tsx';

const LESSON: Record<string, string> = {
  core: 'core is pure: hand it a port (src/ports) instead of reaching for the world.',
  ports: 'ports only describe: put the code into core or an adapter.',
  adapters: 'an adapter implements ports; what decides belongs to core, what shows belongs to pane.',
  files: 'files turns bytes into cells and knows nothing else.',
  locales: 'locales holds words; who needs them is handed `Words`.',
  pane: 'the pane talks to ports; only pane/index.tsx may name an adapter.',
  relay: 'the relay shares only core/kiva and core/relayProtocol with the pane.',
  sandbox: 'the sandbox is an independent judge: it knows contract/ and nothing of the code that it judges.',
  workbench: 'the workbench plays Excel and must not know what the pane does with it.',
};

const roomOf = (file: string): string => file.split('/')[0] ?? '';

function allowed({ from, to, typeOnly }: Import & { to: string }): boolean {
  if (from === WIRING && roomOf(to) === 'adapters') return true;
  if (roomOf(to) === 'commands' && roomOf(from) !== 'commands') return false;
  return (MAY_IMPORT[roomOf(from)]?.rooms ?? []).some((rule) => {
    const room = rule.replace('type:', '');
    const inRoom = room === '' || to === room || to.startsWith(`${room}/`);
    return inRoom && (!rule.startsWith('type:') || typeOnly);
  });
}

function complaint(found: Import): string | undefined {
  const room = roomOf(found.from);
  if (!MAY_IMPORT[room]) return `src/${found.from}: the room "${room}" is not in docs/architecture.md.`;
  if (found.to === undefined) {
    if (MAY_IMPORT[room].packages.some((known) => known.test(found.names))) return undefined;
    return `src/${found.from} imports the package "${found.names}". ${LESSON[room]}`;
  }
  if (found.to.startsWith('../contract/') && room === 'sandbox') return undefined;
  if (allowed({ ...found, to: found.to })) return undefined;
  const how = found.typeOnly ? 'the type of' : '';
  return `src/${found.from} imports ${how} src/${found.to}. ${LESSON[room]}`;
}

test('rooms import only what docs/architecture.md lets them', () => {
  const complaints = sourceFiles()
    .flatMap((file) => importsOf(file))
    .map(complaint)
    .filter((text) => text !== undefined);
  expect(complaints).toEqual([]);
});

test.each([
  ['core/send/run.ts', "import { readFile } from 'node:fs';"],
  ['core/send/run.ts', "import { Fault } from '../../ports/fault';"],
  ['core/send/run.ts', "const x = await import('../../adapters/excel/ledger');"],
  ['pane/steps/Check.tsx', "import { createLedger } from '../../adapters/excel/ledger';"],
  ['sandbox/sandbox.ts', "import type { Outcome } from '../core/kiva/outcome';"],
  ['relay/relay.ts', "import { run } from '../core/send/run';"],
  ['workbench/index.ts', "export * from '../core/cell/a1';"],
  ['adapters/http/relayGateway.ts', "import { startHouse } from '../../commands/house';"],
])('an import that the house forbids is named: %s %s', (file, text) => {
  const [found] = importsOf(file, text);
  expect(found && complaint(found)).toContain(`src/${file} imports`);
});

test('Univer is named in workbench/univer alone, and loaded only when it is asked for', () => {
  const imports = sourceFiles().flatMap((file) => importsOf(file));
  const naming = imports.filter(({ names }) => names.startsWith('@univerjs/')).map(({ from }) => from);
  expect(naming.length).toBeGreaterThan(0);
  expect(naming.filter((from) => !from.startsWith('workbench/univer/'))).toEqual([]);
  const entering = imports.filter(
    ({ from, to }) => to?.startsWith('workbench/univer/') && !from.startsWith('workbench/univer/'),
  );
  expect(entering.map(({ from, names }) => [from, names])).toEqual([['workbench/index.ts', './univer']]);
  expect(readFileSync(join(SRC, 'workbench/index.ts'), 'utf8')).toContain("await import('./univer')");
});

/** Who may name fields of a kind: they invent sheets of that one kind, or judge what became of them. */
const SHEET_MAKERS = ['commands/sample/', 'commands/torture/', 'commands/quality/'];

test.each(Object.keys(RECORD_KINDS))('fields of a %s are named in core/catalogue alone', (kind) => {
  const named = new RegExp(`['"\`]${kind}\\.`);
  const naming = sourceFiles().filter((file) => named.test(code(file)));
  expect(naming.some((file) => file.startsWith('core/catalogue/'))).toBe(true);
  const others = naming.filter((file) => !['core/catalogue/', ...SHEET_MAKERS].some((room) => file.startsWith(room)));
  expect(others).toEqual([]);
});

test('Excel and Office are named in adapters/excel alone', () => {
  const naming = sourceFiles()
    .filter(
      (file) => !file.startsWith('adapters/excel/') && !file.startsWith('workbench/') && !file.startsWith('commands/'),
    )
    .filter((file) => /\b(Excel|Office|OfficeExtension|OfficeRuntime)\.[a-zA-Z]/.test(code(file)));
  expect(naming).toEqual([]);
});

test('a file over 250 lines has its reason written down', () => {
  const long = sourceFiles().filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 251);
  expect(long).toEqual([]);
});

/** A file's text without comments, so that prose may speak of Excel. */
function code(file: string): string {
  return readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
