import { decide } from '../decide';
import type { NoteEffect } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import { outcomeIn } from '../kernel/outcome';
import { DEFAULT_POLICY } from '../kernel/policy';
import { learn } from '../learn';
import { finishes } from '../ownership-telling.arbitrary';
import { after, at, pageHeard, quickExit, receipt, replied, wrote } from '../telling.arbitrary';

const talked = [wrote('2:00', 1), replied('2:01', 2)];

/** The note that ends a contact at 2:10 after these events. */
function ended(events: ConversationEvent[], language: 'en' | 'es' = 'en'): NoteEffect {
  const facts = after('chat', [...events, finishes('2:10', 5, 1)]);
  const { wishes } = decide({ facts, now: at('2:10:01'), policy: { ...DEFAULT_POLICY, language } });
  const found = wishes.map(({ effect }) => effect).find((one) => one.kind === 'note' && one.marker.kind === 'outcome');
  if (found?.kind !== 'note') throw new Error('nothing ended');
  return found;
}
const seenThen = (events: ConversationEvent[]): string => ended(events).text.split('\n').at(-1) ?? '';

describe('an end is written with what was seen then', () => {
  test.each<[string, ConversationEvent[], string]>([
    [
      'nothing of our last message',
      talked,
      'Seen then: last heard from at 02:00. Our last message, of 02:01, is not known to have arrived.',
    ],
    [
      'that it arrived',
      [...talked, receipt('2:02', 2, 'delivered')],
      'Seen then: last heard from at 02:00. Our last message, of 02:01, arrived.',
    ],
    [
      'that it did not',
      [...talked, receipt('2:02', 2, 'failed')],
      'Seen then: last heard from at 02:00. Our last message, of 02:01, did not arrive.',
    ],
    [
      'a closed page',
      [...talked, pageHeard('2:04', 'a', 2, { bornAt: at('1:59'), state: 'left', leftAt: at('2:04') })],
      'Seen then: last heard from at 02:00. Our last message, of 02:01, is not known to have arrived. Page closed 02:04.',
    ],
    [
      'a quick exit',
      [...talked, quickExit('2:05')],
      'Seen then: last heard from at 02:00. Our last message, of 02:01, is not known to have arrived. Quick exit 02:05.',
    ],
  ])('%s', (_what, events, line) => expect(seenThen(events)).toBe(line));

  test('in Spanish too', () =>
    expect(ended(talked, 'es').text).toContain('Visto entonces: lo último suyo, a las 02:00.'));
});

test('what is heard later writes none of it anew: a receipt that comes after the end leaves the evidence as it was', () => {
  const { marker } = ended(talked);
  const note = { id: 'n', at: at('2:10:01'), heardAt: at('2:10:01'), via: 'webhook' } as const;
  const written = { ...note, kind: 'note-written', messageId: 9, author: { kind: 'our-bot' }, intent: null } as const;
  const facts = after('chat', [...talked, finishes('2:10', 5, 1)]);
  const { subject } = facts;
  const then = [{ ...written, subject, marker }, receipt('2:11', 2, 'delivered'), wrote('2:12', 12)].reduce(
    learn<typeof facts>,
    facts,
  );
  expect(then.ownership.ended).toEqual(outcomeIn(marker));
  expect(then.ownership.ended?.evidence).toMatchObject({
    arrived: 'not-known',
    heardAt: at('2:00'),
    oursAt: at('2:01'),
  });
});
