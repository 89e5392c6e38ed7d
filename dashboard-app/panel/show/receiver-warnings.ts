import { HOUR, type Instant } from '../../../core/kernel/instant';
import type { Receiver } from '../../../core/panel/command-contract';
import { mostAtHand } from '../../../core/panel/most-at-hand';
import type { Availability, PanelReceivers } from '../../../core/panel/people-contract';
import type { HandOffPanelWords } from './hand-off-words';

/**
 * What whoever hands on is warned of, in words, before it goes to this receiver; it never forbids. `known`: what was told of
 * them last; null: nobody could say. What was not told of the receiver is not guessed.
 */
export function receiverWarnings(
  receiver: Receiver,
  known: PanelReceivers | null,
  now: Instant,
  say: HandOffPanelWords,
  time: (at: Instant) => string,
): readonly string[] {
  if (known === null) return [say.notKnown];
  const agentIs = (agentId: number) => known.agents.find(({ id }) => id === agentId)?.availability;
  switch (receiver.kind) {
    case 'agent': {
      const full = known.full.includes(receiver.id) ? [say.full] : [];
      return [...howTheyAre(agentIs(receiver.id), say.busy, say.absent, say.notKnown), ...full];
    }
    case 'team': {
      const how = known.teams.find(({ id }) => id === receiver.id)?.availability;
      return howTheyAre(how, say.busyTeam, say.emptyTeam, say.notKnown);
    }
    case 'next-shift': {
      const { nextShift } = known;
      if (nextShift === null) return [say.noShift];
      if (nextShift.from > now + HOUR) return [say.lateShift(time(nextShift.from))];
      if (nextShift.from > now) return [say.shiftAt(time(nextShift.from))];
      return howTheyAre(mostAtHand(nextShift.people.map(agentIs)), say.busy, say.absent, say.notKnown);
    }
  }
}

function howTheyAre(how: Availability | undefined, busy: string, absent: string, notKnown: string): readonly string[] {
  switch (how) {
    case 'online':
      return [];
    case 'busy':
      return [busy];
    case 'offline':
      return [absent];
    case undefined:
      return [notKnown];
  }
}
