import { randomBytes } from 'node:crypto';

/** Fields whose values are Chatwoot's own words or numbers; every other text in a payload is somebody's. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...['event', 'message_type', 'content_type', 'status', 'channel', 'type', 'sender_type', 'assignee_type', 'priority'],
  ...['created_at', 'updated_at', 'first_reply_created_at', 'snoozed_until', 'timestamp', 'availability_status'],
]);
/** Empty here and there in the recordings; filled, so that a name, an address and a number are everywhere. */
const FILLED: ReadonlySet<string> = new Set([
  ...['content', 'processed_message_content', 'name', 'available_name', 'email', 'phone_number', 'identifier'],
]);
const CARRIER_ID = /^SM\w+$/;

/** Words that stand nowhere else in the world, so that finding one proves where it came from. */
export function newCanary(): string {
  return `canary${randomBytes(9).toString('hex')}`;
}

/** The payload with a canary in every text that could be somebody's words, name, number or address. */
export function poisoned(value: unknown, canaries: string[], key = ''): unknown {
  const put = (): string => {
    const canary = newCanary();
    canaries.push(canary);
    return key === 'email' ? `${canary}@example.org` : key === 'phone_number' ? `+1555${canary}` : `${canary} said so`;
  };
  if (value === null) return FILLED.has(key) ? put() : value;
  if (typeof value === 'string') return STRUCTURE.has(key) || CARRIER_ID.test(value) ? value : put();
  if (Array.isArray(value)) return value.map((one) => poisoned(one, canaries, key));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, canaries, name)]));
}

/** How a canary would look if it had been carried along in some other spelling. */
export function spellings(canary: string): string[] {
  const bytes = Buffer.from(canary);
  // In base64 the letters differ by where in the text it begins; the ends, which hang on the neighbours, are cut off.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [canary, ...base64, bytes.toString('hex'), [...canary].reverse().join('')];
}

/** Which canaries stand in these texts, in any spelling. */
export function found(canaries: readonly string[], texts: readonly string[]): string[] {
  const all = texts.join('\n');
  return canaries.filter((canary) => spellings(canary).some((spelling) => all.includes(spelling)));
}
