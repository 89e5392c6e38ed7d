import { heldBack } from '../../core/decide';
import type { NoteEffect, PageOnCallEffect, TextToClientEffect } from '../../core/kernel/effect';
import type { Boundary } from '../../core/kernel/boundary';
import type { ClientFacts, ConversationFacts, Facts } from '../../core/kernel/facts';
import { joinBoundary } from '../../core/kernel/join-boundary';
import { boundaryOf } from '../../core/kernel/known-boundary';
import { client, conversation, desk, parseSubjectKey, subjectKey } from '../../core/kernel/subject';
import { hasMail, readFacts } from '../redis/facts-store';
import { standsAside } from '../redis/parked';
import type { Outcome } from './outcome';
import type { World } from '../world';
import type { Drain } from '../drain';
import { hearHistory } from '../hear-history';
import { hearMessages } from '../hear-messages';

/** Where it is looked: the world, and who handles the mail that is found there. */
export type Looking = { world: World; drain: Drain };

export type Stopped = Extract<Outcome, { kind: 'withdrawn' | 'again' }> | null;

const LATER = { kind: 'again', afterMs: null } as const;

/**
 * Just before a note goes out: ask Chatwoot itself what was said meanwhile, because a webhook may be 20 s behind, and let
 * every room look again. When Chatwoot cannot be asked the note waits: it could not be posted either.
 */
export async function checkNote(at: Looking, subject: string, effect: NoteEffect): Promise<Stopped> {
  if (parseSubjectKey(subject)?.kind !== 'conversation') return null;
  return freshLook(at, subject, effect);
}

/**
 * Just before somebody on call is paged: whatever was said to the desk meanwhile is heard, and its rooms look again. Chatwoot
 * is not asked: a page goes out also while Chatwoot is away.
 */
export async function checkPage(at: Looking, subject: string, effect: PageOnCallEffect): Promise<Stopped> {
  const facts = await fresh(at, subject);
  return facts === 'unread' ? LATER : facts && askRooms(at, effect, facts);
}

/**
 * Just before a text goes to a client. Everything that could forbid it is asked again: the desk's switch, this
 * conversation with the newest messages from Chatwoot, the client's own facts, and each of their other conversations,
 * which may know what it has not told yet. Chatwoot away: it waits, or expires.
 */
export async function checkText(at: Looking, subject: string, effect: TextToClientEffect): Promise<Stopped> {
  const ofDesk = await fresh(at, subjectKey(desk(at.world.accountId)));
  const atDesk = ofDesk === 'unread' ? LATER : ofDesk && askRooms(at, effect, ofDesk);
  if (atDesk) return atDesk;
  const robot = effect.answers ? await answersItself(at, effect.answers.inboxId) : null;
  if (robot) return robot;
  const stopped = await freshLook(at, subject, effect);
  if (stopped) return stopped;
  const facts = (await readFacts(at.world.redis, subject)) as ConversationFacts | null;
  const contactId = facts?.snapshot?.contactId;
  if (!contactId) return LATER;
  const ofClient = await clientFacts(at, contactId);
  const asClient = ofClient ? askRooms(at, effect, ofClient) : LATER;
  if (asClient || ofClient?.kind !== 'client') return asClient;
  const boundary = await allTheyKnow(at, ofClient);
  if (boundary === null) return LATER;
  return askRooms(at, effect, { ...facts, safety: { ...facts.safety, heard: boundary } });
}

/** Chatwoot's own out-of-office text goes out in this inbox: two robots are one too many (B7.12). Read live. */
async function answersItself(at: Looking, inboxId: number): Promise<Stopped> {
  const inboxes = await at.world.chatwoot.inboxes({ priority: 'now' });
  if (inboxes.kind !== 'ok') return LATER;
  const answers = inboxes.value.some((inbox) => inbox.id === inboxId && inbox.answersItself);
  return answers ? { kind: 'withdrawn', reason: 'Chatwoot answers by itself' } : null;
}

/** The client's facts, their history among them; it is read now if it never was. */
async function clientFacts(at: Looking, contactId: number): Promise<Facts | null> {
  const key = subjectKey(client(at.world.accountId, contactId));
  const known = await allOf(at, key);
  if (known === 'unread') return null;
  if (known?.kind === 'client' && known.historyHeardAt !== null) return known;
  if ((await hearHistory(at.world, at.drain, contactId, { priority: 'now' })) !== 'heard') return null;
  const heard = await allOf(at, key);
  return heard === 'unread' ? null : heard;
}

/** What the client's subject and all their conversations know now, told or not yet; null when one cannot be read. */
async function allTheyKnow(at: Looking, { subject, boundary, conversations }: ClientFacts): Promise<Boundary | null> {
  let all = boundary;
  for (const { conversationId } of conversations) {
    const facts = await allOf(at, subjectKey(conversation(subject.accountId, conversationId)));
    if (facts === 'unread') return null;
    if (facts?.kind === 'conversation') all = joinBoundary(all, boundaryOf(facts));
  }
  return all;
}

async function freshLook(at: Looking, subject: string, effect: NoteEffect | TextToClientEffect): Promise<Stopped> {
  const hearing = await hearMessages(at.world, subject);
  if (hearing === 'unread') return LATER;
  const facts = await fresh(at, subject);
  if (facts === 'unread') return LATER;
  const stopped = facts && askRooms(at, effect, facts);
  // Not there, and not yet sure that it is gone: nothing is sent unread.
  return hearing === 'gone' ? (stopped ?? LATER) : stopped;
}

/** Every room of this subject may still hold it back: for good, or only for now. */
function askRooms(at: Looking, effect: NoteEffect | PageOnCallEffect | TextToClientEffect, facts: Facts): Stopped {
  const now = at.world.clock.now();
  const hold = heldBack(effect, { facts, now, policy: at.world.policy() });
  if (hold === null) return null;
  if (typeof hold === 'string') return { kind: 'withdrawn', reason: hold };
  return { kind: 'again', afterMs: hold.until - now };
}

/** Mail may come while mail is read; more often than this and it is looked at again in a moment. */
const TURNS = 3;

/**
 * A subject's facts with its mailbox drained. "unread" when it cannot be: rules that fail leave mail where it is, and
 * nobody knows what stands in it.
 */
async function fresh(at: Looking, subject: string): Promise<Facts | null | 'unread'> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await at.drain(subject);
    if (!(await hasMail(at.world.redis, subject))) return readFacts(at.world.redis, subject);
  }
  return 'unread';
}

/** The same for what a text depends on: something of theirs that was put aside may be the word "stop". */
async function allOf(at: Looking, subject: string): Promise<Facts | null | 'unread'> {
  return (await standsAside(at.world.redis, subject)) ? 'unread' : fresh(at, subject);
}
