import { z } from 'zod';

const id = z.number().int().positive();

/** The header that a form of another site cannot send; every request of the page carries it. */
export const HELPLINE_HEADER = 'x-helpline';

/** Which the bearer is for: one conversation, or the desk's pages (supervisors only). */
export const panelScope = z.union([z.object({ conversationId: id }), z.object({ desk: z.literal(true) })]);

/** The three headers of Chatwoot's own session, as its cookie `cw_d_session_info` has them. */
export const agentSession = z.object({ accessToken: z.string(), client: z.string(), uid: z.string() });

/**
 * `POST` to the exchange: "who am I, and may I see this?" The session comes in the cookie (identities A and B'), or, from
 * the line on Chatwoot's own page, in the body (identity L). Repeated every minute.
 */
export const exchangeRequest = z.object({
  accountId: id,
  scope: panelScope,
  session: agentSession.optional(),
  /** The line says which one it is: the part of its address that changes with it. */
  line: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
});

export const exchangeAnswer = z.object({
  /** For the `Authorization` header, kept in memory only. */
  bearer: z.string(),
  /** ms from now; and after how long (ms) the exchange is repeated. */
  expiresIn: z.number(),
  renewIn: z.number(),
  agent: z.object({ id, name: z.string(), supervisor: z.boolean() }),
  language: z.enum(['en', 'es']),
  /** In whose name a text to the client goes out: the advocate's own, or (identity D) our bot's. */
  saysAs: z.enum(['agent', 'bot']),
  /** Whether "Conversation Information" stands open in this agent's sidebar; null: not known (identity D). */
  sidebarOpen: z.boolean().nullable(),
  /** The line that asks is not the one of today's plugin: it works as it did, and the panel says that it is old. */
  lineIsOld: z.boolean().optional(),
});

/**
 * `GET /panel/settings.json`, before anybody is known: where the page asks. `exchangeUrl` and `sayUrl` are asked with
 * `credentials: 'include'`; with `identity: 'code'` there is no exchange, and the pairing code is offered at once.
 */
export const panelSettings = z.object({
  identity: z.enum(['same-host', 'prefix', 'code']),
  chatwootOrigin: z.string(),
  accountId: id,
  language: z.enum(['en', 'es']),
  exchangeUrl: z.string(),
  sayUrl: z.string(),
  sidebarUrl: z.string(),
});

/** Identity D. `POST /panel/code` gives a code to be typed as a private note; `/panel/code/wait` answers once it was heard. */
export const codeRequest = z.object({ accountId: id, conversationId: id });
export const codeAnswer = z.object({
  /** What to type, for instance "/code 4821-7709". */
  note: z.string(),
  /** Stays in this page; proves that whoever asks for the bearer is who was shown the code. */
  secret: z.string(),
  expiresIn: z.number(),
});
export const codeWaitRequest = z.object({ secret: z.string() });
/** `heard`: false after a few seconds without it; ask again until the code has expired. */
export const codeWaitAnswer = z.discriminatedUnion('heard', [
  z.object({ heard: z.literal(false) }),
  z.object({ heard: z.literal(true), exchange: exchangeAnswer }),
]);

export const PANEL_ERRORS = [
  'not-signed-in', //   nobody is signed in to Chatwoot (any more)
  'not-allowed', //     this agent may not see this, or no longer
  'prove-again', //     the bearer is old or unknown: repeat the exchange
  'wrong-origin', //    asked from a page that is not the panel or Chatwoot
  'odd-request',
  'too-large',
  'too-many',
  'no-session', //      a text in the advocate's name needs their session
  'chatwoot-away',
  'redis-away',
  'not-found',
] as const;

/** Every refusal: what is wrong in a word for the page, and in a sentence for the person. */
export const panelError = z.object({ error: z.object({ code: z.enum(PANEL_ERRORS), words: z.string() }) });

export type PanelScope = z.output<typeof panelScope>;
export type ExchangeRequest = z.output<typeof exchangeRequest>;
export type ExchangeAnswer = z.output<typeof exchangeAnswer>;
export type PanelSettings = z.output<typeof panelSettings>;
export type PanelError = z.output<typeof panelError>;
export type PanelErrorCode = (typeof PANEL_ERRORS)[number];
