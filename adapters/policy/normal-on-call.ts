import type { OnCallPolicy, OnCallShift, Rota, RotaChange } from '../../core/kernel/on-call-policy';
import { endOf } from '../../core/kernel/shifts';
import { addDays, meets, MINUTES_A_DAY, reached } from '../../core/kernel/wall-clock';
import type { WrittenOnCall } from './on-call-schema';

type Written = WrittenOnCall['rotas'][number];

/** The rota as the rules take it: each clock time of a change as the moment it is, in the rota's own zone or the desk's. */
export function normalOnCall(written: WrittenOnCall, zone: string, faults: readonly string[]): OnCallPolicy {
  const { again, backup, supervisor, rounds, phoneLine, phoneLineAfter, rotas, ...rest } = written;
  return {
    ...rest,
    rotas: rotas.map((rota) => normalRota(rota, rota.zone ?? zone)),
    ladder: { again, backup, supervisor, rounds },
    phoneLine: { after: phoneLineAfter, text: phoneLine ?? null },
    faults: [...faults, ...rotas.flatMap((rota) => oddHours(rota, rota.zone ?? zone))],
  };
}

const normalRota = (rota: Written, zone: string): Rota => ({
  ...rota,
  zone,
  shifts: rota.shifts.map(normalShift),
  changes: rota.changes.flatMap((change) => normalChange(change, zone)),
});

function normalShift({ days, date, ...shift }: Written['shifts'][number]): OnCallShift {
  return { ...shift, when: date === undefined ? { days: days ?? [] } : { date } };
}

function normalChange(change: Written['changes'][number], zone: string): RotaChange[] {
  const { swap, standIn, backup } = change;
  const [from, until] = [change.from, change.until].map(({ date, minutes }) => reached(date, minutes, zone));
  if (from === undefined || until === undefined) return [];
  const [out, into] = swap ?? [];
  if (out !== undefined && into !== undefined) return [{ from, until, what: 'swap', out, in: into }];
  if (standIn) return [{ from, until, what: 'stand-in', people: standIn, backup: backup ?? [] }];
  return [{ from, until, what: 'forward-all' }];
}

/** Hours of a single date that its clock jumps over, or shows twice: what becomes of each, and what to write instead. */
function oddHours({ name, shifts, changes }: Written, zone: string): string[] {
  const dated = shifts.flatMap(({ date, from, to }) =>
    date === undefined ? [] : [from, endOf(from, to)].map((minutes) => ({ date, minutes })),
  );
  return [...dated, ...changes.flatMap(({ from, until }) => [from, until])].flatMap(({ date, minutes }) => {
    const met = meets(date, minutes, zone);
    if (met === 'once') return [];
    const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0'));
    const what =
      met === 'never'
        ? 'the clock jumps over it that night; it counts from the moment it does.'
        : 'the clock shows it twice that night; the first time counts.';
    const day = addDays(date, Math.floor(minutes / MINUTES_A_DAY));
    return [`onCall.rotas ${name}: ${day} ${hour}:${minute}: ${what} Write another hour if you mean another.`];
  });
}
