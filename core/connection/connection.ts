import type { HelplineEvent } from '../kernel/event';
import type { Presence } from '../kernel/facts';
import { earlier, later } from '../kernel/instant';
import type { ConversationRoom } from '../kernel/room';
import { asksCarrier, learnAsked } from './carrier';
import { fetches, learnFetched, learnUnclear } from './fetching';
import { learnPages } from './pages';
import { verdict } from './verdict';

/**
 * Room `connection`: is the client still there, and did our messages arrive? It remembers signs, has fetched what
 * Chatwoot did not tell, and wants to look when its verdict would change by itself.
 */
export const connection: ConversationRoom = {
  name: 'connection',
  learns(facts, event) {
    const { fetching } = facts;
    switch (event.kind) {
      case 'receipt-unclear':
        return { ...facts, fetching: learnUnclear(fetching, { messageId: event.messageId, at: event.at }) };
      case 'messages-fetched':
        return { ...facts, fetching: learnFetched(fetching, event.at) };
      case 'effect-planned':
        if (event.effect.kind === 'fetch-carrier') {
          return { ...facts, fetching: learnAsked(fetching, event.effect, event.at) };
        }
        if (event.effect.kind !== 'fetch-messages') return facts;
        return { ...facts, fetching: { ...fetching, askedAt: later(fetching.askedAt, event.at) } };
      default:
        return { ...facts, presence: learnPresence(facts.presence, event), beacon: learnPages(facts.beacon, event) };
    }
  },
  wants(situation) {
    const { facts, now, policy } = situation;
    const ofChatwoot = fetches(situation);
    const ofCarrier = asksCarrier(situation);
    const wishes = [...ofChatwoot.wishes, ...ofCarrier.wishes];
    const lookAgainAt = earlier(ofChatwoot.lookAgainAt, ofCarrier.lookAgainAt);
    // Nobody looks at a closed conversation's verdict.
    const changesAt = facts.snapshot?.status === 'open' ? verdict(facts, now, policy).changesAt : null;
    return { wishes, lookAgainAt: earlier(lookAgainAt, changesAt) };
  },
};

function learnPresence(presence: Presence, event: HelplineEvent): Presence {
  switch (event.kind) {
    case 'client-typing':
      return event.on
        ? { ...presence, typingOn: later(presence.typingOn, event.at) }
        : { ...presence, typingOff: later(presence.typingOff, event.at) };
    case 'client-opened':
      return { ...presence, openedAt: later(presence.openedAt, event.at) };
    case 'dot-seen':
      return event.online
        ? { ...presence, dotOn: later(presence.dotOn, event.at) }
        : { ...presence, dotOff: later(presence.dotOff, event.at) };
    default:
      return presence;
  }
}
