import { createHash } from 'node:crypto';
import type { Road } from './road';

type Fields = Readonly<Record<string, unknown>>;
let beats = 0;

/**
 * A beat as a client's page would send it; the fields that a test does not name are those of a page just opened. The
 * answer is its status.
 */
export async function beat(road: Road, source: string, more: Fields = {}, origin = road.practice.url): Promise<number> {
  beats += 1;
  const hash = createHash('sha256').update(source).digest('hex');
  const usual = { v: 1, source: hash, page: 'a'.repeat(16), n: beats, seq: 1, device: 'phone', state: 'visible' };
  const body = JSON.stringify({ ...usual, since: 0, born: 0, chat: 'closed', ...more });
  const answer = await fetch(`${road.pluginUrl}/beacon`, { method: 'POST', body, headers: { origin } });
  if (answer.status === 200) {
    const told: unknown = await answer.json();
    if (JSON.stringify(told) !== '{"forget":true}') throw new Error('another answer than to forget');
  }
  return answer.status;
}

/** What a page and Chatwoot both call the visitor of this conversation. */
export function sourceOf({ practice: { model } }: Road, conversation: number): string {
  const row = model.contactInboxes.get(model.conversations.get(conversation)?.contact_inbox_id ?? 0);
  if (!row) throw new Error('no visitor');
  return row.source_id;
}
