import type { HandOff } from '../kernel/hand-off';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import type { Owner } from '../kernel/owner-of';
import type { Policy } from '../kernel/policy';
import { comesOnAt, shiftAfter, type Relief } from '../kernel/shift-ends';

/** A shift that begins later than this after a hand-off is not a change of shift: until then nobody reads it. */
const CHANGE_OF_SHIFT: Duration = HOUR;

export type Given = Pick<HandOff, 'at' | 'by' | 'to' | 'urgency'>;

/** Whom a hand-off names: who is there or of whom nobody can say, and who comes on shift later, the first first. */
export type Receivers = { here: readonly number[]; coming: readonly Relief[] };

/** By the shifts as they are written down. The members of a team are Chatwoot's to know, and it calls all of them. */
export function receiversOf({ at, by, to }: Given, policy: Policy): Receivers {
  switch (to.kind) {
    case 'agent': {
      const from = comesOnAt(policy, to.id, at);
      return from === null ? { here: [to.id], coming: [] } : { here: [], coming: [{ from, people: [to.id] }] };
    }
    case 'team':
      return { here: [], coming: [] };
    case 'next-shift': {
      const reliefs = shiftAfter(policy, by, at);
      const here = reliefs.filter(({ from }) => from <= at).flatMap(({ people }) => people);
      return { here, coming: reliefs.filter(({ from }) => from > at) };
    }
  }
}

/** When the first of those is there whom it names; null: somebody is already, or nobody can say. */
export const firstComesAt = ({ here, coming }: Receivers): Instant | null =>
  here.length > 0 ? null : (coming[0]?.from ?? null);

/** Somebody else answered in it or took it by a click. That Chatwoot shows them as assigned does not say that they are there. */
export const isInOtherHands = (owner: Owner | null, giver: number): boolean =>
  owner !== null && owner.agentId !== giver && owner.how !== 'assigned';

/**
 * From when on somebody can be expected to read it back (B5.3): at a change of shift from the moment the others are there,
 * so that nobody is called for what nobody can have read. Not when it is urgent, or when they come only later.
 */
export function readableFrom(given: Given, policy: Policy): Instant {
  const comeAt = firstComesAt(receiversOf(given, policy));
  const isSoon = comeAt !== null && comeAt <= given.at + CHANGE_OF_SHIFT;
  return isSoon && given.urgency !== 'urgent' ? comeAt : given.at;
}
