import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an administrator's live feed told while the webhooks were recorded: when it came, and Chatwoot's own message. */
export type RecordedTelling = { heardAt: number; message: { event: string; data: Record<string, unknown> } };

export function recordedTellings(): RecordedTelling[] {
  const lines = readFileSync(join(__dirname, '../recordings/cable.jsonl'), 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const { t, m } = JSON.parse(line) as { t: number; m: { message?: RecordedTelling['message'] } };
    return m.message ? [{ heardAt: t, message: m.message }] : [];
  });
}
