// The types that an exercise's code imports, as they are declared: a page has no editor that would show them.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The declarations with their comments, each once, those that others name behind them. Empty where none is imported. */
export function givenTypes(file: string): string {
  const found = new Map<string, string>();
  const source = parsed(file);
  for (const [name, from] of importsOf(source, file)) take(name, from, found);
  return [...found.values()].join('\n\n');
}

/** Takes a type out of its file, then what that names. */
function take(name: string, file: string, found: Map<string, string>): void {
  if (found.has(name)) return;
  const source = parsed(file);
  const declared = source.statements.find(
    (one) =>
      (ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)) && one.name.text === name,
  );
  if (declared === undefined) return;
  const text = declared.getFullText(source).trim();
  found.set(name, text.replace(/^export (?=interface|type)/m, ''));
  const imports = importsOf(source, file);
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      const named = node.typeName.text;
      take(named, imports.get(named) ?? file, found);
    }
    ts.forEachChild(node, visit);
  };
  visit(declared);
}

/** Names that a file imports from the workbook's own files, with the file that each comes from. */
function importsOf(source: ts.SourceFile, file: string): Map<string, string> {
  const imports = new Map<string, string>();
  for (const one of source.statements) {
    if (!ts.isImportDeclaration(one) || !ts.isStringLiteral(one.moduleSpecifier)) continue;
    const from = resolved(one.moduleSpecifier.text, file);
    const names = one.importClause?.namedBindings;
    if (from === undefined || names === undefined || !ts.isNamedImports(names)) continue;
    for (const { name, propertyName } of names.elements) {
      imports.set(name.text, from);
      if (propertyName !== undefined) throw new Error(`${file} renames ${propertyName.text}`);
    }
  }
  return imports;
}

function resolved(specifier: string, file: string): string | undefined {
  if (specifier.startsWith('#')) return join(root, specifier.slice(1));
  return specifier.startsWith('.') ? join(dirname(file), specifier) : undefined;
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}
