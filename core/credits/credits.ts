import type { Effect, Wish } from '../kernel/effect';
import type { HelplineEvent } from '../kernel/event';
import type { DeskFacts } from '../kernel/facts';
import { NO_DESK_CREDITS, type DeskCreditsMemory, type ToldAt } from '../kernel/credits-memory';
import { HOUR, later, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import type { DeskRoom, Situation, Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { learnAway, tellsAway } from './away';
import { notesOf, withBought } from './bought';
import { creditsMarker, readCreditsNote, type CreditsNote } from './marker';
import { thresholdNote } from './notes';
import { reconciles, withRun } from './reconciling';

/** As many notes as a desk writes in years. */
const NOTES_KEPT = 60;
const TOLD_KEPT = 24;

/**
 * Room `credits`, of the desk: how much of the plan is used, and who has to know. Supervisors are told at each threshold
 * once a period, and every open conversation gets one quiet line.
 */
export const credits: DeskRoom = {
  name: 'credits',
  learns(facts, event) {
    const known = facts.credits ?? NO_DESK_CREDITS;
    const learned = learnCredits(known, event);
    return learned === facts.credits ? facts : { ...facts, credits: learned };
  },
  wants,
};

function learnCredits(known: DeskCreditsMemory, event: HelplineEvent): DeskCreditsMemory {
  switch (event.kind) {
    case 'ledger-read':
      return { ...known, read: newestOf(known.read, event.read, ({ at }) => at) };
    case 'credits-bought':
      return {
        ...known,
        bought: withBought(known.bought ?? [], { key: event.key, bought: event.bought, noted: false }),
      };
    case 'ledger-reconciled':
      return { ...known, reconciled: newestOf(known.reconciled, event.found, ({ at }) => at) };
    case 'reconcile-asked':
      return { ...known, askedAt: later(known.askedAt ?? null, event.at) };
    case 'ledger-compared':
      return { ...known, run: withRun(known.run ?? null, { ...event.run, asked: false }) };
    case 'carrier-away':
      return { ...known, carrierAwayAt: later(known.carrierAwayAt, event.at) };
    case 'effect-planned':
      return learnAway(learnPlanned(known, event.effect, event.at), event);
    case 'note-written': {
      const note = event.author.kind === 'our-bot' && event.marker ? readCreditsNote(event.marker) : null;
      return note === null ? known : learnNote(known, note, event);
    }
    default:
      return known;
  }
}

function learnPlanned(known: DeskCreditsMemory, effect: Effect, at: number): DeskCreditsMemory {
  if (effect.kind === 'note') {
    const note = readCreditsNote(effect.marker);
    if (note === null) return known;
    if (note.what === 'told') return learnNote(known, note, { at, messageId: 0 });
    const { key, ...bought } = note;
    return key === null ? known : { ...known, bought: withBought(known.bought ?? [], { key, bought, noted: true }) };
  }
  if (effect.kind === 'reconcile') {
    return { ...known, run: withRun(known.run ?? null, { ...effect.run, asked: true }) };
  }
  if (effect.kind !== 'tell-open-conversations' || effect.what.kind !== 'credits-told') return known;
  const { from, percent } = effect.what;
  return { ...known, level: newestOf(known.level, { from, percent, at }, (one) => one.at) };
}

type Heard = { at: number; messageId: number };

function learnNote(known: DeskCreditsMemory, note: CreditsNote, { at, messageId: noteId }: Heard): DeskCreditsMemory {
  switch (note.what) {
    case 'told':
      return { ...known, told: withTold(known.told, { from: note.from, percent: note.percent, at }) };
    case 'top-up': {
      const { on, credits: held, key } = note;
      return {
        ...known,
        topUps: withNote(known.topUps, { on, credits: held, noteId, ...(key === null ? {} : { key }) }),
      };
    }
    case 'plan': {
      const { from, every, credits: held, carryOver, key } = note;
      const more = { ...(carryOver === null ? {} : { carryOver }), ...(key === null ? {} : { key }) };
      return { ...known, plans: withNote(known.plans, { from, every, credits: held, noteId, ...more }) };
    }
  }
}

/** Each threshold of each period once, with the earliest moment it was told. */
function withTold(known: readonly ToldAt[], one: ToldAt): readonly ToldAt[] {
  const twin = known.find(({ from, percent }) => from === one.from && percent === one.percent);
  const merged = { ...one, at: Math.min(one.at, twin?.at ?? Infinity) };
  const all = [...known.filter((other) => other !== twin), merged];
  return all.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.percent - b.percent)).slice(-TOLD_KEPT);
}

/** A note says the same however often it is heard; what two accounts of one id tell differently is decided by the text. */
function withNote<T extends { noteId: number }>(known: readonly T[], one: T): readonly T[] {
  const twin = known.find(({ noteId }) => noteId === one.noteId) ?? null;
  const all = [...known.filter((other) => other !== twin), newestOf(twin, one, () => 0)];
  return all.sort((a, b) => a.noteId - b.noteId).slice(-NOTES_KEPT);
}

/**
 * How many percent of the plan are used, the highest threshold that is reached (0: none), and what the conversations are
 * told: that, and in any case when it is used up, because it is then that first texts wait. Null without a plan.
 */
export function standing({ read }: DeskCreditsMemory, tellAt: readonly number[]) {
  if (read === null || read.included === null) return null;
  const percent = read.included === 0 ? (read.used > 0 ? 100 : 0) : Math.floor((100 * read.used) / read.included);
  const reached = Math.max(0, ...tellAt.filter((one) => percent >= one));
  return { percent, reached, level: Math.max(reached, percent >= 100 ? 100 : 0), read };
}

function wants({ facts, now, policy }: Situation<DeskFacts>): Wants {
  const memory = facts.credits ?? NO_DESK_CREDITS;
  const compared = reconciles(memory, now, policy);
  const away = tellsAway(memory, now);
  const told = [...notesOf(memory.bought ?? [], now, policy), ...tells(memory, now, policy)];
  const looks = [compared, away].flatMap(({ lookAgainAt }) => lookAgainAt ?? []);
  return {
    wishes: [...told, ...compared.wishes, ...away.wishes],
    lookAgainAt: looks.length === 0 ? null : Math.min(...looks),
  };
}

/** Who has to know that the plan runs low. */
function tells(memory: DeskCreditsMemory, now: Instant, policy: Policy): readonly Wish[] {
  const wishes: Wish[] = [];
  const stands = standing(memory, policy.credits.tellAt);
  if (stands === null) return wishes;
  const { reached, level: stage, read } = stands;
  const { from, to } = read.period;
  const wasTold = memory.told.some((one) => one.from === from && one.percent >= reached);
  if (reached > 0 && !wasTold) {
    const effect: Effect = {
      kind: 'note',
      about: 'credits',
      text: thresholdNote(read, policy),
      mention: policy.supervisors,
      marker: creditsMarker({ what: 'told', from, percent: reached }),
      deadline: now + HOUR,
    };
    wishes.push({ cause: `credits-${from}-${reached}`, effect });
  }
  const { level } = memory;
  const isNews = level === null ? stage > 0 : level.from !== from || level.percent !== stage;
  if (isNews) {
    const what = { kind: 'credits-told' as const, from, percent: stage, until: to };
    const effect: Effect = { kind: 'tell-open-conversations', what, deadline: now + HOUR };
    wishes.push({ cause: `credits-level-${from}-${stage}-${level?.at ?? 0}`, effect });
  }
  return wishes;
}
