import type { Step } from '../../adapters/world';
import { begin, type Life } from './life';
import { CANARY_DIED, type End, type ProcessSettings } from './process-settings';

/** Starts a process again whenever it ends, as Docker or systemd would; each life but the last has an end of its own. */
export type Supervisor = {
  /** All planned ends are over; the process that runs now has none. */
  done: Promise<void>;
  kills: () => number;
  /** What went otherwise than planned: a label that was not reached, an exit that nobody asked for. */
  odd: readonly string[];
  /** Ends it in order and restarts it no more. */
  stop: () => Promise<void>;
};

/** A label that is not reached within this time (ms) will not be: the process is killed where it is. */
const PATIENCE = 60_000;

export function supervise(
  program: string,
  settings: ProcessSettings,
  ends: readonly End[],
  logs: string[],
): Supervisor {
  const odd: string[] = [];
  let kills = 0;
  let stopping = false;
  let current: Life | null = null;
  let allDone = (): void => {};
  const done = new Promise<void>((resolve) => (allDone = resolve));

  const oneLife = async (end: End | null): Promise<void> => {
    const life = begin(program, { ...settings, ends: end }, logs);
    current = life;
    if (end === null) allDone();
    let missed = false;
    const giveUp = (): void => {
      missed = true;
      life.signal('SIGKILL');
    };
    const timer = end ? setTimeout(giveUp, PATIENCE) : undefined;
    const { code, signal } = await life.ended;
    clearTimeout(timer);
    const where = `${settings.role} ${end ? `${end.label} ${end.nth}` : 'at the end'}`;
    if (signal === 'SIGKILL') kills += 1;
    if (missed) odd.push(`${where}: not reached`);
    else if (!stopping && signal !== 'SIGKILL') {
      odd.push(`${where}: ended with ${code === CANARY_DIED ? 'its canary' : (code ?? signal)}`);
    }
  };

  const lives = async (): Promise<void> => {
    for (const end of ends) if (!stopping) await oneLife(end);
    while (!stopping) await oneLife(null);
  };
  // A test that is over begins no process: then there is nobody left to tell.
  const over = lives().catch(() => {});
  return {
    done,
    kills: () => kills,
    odd,
    async stop() {
      stopping = true;
      current?.signal('SIGTERM');
      await over;
    },
  };
}

/** Each of these labels, at the first, second and third time it is reached. */
export function killsAt(labels: readonly Step[]): End[] {
  return [1, 2, 3].flatMap((nth) => labels.map((label) => ({ label, nth, signal: 'SIGKILL' as const })));
}

/** The labels that each role passes; `pager`: a worker that pages. Written out, so that a new label does not compile until it stands here. */
const PASSES: Readonly<Record<Step, 'service' | 'worker' | 'pager'>> = {
  accepting: 'service',
  accepted: 'service',
  opened: 'worker',
  counted: 'worker',
  saving: 'worker',
  saved: 'worker',
  claiming: 'worker',
  claimed: 'worker',
  checked: 'worker',
  posting: 'worker',
  posted: 'worker',
  paging: 'pager',
  paged: 'pager',
  settled: 'worker',
};

export function labelsOf(role: ProcessSettings['role'] | 'pager'): Step[] {
  const passed = { both: ['service', 'worker'], pager: ['worker', 'pager'], service: ['service'], worker: ['worker'] }[
    role
  ];
  return (Object.keys(PASSES) as Step[]).filter((label) => passed.includes(PASSES[label]));
}
