/**
 * The fields a log line may have; whatever is not in this list is dropped. Words, names, numbers and addresses of people
 * have no field here, and never get one (design section 2).
 */
export type LogFields = { [K in keyof typeof LOGGED]?: (typeof LOGGED)[K] extends 'count' ? number : unknown };

/**
 * `token`: one word of our own making (an id, a kind), no blanks, at most 120 characters. `count`: a number.
 * `sentence`: written by us about the settings, never about a person. `error`: its name, code and status, nothing else.
 */
const LOGGED = {
  role: 'token',
  subject: 'token',
  shard: 'token',
  event: 'token',
  eventId: 'token',
  via: 'token',
  effect: 'token',
  intent: 'token',
  room: 'token',
  step: 'token',
  state: 'token',
  queue: 'token',
  job: 'token',
  door: 'token',
  method: 'token',
  route: 'token',
  command: 'token',
  reason: 'token',
  hash: 'token',
  version: 'token',
  address: 'token',
  status: 'count',
  attempt: 'count',
  count: 'count',
  ms: 'count',
  lateMs: 'count',
  bytes: 'count',
  port: 'count',
  pid: 'count',
  accountId: 'count',
  agentId: 'count',
  conversationId: 'count',
  messageId: 'count',
  inboxId: 'count',
  fault: 'sentence',
  error: 'error',
} as const;

/** No blank, no plus and no at sign: neither words nor a telephone number nor an e-mail address fits. */
const TOKEN = /^[\w.:/#~,|=-]{1,120}$/;
const LONGEST_SENTENCE = 1_000;

/** What of `fields` may be written. A value that does not look as its field should is replaced, so that it is missed. */
export function allowedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const allowed: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(LOGGED)) {
    const value = fields[name];
    if (value !== undefined && value !== null) allowed[name] = SHAPES[kind](value);
  }
  return allowed;
}

const SHAPES: Record<(typeof LOGGED)[keyof typeof LOGGED], (value: unknown) => unknown> = {
  token: (value) => token(value) ?? '(refused)',
  count: (value) => (typeof value === 'number' ? value : '(refused)'),
  sentence: (value) => (typeof value === 'string' ? value.slice(0, LONGEST_SENTENCE) : '(refused)'),
  error: errorFields,
};

/** An error's message may quote a token or a client: it stays here. What is left says where to look. */
function errorFields(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { name: typeof error };
  const { name, code, status } = error as { name?: unknown; code?: unknown; status?: unknown };
  const fields = { name: token(name), code: token(code), status: typeof status === 'number' ? status : undefined };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function token(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && TOKEN.test(value) ? value : undefined;
}
