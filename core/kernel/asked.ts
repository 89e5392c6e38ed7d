import type { Wish } from './effect';
import type { HelplineEvent } from './event';
import type { Asked } from './facts';
import { subjectKey } from './subject';

/** How much is remembered of what was asked for; what is older is too late to be asked for again. */
const KEPT = 60;

/** Causes of the rooms of the boundary begin with this; other rooms name their own. */
const OURS = 'bd-';

/**
 * What the rooms of the boundary have asked for or what stands in the thread by their wish, as "cause:kind". A message of
 * ours carries its intent, so an emptied Redis learns again what was asked for, and nothing is said twice.
 */
export function learnAsked(known: readonly Asked[], event: HelplineEvent, ours = OURS): readonly Asked[] {
  const what = askedIn(event);
  return what?.startsWith(ours) ? withAsked(known, { what, at: event.at }) : known;
}

function askedIn(event: HelplineEvent): string | null {
  switch (event.kind) {
    case 'effect-planned':
      return `${event.cause}:${event.effect.kind}`;
    case 'note-written':
    case 'reply-sent': {
      if (event.author.kind !== 'our-bot' || event.intent === null) return null;
      const subject = `${subjectKey(event.subject)}:`;
      return event.intent.startsWith(subject) ? event.intent.slice(subject.length) : null;
    }
    default:
      return null;
  }
}

function withAsked(known: readonly Asked[], one: Asked): readonly Asked[] {
  const twin = known.find(({ what }) => what === one.what);
  if (twin && twin.at >= one.at) return known;
  const all = [...known.filter((other) => other !== twin), one];
  return all.sort((a, b) => a.at - b.at || (a.what < b.what ? -1 : 1)).slice(-KEPT);
}

/** Those wishes that were not asked for yet. */
export const notAsked = (known: readonly Asked[], wishes: readonly Wish[]): readonly Wish[] =>
  wishes.filter(({ cause, effect }) => !known.some(({ what }) => what === `${cause}:${effect.kind}`));
