/**
 * refused: Chatwoot will not do this, asked again or not. not-found: Chatwoot itself says that it is not there. busy: asked too much, or held back
 * by our own manners. away: surely not done, nobody answers. unknown-outcome: it may have been done (time-out, reset, 5xx).
 * odd-answer: answered with something that Chatwoot would not say, such as a proxy's page.
 */
export type ChatwootErrorKind = 'refused' | 'not-found' | 'busy' | 'away' | 'unknown-outcome' | 'odd-answer';

/**
 * Why Chatwoot did not do something. It is made of words and numbers of ours alone: no address, token, body or answer is
 * in it, nor the original error, whose `config` holds the token and the client's words.
 */
export class ChatwootError extends Error {
  override readonly name = 'ChatwootError';

  constructor(
    readonly kind: ChatwootErrorKind,
    /** What we were doing, such as "post a message". */
    readonly what: string,
    /** Chatwoot's HTTP status, or null when it did not answer. */
    readonly status: number | null,
    /** A word more: Node's error code, or the names of fields that were odd. */
    readonly detail: string | null = null,
    /** How long Chatwoot asked us to wait (ms), if it did. */
    readonly retryAfterMs: number | null = null,
  ) {
    super([`Chatwoot: ${what}: ${kind}`, status, detail].filter((part) => part !== null).join(' '));
  }
}
