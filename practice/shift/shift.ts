import type { World } from '../model/world';
import type { ScriptedClients } from '../server/scripted-client';
import type { Beacon } from './beating-page';
import { play } from './play';
import { SCRIPTS, USUAL_SHIFT } from './scripts';
import { summaryOf, type Summary } from './summary';
import { watchDesk } from './watch-desk';

/** What a page shows of the shift. `parts` are the clients who have written by now. */
export type ShiftState = {
  speed: number;
  now: number;
  scripts: readonly { name: string; title: string; usual: boolean }[];
  beganAt: number | null;
  parts: readonly { conversation: number; isOver: boolean }[];
  isOver: boolean;
  summary: Summary | null;
};

export type Shift = ReturnType<typeof createShift>;

/** A shift of scripted clients, one at a time at this desk. */
export function createShift(world: World, clients: ScriptedClients) {
  const chosen = SCRIPTS.map(({ name, title }) => ({ name, title, usual: USUAL_SHIFT.includes(name) }));
  let running: { beganAt: number; players: ReturnType<typeof play>[]; desk: ReturnType<typeof watchDesk> } | null =
    null;
  let summary: Summary | null = null;

  function end(): void {
    if (running === null) return;
    const { players, desk } = running;
    for (const player of players) player.stop();
    desk.stop();
    summary = summaryOf(
      players.map(({ part }) => part),
      desk.acts,
    );
    running = null;
  }
  return {
    state(): ShiftState {
      const parts = running?.players.map(({ part }) => part) ?? [];
      return {
        ...{ speed: world.clock.speed, now: world.clock.now(), scripts: chosen, summary },
        beganAt: running?.beganAt ?? null,
        parts: parts.flatMap(({ conversation, isOver }) =>
          conversation ? [{ conversation: conversation.id, isOver }] : [],
        ),
        isOver: parts.length > 0 && parts.every(({ isOver }) => isOver),
      };
    },
    /** Those of these names come, and a shift that was running ends. Answers false when nobody was chosen. */
    begin(names: readonly string[], beacon: Beacon): boolean {
      const scripts = SCRIPTS.filter(({ name }) => names.includes(name));
      if (scripts.length === 0) return false;
      end();
      summary = null;
      const desk = watchDesk(world);
      running = { beganAt: world.clock.now(), players: scripts.map((one) => play(world, clients, beacon, one)), desk };
      return true;
    },
    end,
  };
}
