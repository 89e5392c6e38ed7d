import { heldBack } from '../core/decide';
import type { NoteEffect, TextToClientEffect } from '../core/kernel/effect';
import type { Boundary } from '../core/kernel/boundary';
import type { ClientFacts, ConversationFacts, Facts } from '../core/kernel/facts';
import { joinBoundary } from '../core/kernel/join-boundary';
import { boundaryOf } from '../core/kernel/known-boundary';
import { client, conversation, desk, parseSubjectKey, subjectKey } from '../core/kernel/subject';
import { readFacts } from '../adapters/redis/facts-store';
import type { Outcome } from '../adapters/sending/outcome';
import type { World } from '../adapters/world';
import { handleSubject } from './handle-subject';
import { hearHistory } from './hear-history';
import { hearMessages } from './hear-messages';

type Stopped = Extract<Outcome, { kind: 'withdrawn' | 'again' }> | null;

/**
 * Just before a note goes out: ask Chatwoot itself what was said meanwhile, because a webhook may be 20 s behind, and let
 * every room look again. When Chatwoot cannot be asked the note waits: it could not be posted either.
 */
export async function lastCheckOfNote(world: World, subject: string, effect: NoteEffect): Promise<Stopped> {
  if (parseSubjectKey(subject)?.kind !== 'conversation') return null;
  return freshLook(world, subject, effect);
}

/**
 * Just before a text goes to a client. Everything that could forbid it is asked again: the desk's switch, this
 * conversation with the newest messages from Chatwoot, the client's own facts, and each of their other conversations,
 * which may know what it has not told yet. Chatwoot away: it waits, or expires.
 */
export async function lastCheckOfText(world: World, subject: string, effect: TextToClientEffect): Promise<Stopped> {
  const ofDesk = await fresh(world, subjectKey(desk(world.accountId)));
  const atDesk = ofDesk && askRooms(world, effect, ofDesk);
  if (atDesk) return atDesk;
  const stopped = await freshLook(world, subject, effect);
  if (stopped) return stopped;
  const facts = (await readFacts(world.redis, subject)) as ConversationFacts | null;
  const contactId = facts?.snapshot?.contactId;
  if (!contactId) return { kind: 'again', afterMs: null };
  const ofClient = await clientFacts(world, contactId);
  const asClient = ofClient ? askRooms(world, effect, ofClient) : { kind: 'again' as const, afterMs: null };
  if (asClient || ofClient?.kind !== 'client') return asClient;
  const boundary = await allTheyKnow(world, ofClient);
  return askRooms(world, effect, { ...facts, safety: { ...facts.safety, heard: boundary } });
}

/** The client's facts, their history among them; it is read now if it never was. */
async function clientFacts(world: World, contactId: number): Promise<Facts | null> {
  const key = subjectKey(client(world.accountId, contactId));
  const known = await fresh(world, key);
  if (known?.kind === 'client' && known.historyHeardAt !== null) return known;
  if (!(await hearHistory(world, contactId, { priority: 'now' }))) return null;
  return fresh(world, key);
}

/** What the client's subject and every conversation of theirs know at this moment, told or not yet told. */
async function allTheyKnow(world: World, { subject, boundary, conversations }: ClientFacts): Promise<Boundary> {
  let all = boundary;
  for (const { conversationId } of conversations) {
    const facts = await fresh(world, subjectKey(conversation(subject.accountId, conversationId)));
    if (facts?.kind === 'conversation') all = joinBoundary(all, boundaryOf(facts));
  }
  return all;
}

async function freshLook(world: World, subject: string, effect: NoteEffect | TextToClientEffect): Promise<Stopped> {
  if (!(await hearMessages(world, subject))) return { kind: 'again', afterMs: null };
  const facts = await fresh(world, subject);
  return facts && askRooms(world, effect, facts);
}

/** Every room of this subject may still hold it back: for good, or only for now. */
function askRooms(world: World, effect: NoteEffect | TextToClientEffect, facts: Facts): Stopped {
  const now = world.clock.now();
  const hold = heldBack(effect, { facts, now, policy: world.policy() });
  if (hold === null) return null;
  if (typeof hold === 'string') return { kind: 'withdrawn', reason: hold };
  return { kind: 'again', afterMs: hold.until - now };
}

/** A subject's facts with its mailbox drained. */
async function fresh(world: World, subject: string): Promise<Facts | null> {
  await handleSubject(world, subject);
  return readFacts(world.redis, subject);
}
