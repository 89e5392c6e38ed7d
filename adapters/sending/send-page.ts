import type { PageOnCallEffect } from '../../core/kernel/effect';
import type { OnCallEvent, PageChannel } from '../../core/kernel/on-call-events';
import { segmentsOf } from '../../core/kernel/segments';
import { desk, subjectKey } from '../../core/kernel/subject';
import { accept } from '../redis/mailbox';
import { LEASE } from '../redis/intent-store';
import type { TwilioPage } from '../twilio/twilio-pager';
import type { World } from '../world';
import type { Claim, Outcome } from './outcome';

/** A request is given up after this long (ms), so a claim must have more than this left when it begins. */
const REQUEST_TIME = 10_000;
/** Twilio's log shows what it took at once or a little later (ms). */
const LOOK_AGAIN = 3_000;

type LastCheck = () => Promise<Extract<Outcome, { kind: 'withdrawn' | 'again' }> | null>;

/**
 * The one place that pages somebody on call: at least once, because a page must not be missed. After a crash or a lost answer
 * Twilio's log is looked at before a second try; the tries are counted, so that two are told as two. The number is read
 * now, goes to Twilio, and is not kept. A page that would come after its deadline is not sent. Errors: Redis away.
 */
export async function sendPage(world: World, claim: Claim<PageOnCallEffect>, lastCheck: LastCheck): Promise<Outcome> {
  const { effect, intent, beganAt } = claim;
  const { pager } = world;
  const page = pager && twilioPageOf(world, claim);
  if (beganAt !== null && page && pager?.twilio) {
    const found = await pager.twilio.find(page, beganAt);
    if (found === 'unread') return { kind: 'unknown', afterMs: LOOK_AGAIN };
    if (found.sid !== null) return sent(world, claim, page.by, found.sid, 'recovered');
  }
  if (world.clock.now() > effect.deadline) return { kind: 'expired' };
  const stopped = await lastCheck();
  if (stopped) return stopped;
  world.step('checked');
  if (!pager || (!page && !pager.webhook))
    return failed(world, intent, pager?.twilio ? 'no-number' : 'no-channel', null);
  if (world.clock.now() + REQUEST_TIME > claim.leaseUntil) return { kind: 'again', afterMs: 0 };
  world.step('paging');
  const { agentId, purpose, letter, text } = effect;
  const paged =
    page && pager.twilio
      ? await pager.twilio.send(page)
      : ((await pager.webhook?.send({ page: intent, agentId, purpose, letter, text })) ?? {
          kind: 'not-sent' as const,
        });
  world.step('paged');
  switch (paged.kind) {
    case 'sent':
      return sent(world, claim, page?.by ?? 'webhook', paged.sid, 'done');
    case 'refused':
      return failed(world, intent, paged.code === OPTED_OUT ? 'opted-out' : 'refused', paged.code);
    case 'not-sent':
      return { kind: 'again', afterMs: null };
    case 'unknown':
      return { kind: 'unknown', afterMs: page ? LOOK_AGAIN : LEASE };
  }
}

/** Twilio's code for a number that texted STOP. */
const OPTED_OUT = 21_610;

/** The page as Twilio takes it; null without Twilio or without a number. */
function twilioPageOf({ pager }: World, { effect, intent }: Claim<PageOnCallEffect>): TwilioPage | null {
  const to = pager?.numbers.of(effect.agentId) ?? null;
  if (!pager?.twilio || to === null) return null;
  const { statusUrl, voiceUrl } = pager.twilio.addresses(intent);
  const both = { to, from: pager.twilio.from, statusUrl };
  return effect.by === 'text' ? { ...both, by: 'text', text: effect.text } : { ...both, by: 'call', voiceUrl };
}

async function sent(
  world: World,
  { intent, tries, effect }: Claim<PageOnCallEffect>,
  by: PageChannel,
  sid: string | null,
  kind: 'done' | 'recovered',
): Promise<Outcome> {
  // What was found in the log left once, however often it was looked for.
  const { segments } = segmentsOf(effect.text);
  const left = { page: intent, by, sid, tries: kind === 'recovered' ? 1 : tries };
  await hear(world, { kind: 'page-sent', ...left, ...(by === 'text' ? { segments } : {}) });
  return { kind };
}

async function failed(
  world: World,
  page: string,
  why: 'no-number' | 'no-channel' | 'opted-out' | 'refused',
  code: number | null,
) {
  world.log.warn({ intent: page, reason: why, status: code ?? 0 }, 'a page was not sent');
  await hear(world, { kind: 'page-failed', page, why, code });
  return { kind: 'refused' } as const;
}

async function hear(world: World, said: Extract<OnCallEvent, { page: string }>): Promise<void> {
  const subject = desk(world.accountId);
  const now = world.clock.now();
  const heard = { id: `${said.kind}:${said.page}:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(world.redis, [{ ...heard, ...said, subject }], now);
  world.bell.ring(subjectKey(subject));
}
