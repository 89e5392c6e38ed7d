import type { Redis } from 'ioredis';
import { listParked } from '../../adapters/redis/parked';
import { SECOND } from '../../core/kernel/instant';
import type { ConversationFacts } from '../../core/kernel/facts';
import { present } from '../../core/panel/present';
import { actsAt, intentIn, type Acts } from '../support/acts';
import { allConversations } from '../support/known-facts';
import type { Scene } from './script';
import { CHAOS_POLICY, type Stage } from './stage';

/** What cannot be undone: a second note, or one that came although an answer stood there. Empty when all is well. */
export function irreparable({ practice, chatwoot }: Stage, scenes: readonly Scene[]): string[] {
  const acts = actsAt(practice);
  const atDesk = acts.notesIn(chatwoot.deskConversationId).map(intentIn);
  const twice = atDesk.filter((intent, i) => atDesk.indexOf(intent) !== i).map((intent) => `the desk: twice ${intent}`);
  return twice.concat(inScenes(acts, scenes));
}

function inScenes(acts: Acts, scenes: readonly Scene[]): string[] {
  return scenes.flatMap(({ conversation, what, waits }) => {
    const notes = acts.notesIn(conversation);
    const intents = notes.map(intentIn);
    const faults: string[] = [];
    if (new Set(intents).size < intents.length) faults.push(`a note twice: ${intents.join(' ')}`);
    if (waits && notes.length > 1) faults.push(`${notes.length} notes: ${intents.join(' ')}`);
    if (!waits && notes.length > 0) faults.push(`a note although it was answered: ${intents.join(' ')}`);
    if (notes.some(({ detail }) => detail['private'] !== true)) faults.push('a note the client can see');
    if (acts.textsIn(conversation).length > 0) faults.push('a text to the client');
    return faults.map((fault) => `${what} ${conversation}: ${fault}`);
  });
}

/** What is still missing, and may be under way. Empty when all is well. */
export async function missing(stage: Stage, redis: Redis, scenes: readonly Scene[]): Promise<string[]> {
  const acts = actsAt(stage.practice);
  const known = await allConversations(redis);
  const faults = scenes.flatMap(({ conversation, what, waits, typed }) => {
    const facts = known.get(conversation);
    if (!facts) return [`${what} ${conversation}: nothing is known of it`];
    const lacks: string[] = [];
    if (waits && acts.notesIn(conversation).length === 0) lacks.push('no note');
    if (!heardAll(stage, facts)) lacks.push('messages that nobody heard');
    if (typed && typingWasTaken(stage, conversation) && facts.presence.typingOn === null) lacks.push('a lost event');
    if (facts.waiting.lastNoteAt === null && waits) lacks.push('its note was not heard');
    return lacks.map((lack) => `${what} ${conversation}: ${lack}`);
  });
  const parked = await listParked(redis);
  return [...faults, ...parked.map(({ subject, error }) => `${subject} was parked: ${error}`)];
}

/** Whether all that was said in Chatwoot is in the facts, as far back as facts remember. */
function heardAll({ practice }: Stage, { subject, thread }: ConversationFacts): boolean {
  const messages = practice.model.conversations.get(subject.conversationId)?.messages ?? [];
  const heard = new Set([...thread.inbound, ...thread.outgoing].map(({ messageId }) => messageId));
  return messages.filter((one) => !one.private && one.message_type !== 'activity').every(({ id }) => heard.has(id));
}

/** Whether a webhook about their typing was answered with 200. Nothing else can tell of it. */
function typingWasTaken({ practice }: Stage, conversation: number): boolean {
  return practice.ledger.deliveries.some(
    ({ event, about, outcome }) =>
      event === 'conversation_typing_on' && about.conversation === conversation && outcome === 'delivered',
  );
}

/** Conversations whose sidebar does not say at this moment what the facts say. It lags by some seconds at all times. */
export async function wrongSidebars(stage: Stage, redis: Redis, scenes: readonly Scene[]): Promise<string[]> {
  const acts = actsAt(stage.practice);
  const known = await allConversations(redis);
  return scenes.flatMap(({ conversation, what }) => {
    const facts = known.get(conversation);
    const shown = acts.attributesOf(conversation);
    const now = stage.clock.now();
    const wanted = [now, now - SECOND].map((at) => facts && present(facts, at, CHAOS_POLICY));
    const right = wanted.some(
      (view) =>
        shown['helpline_connection'] === view?.connection.words && shown['helpline_next_step'] === view?.nextStep,
    );
    const others = what !== 'overwritesAttributes' || shown['theirs'] === 'kept';
    if (right && others) return [];
    return [`${what} ${conversation}: shows ${JSON.stringify(shown)}, not ${JSON.stringify(wanted[0])}`];
  });
}
