/** Whether two pieces of plain data are equal, key by key. Facts are compared by it: nothing learned is nothing saved. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

/** The newest account wins; of two with the same age the one whose data sorts last, so that no order of hearing matters. */
export function newestOf<T>(known: T | null, heard: T, age: (one: T) => number): T {
  if (known === null) return heard;
  const difference = age(heard) - age(known);
  if (difference !== 0) return difference > 0 ? heard : known;
  return JSON.stringify(heard) > JSON.stringify(known) ? heard : known;
}
