import { consider } from '../core/consider';
import type { HelplineEvent } from '../core/kernel/event';
import { desk, subjectKey } from '../core/kernel/subject';
import { accept } from '../adapters/redis/mailbox';
import type { Opened } from '../adapters/redis/facts-store';
import { countFailure, park, silence } from '../adapters/redis/parked';
import type { World } from '../adapters/world';

/** A handler that throws this often in a row will always throw. */
const TRIES = 3;

/**
 * What happens when the rules themselves fail on a subject: the first two times nothing, the bell rings again. The third
 * time the one event that they fail on is put aside, so that the rest of the mail is handled, and people are told at
 * once: told first, because a process that dies in between must not leave something aside that nobody knows of. The id
 * is that of the row of failures, so that whoever does it again, or at the same time, does the same. Errors: Redis away.
 */
export async function setAside(world: World, subject: string, opened: Opened, error: unknown): Promise<void> {
  const { tries, since } = await countFailure(world.redis, subject, world.clock.now());
  world.count('subject_failed');
  world.log.error({ subject, attempt: tries, error, reason: placeOf(error) }, 'the rules failed on this subject');
  if (tries < TRIES) return;
  const now = world.clock.now();
  const culprit = firstToFail(world, subject, opened, now);
  const event = culprit?.event ?? wakeUp(opened, now);
  const parked = { id: `${subject}.${since}`, subject, event, error: placeOf(error), at: now };
  await tellPeople(world, parked.id, event.kind, now);
  if (!culprit) return silence(world.redis, parked);
  await park(world.redis, parked, culprit.raw);
  world.count('event_parked');
  world.bell.ring(subject);
}

/** The first event after which the rules fail; none when they fail on the facts alone, whatever comes. */
function firstToFail(world: World, subject: string, opened: Opened, now: number) {
  for (let count = 0; count <= opened.mail.length; count += 1) {
    try {
      consider(subject, opened.facts, opened.mail.slice(0, count), now, world.policy());
    } catch {
      const event = opened.mail[count - 1];
      const raw = opened.raw[count - 1];
      return event !== undefined && raw !== undefined ? { event, raw } : null;
    }
  }
  return null;
}

/** When no event is to blame, the subject's alarm is what keeps failing. Replaying this wakes the subject again. */
function wakeUp(opened: Opened, now: number): HelplineEvent {
  const heard = { id: `woken:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
  const { subject } = opened.facts;
  if (subject.kind === 'conversation') return { ...heard, kind: 'messages-fetched', subject };
  return { ...heard, kind: 'canary', subject: desk(subject.accountId) };
}

async function tellPeople(world: World, parkedId: string, about: string, now: number): Promise<void> {
  const subject = desk(world.accountId);
  // The desk's own rules fail: telling the desk would fail again, for ever. The log and the metric are left.
  if (parkedId.startsWith(`${subjectKey(subject)}.`))
    return world.log.fatal({ reason: about }, 'the desk itself failed');
  const heard = { id: `parked:${parkedId}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(world.redis, [{ ...heard, kind: 'event-parked', subject, parkedId, about }], now);
  world.bell.ring(subjectKey(subject));
}

/** The error's name and the first line of its stack that is ours: where to look, and no word of what was in hand. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = /\b(core|worker|adapters)\/[\w/-]+\.[jt]s:\d+/.exec(error.stack ?? '');
  return place ? `${error.name}@${place[0]}` : error.name;
}
