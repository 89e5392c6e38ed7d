import type { Acts } from './acts';
import { CARRIER_NUMBER, type Road } from './road';
import { accept } from '../../adapters/redis/mailbox';
import type { TextToClientEffect } from '../../core/kernel/effect';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { lastCheckOfText } from '../../worker/hands/last-check';
import { until } from './until';

/** A little more than a second: what Chatwoot's REST API tells apart. */
const MOMENT = 2_000;

/** What is done and seen at the boundary, in one conversation. */
export function boundaryActs(road: Road, acts: Acts, id: number) {
  const found = () => {
    const of = road.practice.model.conversations.get(id);
    if (!of) throw new Error(`no conversation ${id}`);
    return of;
  };
  const contents = (writes: ReturnType<Acts['notesIn']>): string[] =>
    writes.flatMap(({ detail }) => (typeof detail['content'] === 'string' ? [detail['content']] : []));
  const paused = async (doing: Promise<unknown>): Promise<void> => {
    await doing;
    await road.clock.sleep(MOMENT);
  };
  const phone = (): string => road.practice.model.contacts.get(found().contact_id)?.phone_number ?? '';
  return {
    notes: () => contents(acts.notesIn(id)),
    texts: () => contents(acts.textsIn(id)),
    safe: () => String(acts.attributesOf(id)['helpline_safe'] ?? ''),
    labels: () => found().label_list,
    note: (text: string) => paused(acts.advocateNotes(id, text)),
    reply: (text: string) => paused(acts.advocateSays(id, text)),
    says: (text: string) => paused(acts.clientSays(id, text)),
    /** The carrier posts a text; the same `sid` is the same text again. */
    texted: (text: string, sid: string) =>
      paused(acts.control('carrier/texts', { from: phone(), to: CARRIER_NUMBER, body: text, sid })),
    phone,
    /** As the beacon's door tells it. */
    quickExit: () => {
      const at = road.clock.now();
      const subject = conversation(1, id);
      const event = { kind: 'quick-exit', id: `exit:${at}`, subject, at, heardAt: at, via: 'beacon' } as const;
      const told = accept(road.world.redis, [event], at);
      return paused(told.then(() => road.world.bell.ring(subjectKey(subject))));
    },
    noteWith: (part: string) =>
      until(`a note with "${part}"`, () => contents(acts.notesIn(id)).find((one) => one.includes(part))),
    shows: (part: string) =>
      until(`the sidebar with "${part}"`, () => String(acts.attributesOf(id)['helpline_safe'] ?? '').includes(part)),
    label: (on: boolean) => until(`the label ${on}`, () => found().label_list.includes('helpline-locked') === on),
    /** What the last check says to a text of ours now. */
    tryText: (more: Partial<TextToClientEffect> = {}) =>
      lastCheckOfText(road.world, `c:1:${id}`, {
        ...{ kind: 'text-to-client', about: 'test', text: '…', automatic: false, deadline: Infinity },
        ...more,
      }),
  };
}
