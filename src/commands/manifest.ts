import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { command, options, WrongUse } from './arguments';
import { PROJECT_ROOT } from './projectRoot';

/** Where the committed manifest.xml finds the pane: `npm start` on this machine. */
export const LOCAL_ORIGIN = 'https://localhost:8443';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a deployment's manifest says otherwise than the committed one. */
export interface Deployment {
  /** Address of the server, https and nothing after the host. */
  readonly url: string;
  /** The add-in's id, a GUID; without it the committed one stays. */
  readonly id?: string | undefined;
  /** An https page where people find help; without it the pane's own page. */
  readonly support?: string | undefined;
}

/** The manifest of a deployment, made from the committed one; throws WrongUse with one sentence when it cannot be. */
export function deploymentManifest(committed: string, { url, id, support }: Deployment): string {
  const origin = originOf(url);
  if (id !== undefined && !GUID.test(id)) {
    throw new WrongUse(`--id takes a GUID such as 01234567-89ab-4cde-8f01-23456789abcd, not "${id}".`);
  }
  let manifest = committed.replaceAll(LOCAL_ORIGIN, origin);
  if (id !== undefined) manifest = manifest.replace(/<Id>[^<]*<\/Id>/, `<Id>${id.toLowerCase()}</Id>`);
  if (support !== undefined) {
    const page = httpsUrl('--support', support).href.replaceAll('&', '&amp;');
    manifest = manifest.replace(/(<SupportUrl DefaultValue=")[^"]*/, (_, start: string) => start + page);
  }
  return manifest;
}

function originOf(text: string): string {
  const url = httpsUrl('--url', text);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new WrongUse(`--url takes the server’s address alone: ${url.origin}, not "${text}".`);
  }
  return url.origin;
}

function httpsUrl(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new WrongUse(`${option} takes an https address such as https://kiva.example.org, not "${text}".`);
  }
  return url;
}

async function main(): Promise<void> {
  const given = options(
    { typed: 'npm run manifest --', about: 'Writes the manifest of a deployment from the committed one.' },
    {
      url: { type: 'string', value: 'ADDRESS', about: 'where the relay serves the pane, https' },
      id: { type: 'string', value: 'GUID', about: 'the add-in’s own id; needed where two deployments meet' },
      support: { type: 'string', value: 'ADDRESS', about: 'an https page where people find help' },
      out: { type: 'string', value: 'FILE', about: 'where to write it instead of dist/manifest.xml' },
    },
  );
  if (given.url === undefined)
    throw new WrongUse('--url is missing, e.g. npm run manifest -- --url https://kiva.example.org.');
  const committed = readFileSync(join(PROJECT_ROOT, 'manifest.xml'), 'utf8');
  const manifest = deploymentManifest(committed, { ...given, url: given.url });
  // npm changes the folder a command runs in, so a relative path is meant from where the person typed it.
  const typedIn = process.env['INIT_CWD'] ?? process.cwd();
  const file = given.out === undefined ? join(PROJECT_ROOT, 'dist', 'manifest.xml') : resolve(typedIn, given.out);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, manifest);
  } catch (fault) {
    throw new WrongUse(`--out: ${file} cannot be written (${(fault as NodeJS.ErrnoException).code}).`);
  }
  console.log(`Wrote ${file} for ${new URL(given.url).origin}.`);
}

if (require.main === module) command(main);
