import type { NoteEffect, TextToClientEffect } from '../../core/kernel/effect';
import type { HelplineEvent, NoteMarker } from '../../core/kernel/event';
import type { SaidEffect } from '../../core/kernel/said-effect';
import { desk, parseSubjectKey, subjectKey } from '../../core/kernel/subject';
import type { AgentSession, Posted } from '../chatwoot/contract';
import { ownWords } from '../chatwoot/own-words';
import { accept } from '../redis/mailbox';
import { LEASE } from '../redis/intent-store';
import type { World } from '../world';
import type { Claim, Outcome } from './outcome';

/** What differs between a note and a text: whether the client sees it, its words, and what is looked at just before. */
export type Sending = {
  isPrivate: boolean;
  text: () => Promise<string>;
  /** Why it must not go out now: for good (`withdrawn`), or not yet (`again`); null when it may. */
  lastCheck: () => Promise<Extract<Outcome, { kind: 'withdrawn' | 'again' }> | null>;
  /** In an advocate's own session and name; else our bot's. */
  as?: AgentSession;
  /** What a note means, where its effect does not say it. */
  marker?: NoteMarker;
  /** Called with what was posted; left out, it is heard of as our bot's. */
  heard?: (posted: Posted) => Promise<void>;
};

const OUR_BOT = { kind: 'our-bot' } as const;
/** A request is given up after this long (ms), so a claim must have more than this left when it begins. */
const REQUEST_TIME = 10_000;
/** How long evidence of a text may take to show; two looks this far apart and nothing: a person decides. */
const EVIDENCE_AFTER = 30_000;

/**
 * The one place that posts a message: check last, post with the marker, say how it ended. After a crash or a lost answer
 * the marker is looked for before any second try. A note is then tried again; a text to a client never is: a second text
 * is a second trace on a phone that may be watched, so a person is told instead. Errors: Redis away.
 */
export async function sendMarked(
  world: World,
  claim: Claim<NoteEffect | TextToClientEffect | SaidEffect>,
  conversationId: number,
  sending: Sending,
): Promise<Outcome> {
  if (claim.beganAt !== null) {
    const looked = await lookForEvidence(world, claim.intent, claim.beganAt, conversationId, sending.isPrivate);
    if (looked) return looked;
    if (world.clock.now() > claim.effect.deadline) return { kind: 'expired' };
  }
  const stopped = await sending.lastCheck();
  if (stopped) return stopped;
  // The look itself may have taken its time: a late text is worse than none (B2.7).
  if (claim.effect.kind === 'text-to-client' && world.clock.now() > claim.effect.deadline) return { kind: 'expired' };
  world.step('checked');
  const text = await sending.text();
  // A process that was frozen here has lost its claim: somebody else may be looking for evidence already.
  if (world.clock.now() + REQUEST_TIME > claim.leaseUntil) return { kind: 'again', afterMs: 0 };
  world.step('posting');
  const marker = { intent: claim.intent, ...(claim.effect.kind === 'note' ? claim.effect.marker : sending.marker) };
  const { isPrivate, as } = sending;
  const posted = await world.chatwoot.postMessage({ conversationId, text, isPrivate, marker, ...(as && { as }) });
  world.step('posted');
  switch (posted.kind) {
    case 'ok':
      await (sending.heard ?? ((value: Posted) => hearOurselves(world, claim, text, value)))(posted.value);
      return { kind: 'done' };
    case 'unknown':
      return { kind: 'unknown', afterMs: LEASE };
    case 'not-sent':
      return { kind: 'again', afterMs: posted.retryAfterMs };
    case 'refused':
      if (posted.error.status !== 401 || as) return { kind: 'refused' };
      // Chatwoot says 401 to a token that was replaced, too. Somebody can mend that; until the deadline it is tried again.
      world.log.error({ intent: claim.intent, status: 401 }, 'Chatwoot refuses our bot: was its token replaced?');
      return { kind: 'again', afterMs: REQUEST_TIME };
  }
}

/** Our own message is heard of at once, under the id that its webhook would have; rules need not wait for the echo. */
async function hearOurselves(
  world: World,
  { subject: key, intent, effect }: Claim<NoteEffect | TextToClientEffect | SaidEffect>,
  text: string,
  { messageId, at }: Posted,
): Promise<void> {
  const subject = parseSubjectKey(key);
  const heard = { at, heardAt: world.clock.now(), via: 'ourselves' as const, messageId, author: OUR_BOT, intent };
  if (subject && subject.kind !== 'client' && effect.kind === 'note') {
    const { marker } = effect;
    await tell(world, { ...heard, kind: 'note-written', id: `note:${messageId}`, subject, marker } as HelplineEvent);
  }
  if (subject?.kind === 'conversation' && effect.kind === 'text-to-client') {
    const words = ownWords(text, world.us);
    await tell(world, { ...heard, kind: 'reply-sent', id: `sent:${messageId}`, subject, providerId: null, ...words });
  }
}

async function tell(world: World, event: HelplineEvent): Promise<void> {
  await accept(world.redis, [event], world.clock.now());
  world.bell.ring(subjectKey(event.subject));
}

/** What the evidence says of an intent whose outcome is unknown; null when it may be begun again. */
async function lookForEvidence(
  world: World,
  intent: string,
  beganAt: number,
  conversationId: number,
  isPrivate: boolean,
): Promise<Outcome | null> {
  const found = await world.chatwoot.findMarked(conversationId, intent, beganAt, { isPrivate });
  if (found.kind !== 'ok') return { kind: 'unknown', afterMs: 5_000 };
  if (found.value !== null) return { kind: 'recovered' };
  const age = world.clock.now() - beganAt;
  // The claim ran out before anybody looked, and it lasts longer than a request may: what is not there will not come.
  if (isPrivate) return null;
  if (age < 2 * EVIDENCE_AFTER) return { kind: 'unknown', afterMs: EVIDENCE_AFTER };
  await giveToPerson(world, intent);
  return { kind: 'given_to_person' };
}

async function giveToPerson(world: World, intent: string): Promise<void> {
  const subject = desk(world.accountId);
  const now = world.clock.now();
  const heard = { id: `unknown:${intent}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(
    world.redis,
    [{ ...heard, kind: 'event-parked', subject, parkedId: intent, about: 'text-unknown' }],
    now,
  );
  world.bell.ring(subjectKey(subject));
}
