import ts from 'typescript';

/** What one source file says that the house has rules about. */
export interface Source {
  /** From the root of the repository, with slashes. */
  path: string;
  lines: number;
  imports: Imported[];
  /** Reaches for something: `Date.now`, `process.env`, `setTimeout()`, `new Date()`, `fetch()`, `.innerHTML`, `v-html`, a pager's `.page()`. */
  reaches: string[];
}

export interface Imported {
  /** A package's name, or a path from the root when it is a file of ours. */
  target: string;
  ours: boolean;
  /** Only types, of which nothing is left when it runs. */
  typeOnly: boolean;
}

const AS_HTML = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'];
const OWNERS = ['Date', 'DateTime', 'Math', 'performance', 'process', 'globalThis', 'crypto'];

export function readSource(path: string, text: string): Source {
  const isVue = path.endsWith('.vue');
  const script = isVue ? scriptOf(text) : text;
  const file = ts.createSourceFile(isVue ? `${path}.ts` : path, script, ts.ScriptTarget.ES2022, true);
  const source: Source = { path, lines: text.trimEnd().split('\n').length, imports: [], reaches: [] };
  const walk = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) source.imports.push({ ...resolve(path, found.specifier), typeOnly: found.typeOnly });
    const reached = reachOf(node);
    if (reached) source.reaches.push(reached);
    ts.forEachChild(node, walk);
  };
  walk(file);
  if (isVue && /\sv-html\b/.test(text)) source.reaches.push('v-html');
  return source;
}

/** What a component does; its template reaches for nothing but the page. */
const scriptOf = (text: string): string => /<script\b[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';

function importOf(node: ts.Node): { specifier: string; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeOnly(node));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true);
  if (!ts.isCallExpression(node) || node.arguments.length !== 1) return null;
  const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  return dynamic ? named(node.arguments[0], false) : null;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = importClause.namedBindings;
  return !importClause.name && !!names && ts.isNamedImports(names) && names.elements.every((name) => name.isTypeOnly);
}

function named(node: ts.Node | undefined, typeOnly: boolean): { specifier: string; typeOnly: boolean } | null {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : null;
}

function resolve(from: string, specifier: string): { target: string; ours: boolean } {
  if (!specifier.startsWith('.')) return { target: packageName(specifier), ours: false };
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return { target: parts.join('/'), ours: true };
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function reachOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && AS_HTML.includes(node.name.text)) return '.innerHTML';
  if (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    OWNERS.includes(node.expression.text)
  ) {
    return `${node.expression.text}.${node.name.text}`;
  }
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.initializer)) {
    const owner = node.initializer.text;
    if (OWNERS.includes(owner) && ts.isObjectBindingPattern(node.name)) {
      return node.name.elements
        .map((element) => `${owner}.${(element.propertyName ?? element.name).getText()}`)
        .join(' ');
    }
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return `${node.expression.text}()`;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  if (/\b(pager|twilio|webhook)\b[?!]?\.send$/.test(node.expression.getText())) return '.page()';
  return node.expression.name.text === 'postMessage' ? '.postMessage()' : null;
}
