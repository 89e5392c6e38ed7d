import type { IncomingMessage, ServerResponse } from 'node:http';
import { pairingIn } from '../../adapters/chatwoot/pairing-in-webhook';
import { translateWebhook } from '../../adapters/chatwoot/translate-webhook';
import { verifySignature } from '../../adapters/chatwoot/verify-signature';
import { WEBHOOK_PATH } from '../../adapters/chatwoot/webhook-path';
import type { CounterName } from '../../adapters/redis/counters';
import { accept } from '../../adapters/redis/mailbox';
import { proofCame } from '../../adapters/redis/proof-store';
import type { World } from '../../adapters/world';
import type { HelplineEvent } from '../../core/kernel/event';
import { subjectKey } from '../../core/kernel/subject';
import { readPreflightNote } from '../../core/preflight/marker';
import { hearCode } from '../panel/pairing';
import { readBody } from '../read-body';
import { watchLateness } from '../watch-lateness';

export const CHATWOOT_WEBHOOK_PATH = WEBHOOK_PATH;
/** Bytes. A message may have 150,000 characters, each of them up to six bytes here, and stands in its webhook several times. */
const LARGEST_BODY = 6_000_000;

type Answer = { status: 200 | 400 | 401 | 413 | 500 | 503; counted: CounterName };

/**
 * Chatwoot's account webhooks. Chatwoot posts each once, waits 5 s and never again: so the answer comes as soon as the
 * event is kept, and nothing is worked on here. 200: kept, or nothing to keep. 401, 413, 400: refused without a reason,
 * and nothing changed. 503: Redis is away and nothing was kept; the sweep will find it.
 * A plain Node handler in front of Express, which would cost more than all the rest together (docs/decisions).
 */
export function chatwootWebhookDoor(world: World, secrets: readonly string[]) {
  const noteLateness = watchLateness(world);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, counted } = await answerTo(request).catch(failed);
    world.count(counted);
    response.writeHead(status, { 'content-length': 0 }).end();
    if (status === 413) request.destroy();
  };

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    const raw = await readBody(request, LARGEST_BODY);
    if (raw === 'too large') return { status: 413, counted: 'webhook_too_large' };
    if (raw === 'broken off') return { status: 400, counted: 'webhook_odd' };
    const heardAt = world.clock.now();
    const timestamp = header(request, 'x-chatwoot-timestamp');
    const signature = header(request, 'x-chatwoot-signature');
    const verified = verifySignature({ raw, timestamp, signature, secrets, now: heardAt });
    if (verified !== 'ok') return { status: 401, counted: `webhook_${verified}` };
    const body = parse(raw);
    if (body === undefined) return { status: 400, counted: 'webhook_not_json' };
    const events = translateWebhook(body, { heardAt, sentAt: Number(timestamp) * 1000 }, world.us);
    if (events === 'odd') return { status: 400, counted: 'webhook_odd' };
    const first = events[0];
    if (!first) return { status: 200, counted: 'webhook_ignored' };
    try {
      world.step('accepting');
      const accepted = await accept(world.redis, events, heardAt, { opens: world.bell.worksHere() });
      world.step('accepted');
      await noteProof(world, first);
      await notePairing(world, body);
      noteLateness(body, heardAt);
      if (accepted.ring) world.bell.ring(subjectKey(first.subject), accepted.opened);
      return { status: 200, counted: accepted.fresh > 0 ? 'webhook_kept' : 'webhook_repeated' };
    } catch (error) {
      world.log.error({ door: 'chatwoot', error }, 'Redis did not keep a webhook; Chatwoot was told');
      return { status: 503, counted: 'webhook_redis_away' };
    }
  }

  /** A fault of ours. Nothing was kept, so it is not answered with 200. */
  function failed(error: unknown): Answer {
    world.log.error({ door: 'chatwoot', error }, 'the door itself failed');
    return { status: 500, counted: 'webhook_failed' };
  }
}

/** `npm run doctor` writes such a note to see whether a signed webhook comes as far as here; the sweep proves nothing. */
async function noteProof(world: World, event: HelplineEvent): Promise<void> {
  if (event.kind !== 'note-written' || event.author.kind !== 'our-bot' || event.marker === null) return;
  const note = readPreflightNote(event.marker);
  if (note?.what === 'proof') await proofCame(world.redis, note.proof);
}

/** An advocate typed the code that their panel shows them. */
async function notePairing(world: World, body: unknown): Promise<void> {
  const typed = world.panel && pairingIn(body, world.accountId);
  if (world.panel && typed) await hearCode(world, world.panel, typed);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
