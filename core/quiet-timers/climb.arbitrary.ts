import { decide } from '../decide';
import type { Channel } from '../kernel/channel';
import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import { DateTime } from 'luxon';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { seen } from '../panel/seen';
import { after, at, noted } from '../telling.arbitrary';
import { ladderOf } from './ladder';

/** These events, and at each of these times the step that was due then, as its note tells of it. */
export function climb(events: ConversationEvent[], ...times: string[]): ConversationEvent[] {
  return times.reduce<ConversationEvent[]>((sofar, clock) => {
    const { note } = stateAt('chat', sofar, clock);
    const marker = note?.marker ?? stateAt('sms', sofar, clock).note?.marker;
    if (!marker) throw new Error(`no step is due at ${clock}`);
    return [...sofar, noted(clock, marker)];
  }, events);
}

/** The ladder after these events at that time, and what it would have done. */
export function stateAt(
  channel: Channel,
  events: readonly ConversationEvent[],
  clock: string,
  policy: Policy = DEFAULT_POLICY,
) {
  const facts = after(
    channel,
    events.map((event) => onChannel(event, channel)),
  );
  const situation = { facts, now: at(clock), policy };
  const wishes = decide(situation).wishes;
  const notes = wishes.filter(
    (wish): wish is Wish & { effect: NoteEffect } => wish.effect.kind === 'note' && wish.effect.marker.kind === 'quiet',
  );
  return { facts, state: ladderOf(situation, seen), note: notes[0]?.effect, notes, wishes };
}

/** Chatwoot’s account of the conversation names the channel that is told of. */
const onChannel = (event: ConversationEvent, channel: Channel): ConversationEvent =>
  event.kind === 'conversation-changed' ? { ...event, snapshot: { ...event.snapshot, channel } } : event;

/** What comes next: "hint 02:13:00". */
export function next(channel: Channel, events: readonly ConversationEvent[], clock: string): string {
  const { state } = stateAt(channel, events, clock);
  if (state.kind !== 'climbing') return state.kind === 'not-arrived' ? 'not arrived' : state.kind;
  if (state.next === null) return '–';
  const { step, dueAt } = state.next;
  const when = dueAt === Infinity ? 'never' : DateTime.fromMillis(dueAt, { zone: 'UTC' }).toFormat('HH:mm:ss');
  return `${step} ${when}${state.paused ? ', paused' : ''}`;
}

export function noteAt(channel: Channel, events: readonly ConversationEvent[], clock: string): string {
  return stateAt(channel, events, clock).note?.text ?? '';
}
