import type { NoteMarker } from '../kernel/event';
import type { OnCallEvent } from '../kernel/on-call-events';

import { aDesk, pagesOf, wait } from './a-desk.arbitrary';

describe('a desk whose memory was emptied', () => {
  it('goes on where the notes say it was; which pages left it has forgotten, so the next step comes a little sooner', () => {
    const before = aDesk();
    before.hear(wait());
    before.walk(6);
    const markers = before.planned.flatMap(({ effect }) => (effect.kind === 'note' ? [effect.marker] : []));
    const after = aDesk();
    after.at(7);
    const note = (marker: NoteMarker) =>
      ({
        kind: 'note-written',
        messageId: 1,
        author: { kind: 'our-bot' },
        intent: null,
        marker,
      }) as unknown as OnCallEvent;
    markers.forEach((marker) => after.hear(note(marker)));
    expect(pagesOf(after.hear(wait()))).toEqual([]);
    expect(after.walk(10)).toEqual(['8 wake 9 text']);
  });
});

describe('a desk that forgot everything but its notes', () => {
  const heardFrom = (before: ReturnType<typeof aDesk>) => {
    const markers = before.planned.flatMap(({ effect }) => (effect.kind === 'note' ? [effect.marker] : []));
    const after = aDesk();
    after.at(8);
    for (const marker of markers) {
      const note = { kind: 'note-written', messageId: 1, author: { kind: 'our-bot' }, intent: null, marker };
      after.hear(note as unknown as OnCallEvent);
    }
    return after;
  };
  it.each<[string, OnCallEvent]>([
    ['a letter', { kind: 'page-taken', agentId: 4, how: 'letter', letter: 'A' }],
    ['a click in the panel', { kind: 'page-taken', agentId: 55, how: 'panel', conversationId: 12 }],
  ])('wakes nobody for what was taken by %s: who took it is reminded, and it lapses as before', (_what, reply) => {
    const before = aDesk();
    before.hear(wait());
    before.walk(7);
    before.hear(reply);
    const after = heardFrom(before);
    after.hear(wait());
    const { agentId } = reply as { agentId: number };
    expect(after.walk(17)).toEqual([`12 remind ${agentId} text`, '17 wake 9 text']);
  });
});
