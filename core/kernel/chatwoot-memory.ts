import type { Instant } from './instant';

/** What a conversation remembers of how it stands in Chatwoot itself. */
export type ChatwootMemory = {
  /** Of which text of a muted client the desk was told last, by its time; left out until there was one. */
  mutedTold?: Instant;
  /** Of a client who is muted: until when Chatwoot's accounts had them not muted; left out where none had, and of all others. */
  unmutedAt?: Instant;
  /** When it was found to be deleted in Chatwoot; left out of every other one. */
  goneAt?: Instant;
  /** When Chatwoot was last looked at for it anew and had it; left out until it was. */
  thereAt?: Instant;
  /** When these tools were set up; left out until it was told. */
  began?: Instant;
  /** Our newest stop of a week or more; left out where there was none. */
  away?: { from: Instant; until: Instant };
};
