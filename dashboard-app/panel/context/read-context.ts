/** What is believed of Chatwoot's context: which conversation it claims to be about, and its theme where it tells one. */
export type Context = { accountId: number; conversationId: number; theme: Theme | null };
export type Theme = 'light' | 'dark';

/** A message that came to this window, as far as it matters. */
export type Heard = { data: unknown; origin: string; source: unknown };
/** Who may tell it: Chatwoot's page that frames us; in Chatwoot's mobile app, where nothing frames us, this very page. */
export type Around = { chatwootOrigin: string; ownOrigin: string; self: unknown; parent: unknown };

/** A long conversation is told whole, with all its messages; what is longer than this (characters) was no conversation. */
const LONGEST = 8_000_000;

/**
 * The context in a message, or null for everything else: from another window or origin, no JSON, no context, ids that are
 * none. The ids are claims that the exchange checks; all the rest, the client's words among it, ends here.
 */
export function readContext(heard: Heard, around: Around): Context | null {
  if (!isFromChatwoot(heard, around) || typeof heard.data !== 'string' || heard.data.length > LONGEST) return null;
  const told = parsed(heard.data);
  if (field(told, 'event') !== 'appContext') return null;
  const data = field(told, 'data');
  const conversation = field(data, 'conversation');
  const accountId = idOf(field(conversation, 'account_id'));
  const conversationId = idOf(field(conversation, 'id'));
  if (accountId === null || conversationId === null) return null;
  const theme = field(data, 'theme');
  return { accountId, conversationId, theme: theme === 'dark' || theme === 'light' ? theme : null };
}

export function isFromChatwoot({ origin, source }: Heard, around: Around): boolean {
  if (around.parent !== around.self) return source === around.parent && origin === around.chatwootOrigin;
  return source === around.self && origin === around.ownOrigin;
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

const idOf = (value: unknown): number | null =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null;
