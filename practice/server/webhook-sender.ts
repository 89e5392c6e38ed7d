import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { Delivery } from '../ledger';
import { webhookBody, webhookEventOf } from '../model/shapes-events';
import { epochOf } from '../model/spelling';
import type { Notice } from '../model/world';
import { textsOf } from './answering';
import type { Desk } from './desk';

/** Real milliseconds: the network's time, not the model's. */
const GIVE_UP_MS = 5_000;
const HELD_BACK_MS = [1_000, 4_000] as const;
type Post = Pick<Delivery, 'id' | 'event' | 'url' | 'about'>;

/** Rails writes < > & and two line separators as \u escapes; a signature must be checked over these very bytes. */
const railsJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (odd) => `\\u${odd.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Posts signed webhooks for what the model announces: one try each, never again, in no promised order. */
export function sendWebhooks(desk: Desk): void {
  const { world, faults, ledger } = desk;
  const { random, clock } = world;
  world.listen((notice) => {
    const event = webhookEventOf(notice);
    if (!event || faults.webhooksOff) return;
    const about = {
      ...('conversation' in notice ? { conversation: notice.conversation.id } : {}),
      ...('message' in notice ? { message: notice.message.id } : {}),
    };
    for (const { url, secret, subscriptions } of world.webhooks) {
      if (!textsOf(subscriptions).includes(event)) continue;
      const post: Post = { id: random.uuid(), event, url: String(url), about };
      const later = (): void => {
        const [least, most] = faults.webhooksDelayMs;
        // Mostly quick, now and then slow: that alone puts some of them out of order.
        const late = least + random.next() ** 3 * (most - least);
        const held = random.chance(faults.webhooksReorder) ? random.between(...HELD_BACK_MS) : 0;
        // Also what was deleted meanwhile: there is nothing to tell of it.
        const refused = (): void => ledger.deliver({ ...post, outcome: 'refused', status: 0 });
        clock.after(late + held, () => void send(desk, post, String(secret), notice).catch(refused));
      };
      if (random.chance(faults.webhooksLose)) ledger.deliver({ ...post, outcome: 'lost', status: 0 });
      else for (let times = random.chance(faults.webhooksDuplicate) ? 2 : 1; times > 0; times -= 1) later();
    }
  });
}

async function send({ world, ledger }: Desk, post: Post, secret: string, notice: Notice): Promise<void> {
  const raw = railsJson(webhookBody(world, notice));
  const sentAt = String(epochOf(world.clock.now()));
  const signature = createHmac('sha256', secret).update(`${sentAt}.${raw}`).digest('hex');
  const status = await request(post.url, raw, {
    ...{
      'Accept-Encoding': 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
      Accept: 'application/json',
      'User-Agent': 'Ruby',
    },
    ...{ 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(raw), 'X-Chatwoot-Delivery': post.id },
    ...{ 'X-Chatwoot-Timestamp': sentAt, 'X-Chatwoot-Signature': `sha256=${signature}` },
  });
  ledger.deliver({ ...post, outcome: status >= 200 && status < 300 ? 'delivered' : 'refused', status });
}

/** The status of the answer, 0 for none. */
function request(url: string, body: string, headers: http.OutgoingHttpHeaders): Promise<number> {
  return new Promise((resolve) => {
    const { request: open } = url.startsWith('https:') ? https : http;
    const outgoing = open(url, { method: 'POST', headers, agent: false, timeout: GIVE_UP_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.on('timeout', () => outgoing.destroy()).on('error', () => resolve(0));
    outgoing.end(body);
  });
}
