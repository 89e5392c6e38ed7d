import type { Instant } from '../kernel/instant';
import type { Rota, RotaChange } from '../kernel/on-call-policy';
import { holds } from '../kernel/open-hours';
import { watchesAt } from './watches';

/** Who is called first and who after them, each once, by id. Nobody is both. */
export type OnCall = { people: readonly number[]; backup: readonly number[] };

/**
 * Who is on call at this moment: the shifts, and what was changed for a while (B7.5, B7.6). `changes`: the newest last;
 * a later one is made to what the earlier ones left.
 */
export function onCallAt(rota: Rota, changes: readonly RotaChange[], now: Instant): OnCall {
  const watching = watchesAt(rota, now);
  const byShift = {
    people: watching.flatMap(({ people }) => people),
    backup: watching.flatMap(({ backup }) => backup),
  };
  const active = [...rota.changes, ...changes].filter((change) => holds(change, now));
  const { people, backup } = active.reduce(changed, byShift);
  return { people: once(people), backup: once(backup).filter((id) => !people.includes(id)) };
}

function changed({ people, backup }: OnCall, change: RotaChange): OnCall {
  switch (change.what) {
    case 'swap': {
      const swapped = (ids: readonly number[]): number[] => ids.map((id) => (id === change.out ? change.in : id));
      return { people: swapped(people), backup: swapped(backup) };
    }
    case 'stand-in':
      return change;
    case 'add':
      return { people: [...people, ...change.people], backup: [...backup, ...change.backup] };
    case 'remove': {
      const rest = (ids: readonly number[]): number[] => ids.filter((id) => !change.people.includes(id));
      return { people: rest(people), backup: rest(backup) };
    }
    case 'forward-all':
      return change.people?.length ? { people: change.people, backup: [...people, ...backup] } : { people, backup };
  }
}

const once = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);
