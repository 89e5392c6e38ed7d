import { attendedBy, lineLostSince } from '../kernel/advocate-line';
import type { Effect, NoteEffect, Wish } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR, later, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { NOTHING_SEEN } from '../kernel/must-see-memory';
import { ownerOf } from '../kernel/owner-of';
import type { Page } from '../kernel/page';
import { NOTHING, type ConversationRoom, type Situation } from '../kernel/room';
import { onShift } from '../kernel/shifts';
import { spokeLast, texts } from '../kernel/thread';
import { lineLostNote, lossNote, returnNote, type Loss, type Return } from './must-see-words';
import { provenAt } from './evidence';
import { NETWORK_EXPLAINS, verdict, type Verdict } from './verdict';

/** A note that could not be posted within this time tells nobody in time; nor does one of a return this long ago. */
const IN_TIME: Duration = HOUR;

/** A network that was away for less than this explains no silence, once it is back. */
const LASTS: Duration = MINUTE;

/**
 * Room `must-see`: what of the connection an advocate must not miss even when they look elsewhere, each as one private
 * note: their network was lost while we wait for them, they are back after all their pages were closed; and the team must
 * not miss that the line of whoever attends to them was lost. The quick exit has a room of its own; the rest is for the sidebar.
 */
export const mustSee: ConversationRoom = {
  name: 'must-see',
  learns(facts, event) {
    const marker = markerOf(event);
    const { message, left, since } = marker?.data ?? {};
    const known = facts.mustSee ?? NOTHING_SEEN;
    if (marker?.kind === 'network-lost' && typeof message === 'number')
      return { ...facts, mustSee: { ...known, networkFor: later(known.networkFor, message) } };
    if (marker?.kind === 'returned' && typeof left === 'number')
      return { ...facts, mustSee: { ...known, returnedFrom: later(known.returnedFrom, left) } };
    if (marker?.kind === 'advocate-line' && typeof since === 'number')
      return { ...facts, mustSee: { ...known, lineLost: later(known.lineLost, since) } };
    return facts;
  },
  wants(situation) {
    const { facts, now, policy } = situation;
    if (facts.snapshot?.status !== 'open') return NOTHING;
    const judged = verdict(facts, now, policy);
    if (judged.statement.says === 'advocate-line') return { wishes: lineWishes(situation), lookAgainAt: null };
    // Of a quick exit its own note tells; and while our own line is in trouble nothing is known of theirs.
    if (judged.kind === 'quick-exit' || judged.kind === 'our-fault') return NOTHING;
    return { wishes: [...lossWishes(judged, situation), ...returnWishes(judged, situation)], lookAgainAt: null };
  },
  holdsBack(effect, { facts, now, policy }) {
    const kind = kindOf(effect);
    if (kind === 'network-lost' && spokeLast(facts.thread) !== 'advocate') return 'written again';
    if (kind === 'advocate-line' && lostLine(facts) === null) return 'back again';
    if (kind === 'returned' && verdict(facts, now, policy).kind === 'quick-exit') return 'quick exit since';
    return null;
  },
};

/** Whose line was lost, of those who attend to it, and since when. */
function lostLine(facts: ConversationFacts): { agentId: number; since: Instant } | null {
  const agentId = attendedBy(facts);
  const since = agentId === null ? null : lineLostSince(facts, agentId);
  return agentId === null || since === null ? null : { agentId, since };
}

/** The team is told once of each loss, where a contact is going on (B2.18): nobody else may be looking. */
function lineWishes(situation: Situation<ConversationFacts>): Wish[] {
  const { facts, now, policy } = situation;
  const lost = lostLine(facts);
  if (lost === null || lost.since <= (facts.mustSee?.lineLost ?? 0) || !isGoingOn(facts, now)) return [];
  const marker = { kind: 'advocate-line', data: { since: lost.since, agent: lost.agentId } };
  const others = onShift(policy, now).filter((agentId) => agentId !== lost.agentId);
  const mention = others.length > 0 ? others : policy.supervisors.filter((agentId) => agentId !== lost.agentId);
  const effect = { ...note(lineLostNote(lost, now, policy), marker, situation), mention };
  return [{ cause: `advocate-line-${lost.agentId}-${lost.since}`, effect }];
}

/** Somebody wrote within the last hour, on either side. */
const isGoingOn = ({ thread }: ConversationFacts, now: Instant): boolean =>
  now < Math.max(thread.answer?.at ?? 0, texts(thread).at(-1)?.at ?? 0) + HOUR;

