import type { OnCallPolicy, OnCallShift, Rota, RotaChange } from '../../core/kernel/on-call-policy';
import { reached } from '../../core/kernel/wall-clock';
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
    faults,
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
