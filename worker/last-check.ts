import { heldBack } from '../core/decide';
import type { NoteEffect, TextToClientEffect } from '../core/kernel/effect';
import type { ConversationFacts, Facts } from '../core/kernel/facts';
import { client, desk, parseSubjectKey, subjectKey } from '../core/kernel/subject';
import { readFacts } from '../adapters/redis/facts-store';
import type { Outcome } from '../adapters/sending/outcome';
import type { World } from '../adapters/world';
import { handleSubject } from './handle-subject';
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
 * conversation with the newest messages from Chatwoot, and the client's own facts. Chatwoot away: it waits, or expires.
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
  const ofClient = await fresh(world, subjectKey(client(world.accountId, contactId)));
  return ofClient && askRooms(world, effect, ofClient);
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
