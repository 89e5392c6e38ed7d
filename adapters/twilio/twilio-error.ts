/**
 * refused: Twilio will not tell, asked again or not (a wrong token, an account that is not ours). not-found: it has no such
 * text. busy: asked too much, or held back by our own manners. away: nobody answers. odd-answer: answered with something
 * that Twilio would not say.
 */
export type TwilioErrorKind = 'refused' | 'not-found' | 'busy' | 'away' | 'odd-answer';

/**
 * Why Twilio did not tell. Made of words and numbers of ours alone: no token, telephone number, text or address is in it,
 * nor the original error, which holds all of them.
 */
export class TwilioError extends Error {
  override readonly name = 'TwilioError';

  constructor(
    readonly kind: TwilioErrorKind,
    /** Twilio's HTTP status, or null when it did not answer. */
    readonly status: number | null,
    /** A word more: Node's error code, or the names of fields that were odd. */
    readonly code: string | null = null,
    /** How long Twilio asked us to wait (ms), if it did. */
    readonly retryAfterMs: number | null = null,
  ) {
    super([`Twilio: read a text's state: ${kind}`, status, code].filter((part) => part !== null).join(' '));
  }
}

/** How reading ended. ok; refused: asking again will not help; not-told: ask again later. Nothing is ever changed by it. */
export type TwilioAnswer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; error: TwilioError }
  | { kind: 'not-told'; retryAfterMs: number | null; error: TwilioError };
