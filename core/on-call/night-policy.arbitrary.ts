import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import type { Random } from './seeded.arbitrary';

const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Chatham'];

/** A rota of a night, at random: in some zone, with gaps and overlaps, with and without hours and backup. */
export function nightPolicy(random: Random): Policy {
  const zone = ZONES[random(ZONES.length)] ?? 'UTC';
  const minute = (): number => random(96) * 15;
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const shifts = Array.from({ length: 1 + random(3) }, (_, i) => {
    const from = minute();
    return {
      when: { days },
      from,
      to: random(3) === 0 ? minute() : from,
      people: [10 + i, ...(random(3) === 0 ? [20] : [])],
      backup: random(3) === 0 ? [] : [30 + i],
    };
  });
  const hours = random(4) === 0 ? [{ days, from: minute(), to: minute() }] : [];
  const rota = {
    name: 'nights',
    zone,
    inboxes: [],
    teams: [],
    hours,
    holidays: [],
    shifts,
    changes: [],
    supervisors: [50, 51],
  };
  return {
    ...DEFAULT_POLICY,
    onCall: { ...DEFAULT_POLICY.onCall, rotas: [rota], againBy: random(2) === 0 ? 'text' : 'call' },
  };
}
