import type { PageOnCallEffect } from '../kernel/effect';

/** What a page's intent tells of it: which ring, to whom, what for, and in which step. */
export type PageRef = { ring: string; agentId: number; purpose: PageOnCallEffect['purpose']; n: number };

/** The cause of a page's wish; the intent is made of it. */
export const pageCause = ({ ring, agentId, purpose, n }: PageRef): string => `${purpose}.${ring}.${n}.${agentId}`;

/** Reads a page's intent back; null when it is none. */
export function refOf(page: string): PageRef | null {
  const [, purpose, ring, n, agentId] =
    /^d:\d+:(wake|remind|stand-down)\.([a-z0-9-]{1,60})\.(\d+)\.(\d+):page-on-call$/.exec(page) ?? [];
  if (purpose === undefined || ring === undefined) return null;
  return { ring, agentId: Number(agentId), purpose: purpose as PageRef['purpose'], n: Number(n) };
}
