import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const FOLDER = resolve(__dirname, '../../src/workbench/host/excel');

/** Every Excel class that the workbench plays, with the members it knows by their wire names, sorted. */
export function hostMembers(): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, readonly string[]>();
  for (const file of readdirSync(FOLDER)) {
    const source = ts.createSourceFile(file, readFileSync(join(FOLDER, file), 'utf8'), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const names = node.members.map((member) => member.name?.getText() ?? '').filter((name) => /^[A-Z]/.test(name));
      if (names.length > 0) classes.set(node.name.text, [...new Set(names)].sort());
    });
  }
  return new Map([...classes].sort(([a], [b]) => a.localeCompare(b, 'en')));
}
