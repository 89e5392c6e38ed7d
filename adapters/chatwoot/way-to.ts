/** Chatwoot's address for browsers, and the one at which we reach it ourselves where that is another. */
export type Reached = { url: string; internalUrl?: string | null };

/**
 * Where requests of ours go, and what has to stand on each. Inside, nobody ends the encryption for Chatwoot: told to allow
 * https only (FORCE_SSL), it would send us elsewhere if we did not say, as its proxy does, that the way in was https.
 */
export function wayTo({ url, internalUrl }: Reached): { url: string; headers: Record<string, string> } {
  if (!internalUrl) return { url, headers: {} };
  return { url: internalUrl, headers: url.startsWith('https:') ? { 'X-Forwarded-Proto': 'https' } : {} };
}
