import type { Boundary, Wrote } from './boundary';
import { later, type Instant } from './instant';
import { newestOf, same } from './same';

/** How many of the client's texts are remembered. */
const KEPT = 40;

/** Two accounts of one client's boundary as one, whatever their order (law 1). */
export function joinBoundary(a: Boundary, b: Boundary): Boundary {
  const lift = newest(a.lift, b.lift);
  const { kept, forgotten } = joinWrote(a.wrote, b.wrote);
  return {
    falls: {
      quickExit: newest(a.falls.quickExit, b.falls.quickExit),
      notSafe: newest(a.falls.notSafe, b.falls.notSafe),
      doNotContact: newest(a.falls.doNotContact, b.falls.doNotContact),
    },
    lift,
    wrote: kept,
    checkedUpTo: later(later(a.checkedUpTo, b.checkedUpTo), newestBefore(forgotten, lift?.at ?? null)),
    texts: { out: newest(a.texts.out, b.texts.out), inAt: later(a.texts.inAt, b.texts.inAt) },
    safe: { chat: newest(a.safe.chat, b.safe.chat), sms: newest(a.safe.sms, b.safe.sms) },
    deniedAt: later(a.deniedAt, b.deniedAt),
    returnedAt: later(a.returnedAt, b.returnedAt),
    ifCut: newest(a.ifCut, b.ifCut),
    ended: newest(a.ended, b.ended),
    agreed: newest(a.agreed, b.agreed),
  };
}

/** Whether the first account has everything that the second tells. */
export const contains = (known: Boundary, told: Boundary): boolean => same(joinBoundary(known, told), known);

/** What an older version kept knows nothing of a field that is new since. */
function newest<T extends { at: Instant }>(a: T | null | undefined, b: T | null | undefined): T | null {
  return b ? newestOf(a ?? null, b, (one) => one.at) : (a ?? null);
}

/** The newest texts of both, each once, and those for which there is no room. */
export function joinWrote(
  a: readonly Wrote[],
  b: readonly Wrote[],
  most = KEPT,
): { kept: readonly Wrote[]; forgotten: readonly Wrote[] } {
  if (b.length === 0) return { kept: a, forgotten: [] };
  const byId = new Map(a.map((one) => [one.messageId, one]));
  for (const one of b) {
    const twin = byId.get(one.messageId);
    byId.set(one.messageId, twin ? joinTwins(twin, one) : one);
  }
  const all = [...byId.values()].sort((x, y) => x.messageId - y.messageId);
  return { kept: all.slice(-most), forgotten: all.slice(0, -most) };
}

const joinTwins = (a: Wrote, b: Wrote): Wrote => ({
  messageId: a.messageId,
  providerId: [a.providerId, b.providerId].filter((id) => id !== null).sort()[0] ?? null,
  at: Math.min(a.at, b.at),
});

/** The client's texts, a carrier's that came twice counted once, at its first. */
export function textsOnce(wrote: readonly Wrote[]): readonly Wrote[] {
  const seen = new Set<string>();
  return wrote.filter(({ providerId }) => {
    if (providerId === null) return true;
    const first = !seen.has(providerId);
    seen.add(providerId);
    return first;
  });
}

export function newestBefore(wrote: readonly Wrote[], moment: Instant | null): Instant | null {
  if (moment === null) return null;
  return textsOnce(wrote).reduce<Instant | null>((best, { at }) => (at < moment ? later(best, at) : best), null);
}
