import type { Path } from './yaml-text';

/** The lists of a rota of which one bad entry is left out and the others hold. */
const LISTS: readonly PropertyKey[] = ['hours', 'holidays', 'shifts', 'changes'];

/** The smallest part of the rotas that holds this fault and can be left out, or null when the fault is elsewhere. */
export function partToLeaveOut(path: Path): Path | null {
  const [section, list, rota, what, entry] = path;
  if (section !== 'onCall' || list !== 'rotas' || rota === undefined) return null;
  if (what === 'zone') return path.slice(0, 4);
  if (what !== undefined && LISTS.includes(what) && entry !== undefined) return path.slice(0, 5);
  return path.slice(0, 3);
}

/** The same values without that part; an entry of a list leaves a hole, so that the others keep their places. */
export function without(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((inner: unknown, i) => (i === first ? (rest.length === 0 ? HOLE : without(inner, rest)) : inner));
  }
  const entries = Object.entries(value).filter(([name]) => name !== first || rest.length > 0);
  return Object.fromEntries(entries.map(([name, inner]) => [name, name === first ? without(inner, rest) : inner]));
}

const HOLE = Symbol('left out');

/** The same values with the holes closed. */
export function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((inner) => inner !== HOLE).map(withoutHoles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutHoles(inner)]));
}
