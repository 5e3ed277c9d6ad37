import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hostMembers } from '../support/hostMembers';

test('docs/workbench.md lists every member of Excel that the workbench knows, and no other', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/workbench.md'), 'utf8');
  const listed = [...page.matchAll(/^- \*\*(\w+)\*\*: (.+(?:\n {2}.+)*)/gm)].map(([, name, members]) => [
    name!,
    [...members!.matchAll(/`(\w+)`/g)].map(([, member]) => member![0]!.toUpperCase() + member!.slice(1)),
  ]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(hostMembers()));
});
