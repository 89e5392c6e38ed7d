import { assertNever } from '../../core/kernel/assert-never';
import type { TellEffect, TellOpenConversationsEffect, Told } from '../../core/kernel/effect';
import type { HelplineEvent } from '../../core/kernel/event';
import { parseSubjectKey, subjectKey, type Subject } from '../../core/kernel/subject';
import { accept } from '../../adapters/redis/mailbox';
import { openSubjects } from '../../adapters/redis/open-subjects';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';

/** Puts an event into another subject's mailbox; told twice it is dropped there. Errors: Redis away. */
export async function tell(world: World, { effect, intent }: Claim<TellEffect>): Promise<Outcome> {
  await deliver(world, effect.to, effect.what, intent);
  return { kind: 'done' };
}

/** The same for every conversation that is open. Errors: Redis away; then all are told again, harmlessly. */
export async function tellOpenConversations(
  world: World,
  { effect, intent }: Claim<TellOpenConversationsEffect>,
): Promise<Outcome> {
  for (const key of await openSubjects(world.redis)) {
    const subject = parseSubjectKey(key);
    if (subject?.kind === 'conversation') await deliver(world, subject, effect.what, intent);
  }
  return { kind: 'done' };
}

async function deliver(world: World, to: Subject, what: Told, intent: string): Promise<void> {
  const now = world.clock.now();
  await accept(world.redis, [eventOf(to, what, intent, now)], now);
  world.bell.ring(subjectKey(to));
}

/** What is told, as an event of the one who hears it. A subject that cannot hear this kind is an error of ours. */
function eventOf(to: Subject, what: Told, intent: string, now: number): HelplineEvent {
  const heard = { id: `told:${intent}`, heardAt: now, via: 'ourselves' as const };
  switch (what.kind) {
    case 'conversation-of-client':
      if (to.kind === 'client') return { ...heard, ...what, subject: to, at: now };
      break;
    case 'boundary': {
      const { contactId, boundary } = what;
      if (to.kind === 'client') return { ...heard, kind: 'boundary-told', contactId, boundary, subject: to, at: now };
      if (to.kind === 'conversation') {
        return { ...heard, kind: 'boundary-told', contactId, boundary, subject: to, at: now };
      }
      break;
    }
    case 'wait':
      if (to.kind === 'desk')
        return { ...heard, kind: 'wait-told', wait: what.wait, subject: to, at: what.wait.toldAt };
      break;
    case 'phone-line': {
      const { messageId, until } = what;
      if (to.kind === 'conversation')
        return { ...heard, kind: 'phone-line-due', messageId, until, subject: to, at: now };
      break;
    }
    case 'ring':
      if (to.kind === 'conversation') return { ...heard, kind: 'ring-told', ring: what.ring, subject: to, at: now };
      break;
    case 'lead-wanted':
      if (to.kind === 'desk') return { ...heard, ...what, subject: to, at: now };
      break;
    case 'muted-wrote': {
      const { kind, conversationId, messageId, wroteAt } = what;
      if (to.kind === 'desk') return { ...heard, kind, conversationId, messageId, subject: to, at: wroteAt };
      break;
    }
    case 'left-from-before':
    case 'left-answered':
      if (to.kind === 'desk') return { ...heard, ...what, subject: to, at: now };
      break;
    case 'hand-off-wanting':
      if (to.kind === 'desk') return { ...heard, ...what, subject: to, at: now };
      break;
    case 'line-changed':
      if (to.kind === 'conversation') return { ...heard, ...what, subject: to, at: what.since };
      break;
    case 'sending-switched': {
      const { kind, stopped, since } = what;
      if (to.kind === 'conversation') return { ...heard, kind, stopped, subject: to, at: since };
      break;
    }
    case 'credits-told': {
      const { kind, percent, until } = what;
      if (to.kind === 'conversation') return { ...heard, kind, percent, until, subject: to, at: now };
      break;
    }
    case 'comparison-told': {
      const { kind, away, comparedAt } = what;
      if (to.kind === 'conversation') return { ...heard, kind, away, comparedAt, subject: to, at: now };
      break;
    }
    default:
      return assertNever(what);
  }
  throw new Error(`a ${to.kind} was told of ${what.kind}, which it cannot hear`);
}
