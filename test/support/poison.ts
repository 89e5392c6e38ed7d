/** The payload with a canary in every field that holds text of people or pages; what the road runs on is left. */
export function poison(body: unknown): { said: number; poisoned: unknown } {
  const ours =
    /^(event|message_type|created_at|updated_at|status|type|channel|assignee_type|priority|content_type|snoozed_until|first_reply_created_at)$/;
  let said = 0;
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
    }
    if (ours.test(key)) return value;
    if (typeof value === 'string' || (value === null && key === 'source_id')) {
      said += 1;
      return `a canary at ${key}`;
    }
    return value;
  };
  return { poisoned: walk(body, ''), said };
}
