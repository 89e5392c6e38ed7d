import { consider } from './consider';
import type { ConversationEvent } from './kernel/event';
import { noConversationFacts, type Facts } from './kernel/facts';
import type { Instant } from './kernel/instant';
import type { Policy } from './kernel/policy';
import { isQuietStep, type QuietStep } from './kernel/quiet-memory';
import { subjectKey, type ConversationSubject } from './kernel/subject';

/** What a policy would have done about quiet clients: steps by kind, and texts that would have gone out by themselves. */
export type WouldHave = { steps: Partial<Record<QuietStep, number>>; sends: number };

/** More looks than this at one conversation are a mistake of ours, not a long night. */
const MOST_LOOKS = 20_000;

/**
 * Plays one conversation's past through the very rules that run live (E27), waking as its alarms would have. `events` with
 * the times inside them; nothing is sent, and nothing is asked of anybody.
 */
export function dryRun(
  subject: ConversationSubject,
  events: readonly ConversationEvent[],
  policy: Policy,
  until: Instant,
): WouldHave {
  const mail = [...events].sort((a, b) => a.at - b.at);
  let facts: Facts = noConversationFacts(subject);
  let alarm: Instant | null = null;
  const steps: WouldHave['steps'] = {};
  let sends = 0;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const now = Math.min(alarm ?? Infinity, mail[0]?.at ?? Infinity);
    if (now > until) break;
    const heard = mail.splice(0, mail.filter(({ at }) => at <= now).length);
    const considered = consider(subjectKey(subject), facts, heard, now, policy);
    facts = considered.facts;
    alarm = considered.lookAgainAt;
    for (const { effect } of considered.intents) {
      if (effect.kind === 'text-to-client' && effect.silence) sends += 1;
      const step = effect.kind === 'note' && effect.marker.kind === 'quiet' ? effect.marker.data['step'] : null;
      if (isQuietStep(step)) steps[step] = (steps[step] ?? 0) + 1;
    }
  }
  return { steps, sends };
}

/** Several conversations as one. */
export function together(all: readonly WouldHave[]): WouldHave {
  const steps: WouldHave['steps'] = {};
  for (const one of all) {
    for (const [step, count] of Object.entries(one.steps)) {
      if (isQuietStep(step)) steps[step] = (steps[step] ?? 0) + count;
    }
  }
  return { steps, sends: all.reduce((sum, { sends }) => sum + sends, 0) };
}
