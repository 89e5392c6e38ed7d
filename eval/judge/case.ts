import type { BeatTold, Heard, Told } from '../world/heard';
import { MINUTE, type Truth } from '../world/truth';

/** What a statement is held against: the truth, when it was written, when it is read, and what had reached us by then. */
export type Case = { truth: Truth; writtenAt: number; now: number; ears: Ears };

/** What had reached us, put in order by the judge itself. */
export type Ears = {
  wrote: readonly number[];
  typing: readonly number[];
  opened: readonly number[];
  dots: readonly number[];
  beats: readonly { at: number; beat: BeatTold }[];
  stored: ReadonlyMap<number, { at: number; taken: boolean }>;
  statuses: readonly Extract<Told, { tells: 'status' }>[];
  /** Of every message the newest by id, and whose it is. */
  newest: { id: number; at: number; theirs: boolean } | null;
  trouble: boolean;
  /** Messages of which a page told that they are in it, or on its screen. */
  inPage: ReadonlySet<number>;
};

export function earsOf(heard: readonly Heard[]): Ears {
  const of = <K extends Told['tells']>(kind: K): Extract<Told, { tells: K }>[] =>
    heard.flatMap(({ told }) => (told.tells === kind ? [told as Extract<Told, { tells: K }>] : []));
  const beats = freshBeats(heard);
  const messages = [
    ...of('wrote').map(({ id, at }) => ({ id, at, theirs: true })),
    ...of('stored').map(({ id, at }) => ({ id, at, theirs: false })),
  ];
  const stored = new Map<number, { at: number; taken: boolean }>();
  for (const { id, at, taken } of of('stored'))
    stored.set(id, { at, taken: taken || (stored.get(id)?.taken ?? false) });
  const lines = of('line').sort((a, b) => a.at - b.at);
  return {
    wrote: of('wrote').map(({ at }) => at),
    typing: of('typing').map(({ at }) => at),
    opened: of('opened').map(({ at }) => at),
    dots: of('dot').flatMap(({ at, on }) => (on ? [at] : [])),
    beats,
    stored,
    statuses: of('status'),
    newest: messages.sort((a, b) => a.id - b.id).at(-1) ?? null,
    trouble: lines.at(-1)?.trouble ?? false,
    inPage: new Set(beats.flatMap(({ beat }) => [...(beat.inPage ?? []), ...(beat.onScreen ?? [])].map(([id]) => id))),
  };
}

/** A beat that was overtaken by a later one of its page says nothing any more. */
function freshBeats(heard: readonly Heard[]): Ears['beats'] {
  const last = new Map<string, number>();
  return heard.flatMap(({ heardAt, told }) => {
    if (told.tells !== 'beat' || told.beat.n <= (last.get(told.beat.page) ?? 0)) return [];
    last.set(told.beat.page, told.beat.n);
    return [{ at: heardAt, beat: told.beat }];
  });
}

/** In the minute that was said, or up to `lag` ms before it. */
export const inMinute = (at: number, minute: number, lag = 0): boolean => at >= minute - lag && at < minute + MINUTE;
export const afterMinute = (at: number, minute: number): boolean => at >= minute + MINUTE;
