import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running Chatwoot 4.15.1 posted: the README of test/recordings tells what was done. */
export type RecordedWebhook = { received_at_ms: number; path: string; headers: Record<string, string>; raw: string };

/** The secrets of the recorded webhooks: the account's, an API inbox's, a bot's. */
export const RECORDED_SECRETS: readonly string[] = ['ACCOUNT-WEBHOOK-SECRET', 'API-INBOX-SECRET', 'BOT-SECRET'];

const RECORDINGS = join(__dirname, '../recordings');

export function recordedWebhooks(): RecordedWebhook[] {
  const lines = readFileSync(join(RECORDINGS, 'webhooks.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedWebhook);
}

/** A recorded REST answer, by the name under which it stands in its file; the body alone. */
export function recordedAnswer(file: string, name: string): unknown {
  const all = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8')) as Record<string, { data: unknown } | undefined>;
  const found = all[name];
  if (!found) throw new Error(`${file} has no ${name}`);
  return found.data;
}
