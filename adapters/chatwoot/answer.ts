import { ChatwootError } from './chatwoot-error';

/**
 * How a call ended. ok: done. refused: surely not done, and asking again will not help. not-sent: surely not done; ask
 * again later. unknown: it may have been done; look before asking again.
 */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; error: ChatwootError }
  | { kind: 'not-sent'; retryAfterMs: number | null; error: ChatwootError }
  | { kind: 'unknown'; error: ChatwootError };

/** Runs a call and says how it ended. Whatever is thrown that is no ChatwootError is a fault of ours and goes on. */
export async function answerOf<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await call() };
  } catch (error) {
    if (!(error instanceof ChatwootError)) throw error;
    switch (error.kind) {
      case 'refused':
      case 'not-found':
        return { kind: 'refused', error };
      case 'busy':
      case 'away':
        return { kind: 'not-sent', retryAfterMs: error.retryAfterMs, error };
      case 'unknown-outcome':
      case 'odd-answer':
        return { kind: 'unknown', error };
    }
  }
}
