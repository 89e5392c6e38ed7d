import type { Instant } from '../kernel/instant';
import type { SourceName } from './sources';

/** What is said, as data: `say` puts it into words. Each is about what was seen or heard, never about the person. */
export type Statement =
  | { says: 'our-line'; since: Instant }
  | { says: 'wrote' | 'typing' | 'opened'; at: Instant }
  /** The last act that was heard, and a moment after which their page certainly gave a sign. */
  | { says: 'quiet'; last: { source: SourceName; at: Instant } | null; pageAfter: Instant }
  /** `readingUnknown`: a text message; whether it is read can never be known (B1.8). */
  | { says: 'last-heard'; at: Instant; readingUnknown: boolean }
  | { says: 'nothing-since'; since: Instant }
  | { says: 'nothing-yet' }
  | { says: 'last-word'; by: 'client' | 'advocate'; at: Instant };
