import type { InboxPolicy, Policy } from '../../core/kernel/policy';
import type { Expectation } from './expectations';
import { nearest } from './nearest';

/** An inbox as Chatwoot lists it. */
export type KnownInbox = { id: number; name: string };

/**
 * The inboxes that Chatwoot has. Null: it did not answer, so that a name is a fault. `later`: it has not been asked yet,
 * so that entries by name are passed over, which is enough to tell what else is wrong before anything starts.
 */
export type KnownInboxes = readonly KnownInbox[] | null | 'later';

export type InboxProblem = { entry: string; expectation: Expectation; suggestion: string | null };

/** Entries by id or exact name become entries by id. Without a list of what there is, any id is believed, no name is. */
export function resolveInboxes(
  written: Readonly<Record<string, InboxPolicy>>,
  inboxesNow: KnownInboxes,
): { inboxes: Policy['inboxes']; problems: InboxProblem[] } {
  const inboxes: Record<number, InboxPolicy> = {};
  const problems: InboxProblem[] = [];
  const known = inboxesNow === 'later' ? null : inboxesNow;
  for (const [entry, inbox] of Object.entries(written)) {
    const isId = /^[1-9]\d*$/.test(entry);
    if (!isId && inboxesNow === 'later') continue;
    const found = isId ? byId(Number(entry), known) : byName(entry, known);
    const suggestion = nearest(entry, known?.map(({ name }) => name) ?? []);
    if (typeof found === 'string') problems.push({ entry, expectation: found, suggestion });
    else if (found in inboxes) problems.push({ entry, expectation: 'oneEntry', suggestion: null });
    else inboxes[found] = inbox;
  }
  return { inboxes, problems };
}

function byId(id: number, known: readonly KnownInbox[] | null): number | Expectation {
  return known === null || known.some((inbox) => inbox.id === id) ? id : 'knownInbox';
}

function byName(name: string, known: readonly KnownInbox[] | null): number | Expectation {
  if (known === null) return 'inboxById';
  const [inbox, second] = known.filter((candidate) => candidate.name === name);
  if (!inbox) return 'knownInbox';
  return second ? 'nameOfOne' : inbox.id;
}
