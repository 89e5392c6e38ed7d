import type { Instant } from '../kernel/instant';
import type { SourceName } from './sources';

/** What is said, as data: `say` puts it into words. Each is about what was seen or heard, never about the person. */
export type Statement =
  | { says: 'our-line' | 'advocate-line'; since: Instant }
  | { says: 'quick-exit'; at: Instant }
  /** An act of theirs, and what their pages did after it. */
  | { says: 'wrote' | 'typing'; at: Instant; then: Then | null }
  /** Chatwoot's word that their chat was open, or their own page's that it was on its screen. */
  | { says: 'opened' | 'on-screen'; at: Instant }
  /** A page of theirs gave a sign within the beat window. `last`: the last act that was heard. */
  | { says: 'open'; chat: boolean; last: Instant | null }
  | { says: 'hidden' | 'closed' | 'left' | 'offline'; at: Instant }
  /** The last act that was heard, and a moment after which their page certainly gave a sign. */
  | { says: 'quiet'; last: { source: SourceName; at: Instant } | null; pageAfter: Instant }
  /** `readingUnknown`: a text message; whether it is read can never be known (B1.8). */
  | { says: 'last-heard'; at: Instant; readingUnknown: boolean }
  | { says: 'nothing-since'; since: Instant }
  | { says: 'nothing-yet' }
  | { says: 'last-word'; by: 'client' | 'advocate'; at: Instant };

export type Then = { page: 'hidden' | 'closed' | 'offline' | 'silent'; at: Instant };
