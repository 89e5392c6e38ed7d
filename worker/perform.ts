import { randomUUID } from 'node:crypto';
import type { Effect, NoteEffect } from '../core/kernel/effect';
import { assertNever } from '../core/kernel/assert-never';
import { parseSubjectKey } from '../core/kernel/subject';
import type { EffectJob } from '../adapters/queues/bell';
import { claim, settle } from '../adapters/redis/intent-store';
import { sendMarked } from '../adapters/sending/send-marked';
import { sendPage } from '../adapters/sending/send-page';
import { settlingOf, type Claim, type Outcome } from '../adapters/sending/outcome';
import type { World } from '../adapters/world';
import { assign } from './hands/assign';
import { count } from './hands/count';
import { fetchCarrier } from './hands/fetch-carrier';
import { fetchHistory } from './hands/fetch-history';
import { fetchMessages } from './hands/fetch-messages';
import { lastCheckOfNote, lastCheckOfPage, lastCheckOfText } from './hands/last-check';
import { showAttributes } from './hands/show-attributes';
import { tell, tellOpenConversations } from './hands/tell';
import { noteText } from './hands/note-text';
import { setStatus } from './hands/set-status';
import { setLabels } from './hands/set-labels';
import { reconcile } from './hands/reconcile';
import { recordWait } from './hands/record-wait';
import { textNow } from './hands/text-now';
import { trueOfAgent } from './hands/true-of-agent';
import { withUnwritten } from './hands/unwritten-of';
import { whoeverIsOnCall } from './hands/whoever-is-on-call';

/**
 * Does one intent: claims it, looks whether it is still wanted, does it, and writes down how it ended. Called by the bell
 * as often as it rings; whatever was done already is gone and costs one call. Gives how it ended; null: there was nothing
 * to do at this moment. Errors: Redis away; the bell rings again.
 */
export async function perform(world: World, { subject, intent }: EffectJob): Promise<Outcome | null> {
  world.step('claiming');
  const now = world.clock.now();
  const claimed = await claim(world.redis, subject, intent, now, randomUUID());
  world.step('claimed');
  if (claimed.kind !== 'held') return null;
  const { effect } = claimed;
  const late = claimed.beganAt === null && now > effect.deadline;
  const outcome: Outcome = late ? { kind: 'expired' } : await hand(world, { ...claimed, subject, intent });
  world.count(`effect_${effect.kind}_${outcome.kind}`);
  const settled = await settle(
    world.redis,
    subject,
    intent,
    claimed.fence,
    world.clock.now(),
    settlingOf(outcome, world.clock.now(), claimed.tries),
  );
  world.step('settled');
  if (!settled) world.log.warn({ subject, intent, state: outcome.kind }, 'a claim was lost while its effect was done');
  if (outcome.kind !== 'done') world.log.info({ subject, intent, effect: effect.kind, state: outcome.kind }, 'effect');
  return outcome;
}

/** One hand per kind of effect; a new kind without a hand does not compile. */
function hand(world: World, claim: Claim<Effect>): Promise<Outcome> {
  const { effect } = claim;
  switch (effect.kind) {
    case 'note':
      return postNote(world, { ...claim, effect });
    case 'text-to-client':
      return sendMarked(world, { ...claim, effect }, conversationOf(world, claim.subject), {
        isPrivate: false,
        text: () => textNow(world, effect),
        lastCheck: () => lastCheckOfText(world, claim.subject, effect),
      });
    case 'said':
      // Whoever clicked was not heard of again. The words were in the request alone: it is only looked for.
      return sendMarked(world, { ...claim, effect }, conversationOf(world, claim.subject), {
        isPrivate: effect.isPrivate,
        text: () => Promise.reject(new Error('nobody has these words any more')),
        lastCheck: () => Promise.resolve({ kind: 'withdrawn', reason: 'said by a click' }),
      });
    case 'show-attributes':
      return showAttributes(world, { ...claim, effect });
    case 'set-labels':
      return setLabels(world, { ...claim, effect });
    case 'assign':
      return assign(world, { ...claim, effect });
    case 'set-status':
      return setStatus(world, { ...claim, effect });
    case 'fetch-history':
      return fetchHistory(world, { ...claim, effect });
    case 'fetch-messages':
      return fetchMessages(world, { ...claim, effect });
    case 'fetch-carrier':
      return fetchCarrier(world, { ...claim, effect });
    case 'reconcile':
      return reconcile(world, { ...claim, effect });
    case 'count':
      return count(world, { ...claim, effect });
    case 'record-wait':
      return recordWait(world, { ...claim, effect });
    case 'page-on-call':
      return sendPage(world, { ...claim, effect }, () => lastCheckOfPage(world, claim.subject, effect));
    case 'tell':
      return tell(world, { ...claim, effect });
    case 'tell-open-conversations':
      return tellOpenConversations(world, { ...claim, effect });
    default:
      return assertNever(effect);
  }
}

async function postNote(world: World, claim: Claim<NoteEffect>): Promise<Outcome> {
  const isTrue = await trueOfAgent(world, claim.effect);
  if (isTrue === null) return { kind: 'again', afterMs: null };
  const called = await whoeverIsOnCall(world, isTrue);
  if (called === null) return { kind: 'withdrawn', reason: 'nobody is on call' };
  const effect = await withUnwritten(world, claim.subject, called);
  return sendMarked(world, { ...claim, effect }, conversationOf(world, claim.subject), {
    isPrivate: true,
    text: () => noteText(world, effect),
    lastCheck: () => lastCheckOfNote(world, claim.subject, effect),
  });
}

/** Where something about this subject is written: the conversation itself, or the desk's own for the desk. */
function conversationOf(world: World, subject: string): number {
  const parsed = parseSubjectKey(subject);
  if (parsed?.kind === 'conversation') return parsed.conversationId;
  if (parsed?.kind === 'desk') return world.deskConversationId;
  throw new Error('a client has no conversation of its own to write in');
}
