import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A webhook ready to be sent: its bytes and the headers that go with them. */
export type Body = { raw: Buffer; headers: Record<string, string> };

export const SECRET = 'a-secret-for-the-benchmark-only';
/** As many as a busy helpline has at once; each gets many messages. */
const CONVERSATIONS = 500;

export type Webhook = {
  id: number;
  event: string;
  message_type: string;
  created_at: string;
  conversation: { id: number; messages: { id: number }[] };
};

/** Real webhooks of a real size: a recorded message_created, told of other messages in other conversations, and signed. */
export function makeBodies(count: number, firstMessage: number, nowMs: number): Body[] {
  const template = recorded(() => true);
  return Array.from({ length: count }, (_, i) => {
    const id = firstMessage + i;
    return bodyOf(template, id, 1 + (id % CONVERSATIONS), nowMs);
  });
}

/** A recorded message of a client's, to be told of other messages. */
export const clientsMessage = (): Webhook => recorded(({ message_type }) => message_type === 'incoming');

/** That message `id` stands in this conversation since `nowMs`, signed at that moment. */
export function bodyOf(template: Webhook, id: number, conversation: number, nowMs: number): Body {
  const timestamp = String(Math.floor(nowMs / 1000));
  const messages = template.conversation.messages.map((message) => ({ ...message, id }));
  const webhook = {
    ...template,
    id,
    created_at: new Date(nowMs).toISOString(),
    conversation: { ...template.conversation, id: conversation, messages, updated_at: nowMs / 1000 + id / 1e6 },
  };
  const raw = Buffer.from(JSON.stringify(webhook));
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.`).update(raw).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-chatwoot-delivery': `bench-${id}`,
    'x-chatwoot-timestamp': timestamp,
    'x-chatwoot-signature': `sha256=${signature}`,
  };
  return { raw, headers };
}

function recorded(fits: (webhook: Webhook) => boolean): Webhook {
  const file = join(__dirname, '../../../test/recordings/webhooks.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const webhooks = lines.map((line) => JSON.parse((JSON.parse(line) as { raw: string }).raw) as Webhook);
  const found = webhooks.find(
    (one) => one.event === 'message_created' && one.conversation.messages[0]?.id === one.id && fits(one),
  );
  if (!found) throw new Error('the recordings have no such message_created');
  return found;
}
