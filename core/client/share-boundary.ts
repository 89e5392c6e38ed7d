import type { Boundary } from '../kernel/boundary';
import { NO_BOUNDARY } from '../kernel/boundary';
import { digestOf } from '../kernel/digest';
import { HOUR } from '../kernel/instant';
import { contains } from '../kernel/join-boundary';
import { settledBoundary } from '../kernel/known-boundary';
import { NOTHING, type ConversationRoom } from '../kernel/room';
import { client } from '../kernel/subject';

/**
 * Room `share-boundary`: what one conversation knows of locks, consent and safety holds for all of the client's. It tells
 * their subject the whole of it whenever there is something new; the subject tells the others. In any order, any number of
 * times, all of them end with the same.
 */
export const shareBoundary: ConversationRoom = {
  name: 'share-boundary',
  wants({ facts, now }) {
    const contactId = facts.snapshot?.contactId ?? null;
    if (contactId === null) return NOTHING;
    const boundary = worthTelling(settledBoundary(facts));
    const { told, heard, heardFrom } = facts.safety;
    if (contains(heardFrom === contactId ? heard : NO_BOUNDARY, boundary)) return NOTHING;
    const digest = digestOf(boundary);
    if (told?.contactId === contactId && told.digest === digest) return NOTHING;
    const what = { kind: 'boundary', contactId, boundary } as const;
    const to = client(facts.subject.accountId, contactId);
    const effect = { kind: 'tell', to, what, deadline: now + HOUR } as const;
    return { wishes: [{ cause: `boundary-${contactId}-${digest}`, effect }], lookAgainAt: null };
  },
};

/** Every text of theirs is told only while a lock asks for it: else each one would be told to all. */
export function worthTelling(boundary: Boundary): Boundary {
  const { quickExit, notSafe } = boundary.falls;
  return quickExit === null && notSafe === null ? { ...boundary, wrote: [] } : boundary;
}
