import type { Source } from './read-source';

/** Each ring of files that need each other when they run, as `a -> b -> a`; types alone make no ring. */
export function cyclesOf(sources: readonly Source[]): string[] {
  const files = new Map(sources.map((source) => [source.path, neighbours(source)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, road: readonly string[]): void => {
    if (road.includes(path)) cycles.push([...road.slice(road.indexOf(path)), path].join(' -> '));
    if (done.has(path) || road.includes(path)) return;
    for (const next of files.get(path) ?? []) visit(next, [...road, path]);
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  return cycles;
}

function neighbours({ imports }: Source): string[] {
  return imports.filter(({ ours, typeOnly }) => ours && !typeOnly).map(({ target }) => `${target}.ts`);
}
