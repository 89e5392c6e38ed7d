import { verdict } from '../connection/verdict';
import type { Wish } from '../kernel/effect';
import type { HelplineEvent } from '../kernel/event';
import type { ConversationFacts, ForwardingMemory } from '../kernel/facts';
import { earlier, HOUR, later, MINUTE, type Duration } from '../kernel/instant';
import type { ToldWait, WaitOver } from '../kernel/on-call-events';
import { NOTHING, type ConversationRoom, type Situation, type Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { desk } from '../kernel/subject';
import { unansweredTexts } from '../kernel/owner-of';
import { lastInbound } from '../kernel/thread';
import { leftFromBefore } from '../waiting/left';
import { waitOf } from '../waiting/wait';

/** While they wait the desk is told again this often: whatever was lost of it is mended. */
const TELL_AGAIN: Duration = 30 * MINUTE;
const LINES_KEPT = 20;

const NOTHING_KNOWN: ForwardingMemory = { told: null, lookedAt: null, withdrawnBy: null, lineDue: null, lineAsked: [] };

/**
 * Room `forwarding`: tells the desk when this client waits and when no longer, for those on call; and tells the client the
 * phone line when the desk says that nobody has come. It looks at what other rooms know, so it lives here.
 */
export const forwarding: ConversationRoom = {
  name: 'forwarding',
  learns(facts, event) {
    const known = facts.forwarding ?? NOTHING_KNOWN;
    const learned = learn(known, event);
    return learned === known ? facts : { ...facts, forwarding: learned };
  },
  wants(situation) {
    if (situation.policy.onCall.rotas.length === 0) return NOTHING;
    const tells = tellDesk(situation);
    const line = sayLine(situation);
    return { wishes: [...tells.wishes, ...line], lookAgainAt: tells.lookAgainAt };
  },
  // The line is told to whoever is still alone: an answer that came meanwhile says more.
  holdsBack(effect, { facts }) {
    if (effect.kind !== 'text-to-client' || effect.about !== 'forwarding') return null;
    return unansweredTexts(facts).length === 0 ? 'answered' : null;
  },
};

function learn(known: ForwardingMemory, event: HelplineEvent): ForwardingMemory {
  switch (event.kind) {
    case 'advocate-typing':
      return event.on ? { ...known, lookedAt: later(known.lookedAt, event.at) } : known;
    case 'advocate-reading':
      return { ...known, lookedAt: later(known.lookedAt, event.at) };
    case 'note-written':
      return event.author.kind === 'advocate' ? { ...known, lookedAt: later(known.lookedAt, event.at) } : known;
    case 'client-wrote': {
      if (!event.text.withdraws) return known;
      const one = { messageId: event.messageId, at: event.at };
      return { ...known, withdrawnBy: newestOf(known.withdrawnBy, one, ({ messageId }) => messageId) };
    }
    case 'phone-line-due': {
      const one = { messageId: event.messageId, until: event.until };
      return { ...known, lineDue: newestOf(known.lineDue, one, ({ messageId }) => messageId) };
    }
    case 'ring-told': {
      // A later step of the same ring says more, and of two rings the one that began later.
      const ring = newestOf(known.ring ?? null, event.ring, ({ since, n }) => since * 1_000 + n);
      return { ...known, ring };
    }
    case 'effect-planned': {
      const { effect, cause, at } = event;
      if (effect.kind === 'tell' && effect.what.kind === 'wait') {
        const told = { digest: digestOf(effect.what.wait), at, open: effect.what.wait.over === null };
        return { ...known, told: newestOf(known.told, told, (one) => one.at) };
      }
      const line = effect.kind === 'text-to-client' ? /^phone-line-m(\d+)$/.exec(cause) : null;
      return line ? withLine(known, Number(line[1])) : known;
    }
    case 'reply-sent': {
      const line =
        event.author.kind === 'our-bot' ? /:phone-line-m(\d+):text-to-client$/.exec(event.intent ?? '') : null;
      return line ? withLine(known, Number(line[1])) : known;
    }
    default:
      return known;
  }
}

const withLine = (known: ForwardingMemory, messageId: number): ForwardingMemory => ({
  ...known,
  lineAsked: [...new Set([...known.lineAsked, messageId])].sort((a, b) => a - b).slice(-LINES_KEPT),
});

function tellDesk({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const told = facts.forwarding?.told ?? null;
  const wait = waitNow({ facts, now, policy });
  if (wait === null || (wait.over !== null && !told?.open)) return NOTHING;
  // Nobody is woken for what was written before these tools were here.
  if (!told?.open && leftFromBefore(facts) !== null) return NOTHING;
  const digest = digestOf(wait);
  const again = wait.over === null && told !== null ? told.at + TELL_AGAIN : null;
  const changes = wait.over === null ? verdict(facts, now, policy).changesAt : null;
  if (told?.digest === digest && (again === null || now < again))
    return { wishes: [], lookAgainAt: earlier(again, changes) };
  const to = desk(facts.subject.accountId);
  const effect = { kind: 'tell', to, what: { kind: 'wait', wait }, deadline: now + HOUR } as const;
  return {
    wishes: [{ cause: `wait-${digest}-${now}`, effect }],
    lookAgainAt: earlier(wait.over === null ? now + TELL_AGAIN : null, changes),
  };
}

/** The wait as it stands, or as it ended; null when they never waited. */
function waitNow(situation: Situation<ConversationFacts>): ToldWait | null {
  const { facts, now, policy } = situation;
  const { thread, snapshot, forwarding: known } = facts;
  const last = lastInbound(thread);
  if (last === null) return null;
  const oldest = unansweredTexts(facts)[0] ?? last;
  const lookedAt = known?.lookedAt ?? null;
  return {
    conversationId: facts.subject.conversationId,
    ...{ messageId: oldest.messageId, since: oldest.at, lastAt: last.at, channel: snapshot?.channel ?? 'other' },
    ...{ inboxId: snapshot?.inboxId ?? null, teamId: snapshot?.teamId ?? null },
    lookedAt: lookedAt !== null && lookedAt >= oldest.at ? lookedAt : null,
    over: overOf(situation, last.messageId, waitOf(facts, policy) !== null),
    toldAt: now,
  };
}

function overOf({ facts, now, policy }: Situation<ConversationFacts>, newest: number, waits: boolean): WaitOver | null {
  const { thread, forwarding: known } = facts;
  if (!waits) {
    const answer = thread.answer;
    if (unansweredTexts(facts).length === 0 && answer) return { how: 'answered', at: answer.at, by: answer.agentId };
    return { how: 'put-away', at: now, by: null };
  }
  if (known?.withdrawnBy?.messageId === newest) return { how: 'withdrawn', at: known.withdrawnBy.at, by: null };
  const { kind, statement } = verdict(facts, now, policy);
  if (kind !== 'left' && kind !== 'quick-exit') return null;
  return { how: 'left', at: 'at' in statement ? statement.at : now, by: null };
}

/** What the desk has to know of: another wait, an end, somebody who looked, another place. */
function digestOf({ messageId, over, lookedAt, inboxId, teamId, channel }: ToldWait): string {
  const end = over === null ? 'open' : over.how;
  return [`m${messageId}`, end, lookedAt === null ? 'unseen' : 'seen', inboxId ?? 0, teamId ?? 0, channel].join('-');
}

/** Once a wait, to a web chat, within the time that an answer may take; everything else is for the boundary to say. */
function sayLine({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const due = facts.forwarding?.lineDue ?? null;
  const { text } = policy.onCall.phoneLine;
  if (due === null || text === null || now >= due.until || facts.snapshot?.channel !== 'chat') return [];
  const [waits] = unansweredTexts(facts);
  if (!waits || waits.messageId > due.messageId || facts.forwarding?.lineAsked.includes(due.messageId)) return [];
  const effect = { kind: 'text-to-client', about: 'forwarding', text, automatic: true, deadline: due.until } as const;
  return [{ cause: `phone-line-m${due.messageId}`, effect }];
}
