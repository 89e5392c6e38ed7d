import { randomUUID } from 'node:crypto';
import type { Posted } from '../../adapters/chatwoot/chatwoot-api';
import { settle } from '../../adapters/redis/intent-store';
import { beginSaid, letGoOfSaid } from '../../adapters/redis/said-store';
import { checkText } from '../../adapters/sending/last-check';
import { settlingOf, type Claim, type Outcome } from '../../adapters/sending/outcome';
import { sendMarked, type Sending } from '../../adapters/sending/send-marked';
import type { World } from '../../adapters/world';
import type { SaidEffect } from '../../core/kernel/said-effect';
import { subjectKey } from '../../core/kernel/subject';
import { askWorker } from './ask-worker';
import { hearSaid } from './hear-said';
import type { Said, Saying, Speaker } from './said';

/**
 * Says what an advocate clicked, within their request, so that its words are kept nowhere: claimed under the click's own
 * key, looked at once more by every rule, posted with the marker, settled. The same key is said once, however often and
 * however soon it comes; an answer that was lost is looked for and never said again. Errors: Redis away before it was
 * posted, so that it was surely not said. Whatever fails after that is no error to them: it may stand in the thread.
 */
export async function say(world: World, speaker: Speaker, saying: Saying): Promise<Said> {
  const subject = subjectKey(speaker.subject);
  const intent = `${subject}:say-${speaker.agentId}-${speaker.key}:said`;
  const now = world.clock.now();
  const effect: SaidEffect = { kind: 'said', isPrivate: saying.to === 'team', deadline: now };
  world.step('claiming');
  const begun = await beginSaid(world.redis, { subject, id: intent, effect, now, fence: randomUUID() });
  world.step('claimed');
  if (begun.kind !== 'held') return saidBefore(world, speaker, intent, now, begun.kind);
  const claim: Claim<SaidEffect> = { ...begun, subject, intent, effect };
  const posting: Posting = { began: false, posted: null };
  let said: Said | null = null;
  try {
    const outcome = await sendMarked(world, claim, speaker.subject.conversationId, {
      ...sendingOf(world, speaker, saying, posting),
      async heard(value) {
        posting.posted = value;
        await hearSaid(world, speaker, saying, intent, value);
      },
    });
    said = saidOf(outcome, posting.posted?.messageId ?? null);
    await settled(world, claim, outcome);
    world.step('settled');
    world.count(`panel_said_${outcome.kind}`);
    return said;
  } catch (error) {
    if (said === null && !posting.began) throw error;
    world.count('panel_said_unsettled');
    world.log.warn({ intent, error }, 'said, and not written down: the sweep looks for it');
    return said ?? saidAs(posting);
  }
}

/** How far it came: whether Chatwoot was asked to take it, and what it answered. */
type Posting = { began: boolean; posted: Posted | null };

const saidAs = ({ posted }: Posting): Said =>
  posted ? { kind: 'said', messageId: posted.messageId } : { kind: 'unknown' };

/** The same click again: it is said already, or on its way, or nobody could write down that it was said. */
async function saidBefore(
  world: World,
  speaker: Speaker,
  intent: string,
  now: number,
  was: 'done' | 'busy',
): Promise<Said> {
  const messageId = await whereItStands(world, speaker, intent, now);
  return was === 'done' || messageId !== null ? { kind: 'said', messageId } : { kind: 'unknown' };
}

function sendingOf(world: World, { subject }: Speaker, saying: Saying, posting: Posting): Sending {
  // Its text is asked for last, just before it is posted.
  const textOnce = (text: string) => (): Promise<string> => {
    posting.began = true;
    return Promise.resolve(text);
  };
  if (saying.to === 'team') {
    const { text, marker } = saying;
    // Nothing holds back what an advocate tells the others: no client sees it.
    return { isPrivate: true, text: textOnce(text), marker, lastCheck: () => Promise.resolve(null) };
  }
  const { text, as, offered } = saying;
  const asked = {
    ...({ kind: 'text-to-client', about: 'panel', text: '', automatic: false, deadline: Infinity } as const),
    ...(offered && { offered }),
  };
  const at = { world, drain: askWorker(world) };
  return {
    ...{ isPrivate: false, text: textOnce(text), ...(as && { as }) },
    lastCheck: () => checkText(at, subjectKey(subject), asked),
  };
}

/** What was surely not said leaves nothing behind: a second click is a first one. */
async function settled(world: World, claim: Claim<SaidEffect>, outcome: Outcome): Promise<void> {
  const { subject, intent, fence } = claim;
  const now = world.clock.now();
  if (['done', 'recovered', 'unknown'].includes(outcome.kind)) {
    await settle(world.redis, subject, intent, fence, now, settlingOf(outcome, now, 1));
  } else await letGoOfSaid(world.redis, subject, intent, fence);
}

function saidOf(outcome: Outcome, messageId: number | null): Said {
  switch (outcome.kind) {
    case 'done':
    case 'recovered':
      return { kind: 'said', messageId };
    case 'withdrawn':
      return { kind: 'held-back', reason: outcome.reason };
    case 'again':
      return { kind: 'away' };
    case 'unknown':
    case 'given_to_person':
      return { kind: 'unknown' };
    case 'refused':
    case 'expired':
    case 'superseded':
      return { kind: 'refused' };
  }
}

async function whereItStands(world: World, { subject }: Speaker, intent: string, now: number): Promise<number | null> {
  const found = await world.chatwoot.findMarked(subject.conversationId, intent, now - RETRIED_WITHIN, {
    priority: 'now',
  });
  return found.kind === 'ok' ? (found.value?.messageId ?? null) : null;
}

/** A page does not try a click again after this time (ms). */
const RETRIED_WITHIN = 15 * 60_000;