function markerOf(event: HelplineEvent): NoteMarker | null {
  if (event.kind === 'effect-planned') return event.effect.kind === 'note' ? event.effect.marker : null;
  return event.kind === 'note-written' && event.author.kind === 'our-bot' ? event.marker : null;
}

const kindOf = (effect: Effect): string | null => (effect.kind === 'note' ? effect.marker.kind : null);

/** Once for each message of ours that waits for an answer, however often their network comes and goes meanwhile. */
function lossWishes(judged: Verdict, situation: Situation<ConversationFacts>): Wish[] {
  const { facts, now, policy } = situation;
  const { answer } = facts.thread;
  if (answer === null || spokeLast(facts.thread) !== 'advocate') return [];
  if (answer.messageId <= (facts.mustSee?.networkFor ?? 0)) return [];
  const loss = lossNow(judged) ?? lossBefore(facts.beacon.pages, answer.at, now);
  if (loss === null) return [];
  const marker = { kind: 'network-lost', data: { message: answer.messageId, from: loss.from, until: loss.until } };
  return [{ cause: `network-m${answer.messageId}`, effect: note(lossNote(loss, now, policy), marker, situation) }];
}

const lossNow = ({ kind, statement }: Verdict): Loss | null =>
  kind === 'network-trouble' && 'at' in statement ? { from: statement.at, until: null } : null;

/** A page without a network cannot say so: mostly it tells when it is back. Only while that still explains something. */
function lossBefore(pages: readonly Page[], waitingSince: Instant, now: Instant): Loss | null {
  const losses = pages.flatMap((page) =>
    page.offline && noOtherPage(page, page.offline, pages) ? [page.offline] : [],
  );
  return (
    losses
      .filter(({ from, until }) => until - from >= LASTS && until > waitingSince && now < until + NETWORK_EXPLAINS)
      .sort((a, b) => a.until - b.until || a.from - b.from)
      .at(-1) ?? null
  );
}

const noOtherPage = (page: Page, { from, until }: { from: Instant; until: Instant }, pages: readonly Page[]): boolean =>
  pages.every((one) => one === page || one.lastHeardAt <= from || one.bornAt >= until);

/** Once for each leave that was shown. The meter remembers which were. */
function returnWishes(judged: Verdict, situation: Situation<ConversationFacts>): Wish[] {
  const { facts, now } = situation;
  const shown = facts.meter.shown.filter(({ stance }) => stance === 'gone').at(-1);
  const leftAt = shown?.claims ?? null;
  if (leftAt === null || leftAt <= (facts.mustSee?.returnedFrom ?? 0) || judged.kind === 'left') return [];
  const back = firstSign(facts, leftAt, situation);
  if (back === null || now >= back.at + IN_TIME) return [];
  const text = returnNote({ ...back, leftAt }, now, situation.policy);
  const marker = { kind: 'returned', data: { left: leftAt, at: back.at } };
  return [{ cause: `returned-${leftAt}`, effect: note(text, marker, situation) }];
}

/** What came first of them after that moment, for certain. */
function firstSign(
  { thread, presence, beacon }: ConversationFacts,
  leftAt: Instant,
  { policy }: Situation,
): Omit<Return, 'leftAt'> | null {
  const typing = presence.typingOn;
  const signs: Omit<Return, 'leftAt'>[] = [
    ...texts(thread).map(({ at }) => ({ at, by: 'wrote' as const })),
    ...beacon.pages.flatMap(signsOfPage),
    ...(typing !== null && provenAt({ source: 'typing', at: typing }, policy) > leftAt
      ? [{ at: typing, by: 'typing' as const }]
      : []),
  ];
  return signs.filter(({ at }) => at > leftAt).sort((a, b) => a.at - b.at)[0] ?? null;
}

/** A page opened, or came back by the browser's Back. */
const signsOfPage = ({ bornAt, state, since, leftAt }: Page): Omit<Return, 'leftAt'>[] => [
  { at: bornAt, by: 'page' },
  ...(leftAt !== null && state !== 'left' ? [{ at: since, by: 'page' as const }] : []),
];

function note(text: string, marker: NoteMarker, { facts, now, policy }: Situation<ConversationFacts>): NoteEffect {
  const whose = ownerOf(facts)?.agentId ?? facts.snapshot?.assigneeId ?? null;
  return {
    kind: 'note',
    about: 'must-see',
    text,
    mention: whose === null ? onShift(policy, now) : [whose],
    marker,
    deadline: now + IN_TIME,
  };
}
