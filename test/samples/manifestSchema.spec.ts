import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { validateXML } from 'xmllint-wasm';
import { deploymentManifest } from '../../src/commands/manifest';

/** Microsoft's schemas of the add-in only manifest; they lie beside this project, not in it. */
const SCHEMAS = resolve(__dirname, '../../../shared/xsd');
const MAIN = 'OfficeAppManifestV1_1.xsd';
const COMMITTED = readFileSync(resolve(__dirname, '../../manifest.xml'), 'utf8');

const schemaFile = (fileName: string) => ({ fileName, contents: readFileSync(join(SCHEMAS, fileName), 'utf8') });

/** What the schemas have against a manifest. */
async function complaints(contents: string): Promise<readonly string[]> {
  const others = readdirSync(SCHEMAS).filter((name) => name.endsWith('.xsd') && name !== MAIN);
  const { errors } = await validateXML({
    xml: [{ fileName: 'manifest.xml', contents }],
    schema: [schemaFile(MAIN)],
    preload: others.map(schemaFile),
  });
  return errors.map(({ message }) => message);
}

test('Microsoft’s schemas take the manifest', async () => {
  expect(await complaints(COMMITTED)).toEqual([]);
});

test('Microsoft’s schemas take a deployment’s manifest', async () => {
  const deployed = deploymentManifest(COMMITTED, {
    url: 'https://kiva.example.org',
    id: '01234567-89ab-4cde-8f01-23456789abcd',
    support: 'https://kiva.example.org/help?a=1&b=2',
  });
  expect(await complaints(deployed)).toEqual([]);
});

for (const [fault, broken] of [
  ['elements out of order', COMMITTED.replace(/( *<Version>.*\n)( *<ProviderName>.*\n)/, '$2$1')],
  ['an id that is no GUID', COMMITTED.replace(/<Id>.*<\/Id>/, '<Id>kiva</Id>')],
  ['a resid of 33 characters', COMMITTED.replaceAll('Send.Tip', 'T'.repeat(33))],
  ['a tip that is too long', COMMITTED.replace('Opens a pane', 'Opens a pane'.repeat(25))],
] as const) {
  test(`the schemas would refuse ${fault}`, async () => {
    expect(broken).not.toBe(COMMITTED);
    expect(await complaints(broken)).not.toEqual([]);
  });
}
