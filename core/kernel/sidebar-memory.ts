import type { Parted } from './effect';
import type { Instant } from './instant';
import type { LockWhy } from './lock';

/** What was last asked to be shown in the sidebar, and what is known to stand there. */
export type SidebarMemory = {
  revision: number;
  values: Readonly<Record<string, string>>;
  askedAt: Instant | null;
  /** Whether it was asked to tell of a leave or a quick exit, and of which lock. */
  parted?: Parted;
  locked?: LockWhy;
  /** The newest revision that was to go before all others; left out until one was. */
  atOnce?: number;
  shown: { revision: number; fingerprint: string; at: Instant } | null;
};
