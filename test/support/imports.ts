import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const SRC = resolve(__dirname, '../../src');

/** One import of one file: what it names, and the file under src/ it leads to (undefined for a package). */
export interface Import {
  readonly from: string;
  readonly names: string;
  readonly to: string | undefined;
  readonly typeOnly: boolean;
}

/** Every .ts and .tsx under src/, as paths below it. */
export function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** Static imports, re-exports, dynamic imports and import types of one file below src/. */
export function importsOf(file: string, text = readFileSync(join(SRC, file), 'utf8')): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (names: string, typeOnly: boolean) =>
    found.push({ from: file, names, to: target(file, names), typeOnly });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      const eachIsType =
        bindings &&
        ts.isNamedImports(bindings) &&
        !node.importClause?.name &&
        bindings.elements.every((e) => e.isTypeOnly);
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly === true || eachIsType === true);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      add(node.argument.literal.text, true);
    } else if (
      ts.isCallExpression(node) &&
      isLoad(node) &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      add(node.arguments[0].text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isLoad(call: ts.CallExpression): boolean {
  return call.expression.kind === ts.SyntaxKind.ImportKeyword || call.expression.getText() === 'require';
}

function target(file: string, names: string): string | undefined {
  if (!names.startsWith('.')) return undefined;
  const base = resolve(SRC, dirname(file), names);
  const tries = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts'), join(base, 'index.tsx')];
  const hit = tries.find((path) => existsSync(path) && statSync(path).isFile()) ?? base;
  return relative(SRC, hit).replaceAll('\\', '/');
}
