import { createHash, createHmac } from 'node:crypto';

/** From the SHA-256 of a visitor's `source_id` (hexadecimal) to the key under which we keep what their pages tell. */
export type PageKey = (sourceHash: string) => string;

/**
 * Hashed again with a secret of ours, so that what we keep says nothing to whoever reads it and cannot be made by a page.
 * Only for web chats: the `source_id` of a text message is a telephone number, and a hash of it can be guessed.
 */
export function makePageKey(secret: string): PageKey {
  return (sourceHash) => createHmac('sha256', secret).update(`page-source:${sourceHash}`).digest('hex').slice(0, 32);
}

/** What the page itself makes of its `source_id` before it tells anybody. */
export const hashOfSource = (sourceId: string): string => createHash('sha256').update(sourceId).digest('hex');
