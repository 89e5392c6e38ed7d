import { isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

export type Path = readonly PropertyKey[];

/** A YAML file that still knows where everything stands in it. */
export interface YamlText {
  /** Its contents as plain values; what is written without a value counts as left out. */
  value: unknown;
  /** What is not even YAML, each with where it is (`12:5`). */
  errors: readonly { at: string; message: string }[];
  /** Line and column of the entry at `path`, or of the nearest one around it that is there. */
  at(path: Path): string;
  /** What is written there, on one line. */
  got(path: Path): string;
}

export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number): string => `${lines.linePos(offset).line}:${lines.linePos(offset).col}`;
  const errors = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    at: position(pos[0]),
    message,
  }));
  return {
    value: errors.length > 0 ? null : withoutNulls(document.toJS() ?? {}),
    errors,
    at: (path) => position(startOf(document, path)),
    got: (path) => written(nodeAt(document, path), text),
  };
}

function startOf(document: Document, path: Path): number {
  let start = 0;
  let node: unknown = document.contents;
  for (const segment of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment));
      if (!isPair(pair)) break;
      if (isNode(pair.key)) start = pair.key.range?.[0] ?? start;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      if (isNode(node)) start = node.range?.[0] ?? start;
    } else break;
  }
  return start;
}

/** What is written at `path`, whether its names are words or, like the id of an inbox, numbers. */
function nodeAt(document: Document, path: Path): unknown {
  let node: unknown = document.contents;
  for (const segment of path) {
    if (isMap(node)) node = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment))?.value;
    else node = isSeq(node) ? node.items[Number(segment)] : null;
  }
  return node;
}

const LONGEST = 80;

function written(node: unknown, text: string): string {
  if (!isNode(node) || !node.range || (isScalar(node) && node.value === null)) return 'nothing';
  const source = text.slice(node.range[0], node.range[1]).replace(/\s+/g, ' ').trim();
  if (isCollection(node) && node.flow !== true) return isSeq(node) ? 'a list' : 'names and values';
  return source.length > LONGEST ? `${source.slice(0, LONGEST)}…` : source;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]));
}
