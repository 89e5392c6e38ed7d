import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { Delivery } from '../ledger';
import { setReceipt } from '../model/messages';
import { webhookBody, webhookEventOf } from '../model/shapes-events';
import { epochOf } from '../model/spelling';
import { inboxOf, type Notice } from '../model/world';
import type { Desk } from './desk';

/** Real milliseconds: the network's time, not the model's. */
const GIVE_UP_MS = 5_000;
const HELD_BACK_MS = [1_000, 4_000] as const;

type Target = { url: string; secret: string; ofInbox?: true };
type Post = { target: Target; notice: Notice } & Pick<Delivery, 'id' | 'event' | 'url' | 'about'>;

/** Rails writes < > & and two line separators as \u escapes; a signature must be checked over these very bytes. */
const railsJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (odd) => `\\u${odd.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Posts signed webhooks for what the model announces: one try each, never again, in no promised order. */
export function sendWebhooks(desk: Desk): void {
  const { world, faults, ledger } = desk;
  world.listen((notice) => {
    const event = webhookEventOf(notice);
    if (!event || faults.webhooksOff) return;
    const about = {
      ...('conversation' in notice ? { conversation: notice.conversation.id } : {}),
      ...('message' in notice ? { message: notice.message.id } : {}),
    };
    for (const target of targetsOf(desk, notice, event)) {
      const post = { target, notice, id: world.random.uuid(), event, url: target.url, about };
      if (world.random.chance(faults.webhooksLose)) {
        ledger.deliver({ id: post.id, event, url: target.url, about, outcome: 'lost', status: 0 });
        continue;
      }
      later(desk, post);
      if (world.random.chance(faults.webhooksDuplicate)) later(desk, post);
    }
  });
}

function targetsOf({ world }: Desk, notice: Notice, event: string): Target[] {
  const targets: Target[] = world.webhooks
    .filter((webhook) => (webhook['subscriptions'] as string[]).includes(event))
    .map((webhook) => ({ url: String(webhook['url']), secret: String(webhook['secret']) }));
  if (!('conversation' in notice)) return targets;
  // An API inbox with an address of its own is told everything about its conversations, whoever subscribed.
  const { webhook_url: url, secret } = inboxOf(world, notice.conversation).settings;
  return url ? [...targets, { url: String(url), secret: String(secret), ofInbox: true }] : targets;
}

function later(desk: Desk, post: Post): void {
  const { random, clock } = desk.world;
  const [least, most] = desk.faults.webhooksDelayMs;
  // Mostly quick, now and then slow: that alone puts some of them out of order.
  const late = least + random.next() ** 3 * (most - least);
  const held = random.chance(desk.faults.webhooksReorder) ? random.between(...HELD_BACK_MS) : 0;
  clock.after(late + held, () => void send(desk, post));
}

async function send({ world, ledger }: Desk, { target, notice, ...delivery }: Post): Promise<void> {
  const raw = railsJson(webhookBody(world, notice));
  const sentAt = String(epochOf(world.clock.now()));
  const signature = createHmac('sha256', target.secret).update(`${sentAt}.${raw}`).digest('hex');
  const status = await post(target.url, raw, {
    ...{
      'Accept-Encoding': 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
      Accept: 'application/json',
      'User-Agent': 'Ruby',
    },
    ...{ 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(raw) },
    ...{ 'X-Chatwoot-Delivery': delivery.id, 'X-Chatwoot-Timestamp': sentAt },
    'X-Chatwoot-Signature': `sha256=${signature}`,
  });
  const ok = status >= 200 && status < 300;
  ledger.deliver({ ...delivery, outcome: ok ? 'delivered' : 'refused', status });
  // Chatwoot's own trap: an API inbox's address that refuses makes the message "failed", the client's messages too.
  if (!ok && target.ofInbox && 'message' in notice) setReceipt(world, notice.message, 'failed', String(status));
}

/** The status of the answer, 0 for none. */
function post(url: string, body: string, headers: http.OutgoingHttpHeaders): Promise<number> {
  return new Promise((resolve) => {
    const { request } = url.startsWith('https:') ? https : http;
    const outgoing = request(url, { method: 'POST', headers, agent: false, timeout: GIVE_UP_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(0));
    outgoing.end(body);
  });
}
