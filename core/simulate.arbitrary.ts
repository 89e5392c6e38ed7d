import { consider } from './consider';
import { heldBack } from './decide';
import { START, SUBJECT } from './history.arbitrary';
import type { Effect, Intent } from './kernel/effect';
import type { HelplineEvent } from './kernel/event';
import { noConversationFacts, type ConversationFacts } from './kernel/facts';
import { HOUR, SECOND, toSecond, type Instant } from './kernel/instant';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { subjectKey } from './kernel/subject';
import type { Night } from './night.arbitrary';

export type Played = {
  facts: ConversationFacts;
  intents: { intent: Intent; at: Instant }[];
  notes: { at: Instant; n: number }[];
  /** Everything that was done, and what was known when it was looked at for the last time. */
  posted: { effect: Effect; at: Instant; facts: ConversationFacts }[];
  wakes: number;
  end: Instant;
};

type Mail = { hearAt: Instant; event: HelplineEvent };
const KEY = subjectKey(SUBJECT);

/**
 * A worker in pure code: it hears mail, rings alarms late, early and twice, now and then loses its work before saving,
 * and stands still for a while. What it plans is done a moment later, after one more look, and comes back as an echo.
 */
export function play({ events, stops, chaos }: Night, policy: Policy = DEFAULT_POLICY): Played {
  let mail: Mail[] = events.map((event) => ({ hearAt: event.heardAt, event }));
  let facts = noConversationFacts(SUBJECT);
  let alarm: Instant | null = null;
  let now = START;
  let wakes = 0;
  const end = Math.max(...mail.map((one) => one.hearAt), ...stops.map((stop) => stop.until)) + HOUR;
  const intents: Played['intents'] = [];
  const notes: Played['notes'] = [];
  const posted: Played['posted'] = [];
  const dice = (): number => chaos[wakes % chaos.length] ?? 0;

  for (;;) {
    const next = Math.min(alarm === null ? Infinity : ringAt(alarm, now, dice()), ...mail.map((one) => one.hearAt));
    if (next > end) return { facts, intents, notes, posted, wakes, end };
    now = awake(Math.max(now, next), stops);
    wakes += 1;
    const due = mail.filter((one) => one.hearAt <= now);
    const considered = consider(
      KEY,
      facts,
      due.map((one) => one.event),
      now,
      policy,
    );
    // The worker died before saving: nothing of this happened, and the mail is still there.
    if (dice() % 7 === 0) {
      now += SECOND;
      continue;
    }
    facts = considered.facts as ConversationFacts;
    alarm = considered.lookAgainAt;
    mail = mail.filter((one) => one.hearAt > now);
    for (const intent of considered.intents) {
      intents.push({ intent, at: now });
      const doneAt = now + (dice() % 3) * SECOND;
      const meanwhile = consider(
        KEY,
        facts,
        mail.filter((one) => one.hearAt <= doneAt).map((one) => one.event),
        doneAt,
        policy,
      );
      if (heldBack(intent.effect, { facts: meanwhile.facts, now: doneAt, policy }) !== null) continue;
      posted.push({ effect: intent.effect, at: doneAt, facts: meanwhile.facts as ConversationFacts });
      mail.push(...echo(intent, doneAt, dice(), notes));
    }
  }
}

/** Early by up to a minute, on time, or late by up to twenty seconds. */
function ringAt(alarm: Instant, now: Instant, dice: number): Instant {
  if (dice % 5 === 1) return Math.max(now + SECOND, alarm - (dice % 60) * SECOND);
  return dice % 5 === 2 ? alarm + (dice % 20) * SECOND : alarm;
}

function awake(at: Instant, stops: Night['stops']): Instant {
  return stops.reduce((moved, { from, until }) => (moved >= from && moved < until ? until : moved), at);
}

/** What comes back of an effect, up to a minute later. */
function echo({ effect }: Intent, at: Instant, dice: number, notes: Played['notes']): Mail[] {
  const heard = { id: `echo-${at}`, subject: SUBJECT, at, heardAt: at, via: 'ourselves' as const };
  switch (effect.kind) {
    case 'note': {
      if (effect.marker.kind === 'waiting') notes.push({ at, n: Number(effect.marker.data.n) });
      const author = { kind: 'our-bot' } as const;
      const written = { ...heard, at: toSecond(at), messageId: 1, author, intent: null, marker: effect.marker };
      return [{ hearAt: at + (dice % 60) * SECOND, event: { ...written, kind: 'note-written' } }];
    }
    case 'text-to-client': {
      const said = effect.silence?.step === 'closing' ? 'closing' : 'check-in';
      const sent = {
        ...heard,
        messageId: 2,
        author: { kind: 'our-bot' },
        intent: null,
        providerId: null,
        said,
      } as const;
      return [{ hearAt: at + (dice % 60) * SECOND, event: { ...sent, kind: 'reply-sent' } }];
    }
    case 'show-attributes':
      return [
        { hearAt: at, event: { ...heard, kind: 'attributes-shown', revision: effect.revision, fingerprint: 'fp' } },
      ];
    case 'fetch-messages':
      return [{ hearAt: at, event: { ...heard, kind: 'messages-fetched' } }];
    default:
      return [];
  }
}
