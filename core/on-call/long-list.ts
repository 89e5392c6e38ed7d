import type { NoteMarker } from '../kernel/event';

/** No longer value stands in a marker (`adapters/chatwoot/our-marker`). */
const LONGEST = 200;

/** A list as the data of a marker: as many values as it takes, `pages`, `pages_2`, `pages_3`. No part holds a comma. */
export function spread(name: string, list: readonly (string | number)[]): NoteMarker['data'] {
  const values: string[] = [];
  for (const part of list) {
    const longer = `${values.at(-1) ?? ''},${part}`;
    if (values.length > 0 && longer.length <= LONGEST) values[values.length - 1] = longer;
    else values.push(String(part));
  }
  return Object.fromEntries((values.length > 0 ? values : ['']).map((value, i) => [nameOf(name, i), value]));
}

/** The list again; empty when there is none. */
export function gathered(name: string, data: NoteMarker['data']): string[] {
  const all: string[] = [];
  for (let i = 0; ; i += 1) {
    const value = data[nameOf(name, i)];
    if (typeof value !== 'string') return all;
    all.push(...value.split(',').filter((part) => part !== ''));
  }
}

const nameOf = (name: string, i: number): string => (i === 0 ? name : `${name}_${i + 1}`);
