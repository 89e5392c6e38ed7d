import type { ConversationEvent } from '../kernel/event';
import { ownerOf, standingOf } from '../kernel/owner-of';
import { SECOND } from '../kernel/instant';
import { finishes, handsOff, live, readsBack, takes, undoes } from '../ownership-telling.arbitrary';
import { after, at, replied, snapshot, wrote } from '../telling.arbitrary';

const begun = [wrote('2:00', 1), replied('2:01', 2)];

/** Law 6: what the thread and Chatwoot's newest account tell is enough, with the clicks and all that was planned forgotten. */
test.each<[string, ConversationEvent[], number | null]>([
  ['taken over', [takes('2:10', 6, 5)], 6],
  ['taken over and undone', [takes('2:10', 6, 5), undoes('2:10:05', 6)], 5],
  ['finished', [finishes('2:10', 5, 1)], 5],
  ['finished, and they wrote again', [finishes('2:10', 5, 1), wrote('2:20', 4)], 5],
  ['handed on', [handsOff('2:10', 5, { kind: 'agent', id: 6 })], 5],
  ['handed on and read back', [handsOff('2:10', 5, { kind: 'agent', id: 6 }), readsBack('2:11', 6)], 6],
])('%s: rebuilt from the thread it is the same', (_what, events, assigneeId) => {
  const shown = snapshot('2:29', { assigneeId });
  const heard = live(after('chat', []), [...begun, ...events, shown], '2:30');
  const notes = heard.intents.flatMap(({ effect }, i): ConversationEvent[] =>
    effect.kind === 'note'
      ? [
          {
            ...{ id: `n${i}`, subject: heard.facts.subject, at: at('2:25') + i * SECOND, heardAt: at('2:40') },
            ...{ via: 'sweep', kind: 'note-written', messageId: 900 + i, author: { kind: 'our-bot' }, intent: null },
            marker: effect.marker,
          },
        ]
      : [],
  );
  const isInThread = ({ kind }: ConversationEvent): boolean => kind !== 'ownership-asked' && kind !== 'read-back-asked';
  const rebuilt = after('chat', [shown, ...notes.reverse(), ...[...begun, ...events].filter(isInThread).reverse()]);
  expect(standingOf(rebuilt)).toEqual(standingOf(heard.facts));
  expect(ownerOf(rebuilt)).toEqual(ownerOf(heard.facts));
  expect(rebuilt.handOff.given).toEqual(heard.facts.handOff.given);
  expect(rebuilt.handOff.readBacks).toEqual(heard.facts.handOff.readBacks);
});
