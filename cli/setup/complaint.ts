import { ChatwootError } from '../../adapters/chatwoot/chatwoot-error';

/** Something that ends `setup`, as a sentence for the person at the terminal. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}

/** What to say of an error. One that is no complaint of ours or Chatwoot's is a fault in the program and goes on. */
export function sentenceOf(error: unknown, url: string): string {
  if (error instanceof Complaint) return error.message;
  if (!(error instanceof ChatwootError)) throw error;
  const { kind, what, status, detail } = error;
  if (detail === 'redirect') return `${url} sends us elsewhere. Give the address that its agents end up at (https?).`;
  switch (kind) {
    case 'away':
    case 'unknown-outcome':
      return `${url} does not answer rightly (${[what, status, detail].filter(Boolean).join(', ')}). Is the address right? Run this again: what was made is found.`;
    case 'busy':
      return `${url} asks us to wait. Run this again in a minute: what was made is found.`;
    case 'odd-answer':
    case 'not-found':
      return `${url} does not answer as a Chatwoot does (${what}). Is the address right, without a path?`;
    case 'refused':
      return status === 401
        ? `Chatwoot does not accept this token (${what}). Copy it again from Profile settings, Access token.`
        : `Chatwoot refuses: ${what} (${status}).`;
  }
}
