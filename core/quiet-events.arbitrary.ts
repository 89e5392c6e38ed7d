import fc from 'fast-check';
import type { NoteEffect } from './kernel/effect';
import type { Author, ConversationEvent, NoteMarker } from './kernel/event';
import type { Instant } from './kernel/instant';

type Frame = 'id' | 'subject' | 'at' | 'heardAt' | 'via';
type Told = ConversationEvent extends infer E ? (E extends ConversationEvent ? Omit<E, Frame> : never) : never;

type Parts = {
  at: fc.Arbitrary<Instant>;
  outgoing: fc.Arbitrary<number>;
  note: fc.Arbitrary<number>;
  author: fc.Arbitrary<Author>;
};

const kind = <K extends Told['kind']>(name: K): fc.Arbitrary<K> => fc.constant(name);
const SILENCES = [0, 1, 2].map((n) => Date.UTC(2026, 10, 22, 2, 10 * n));

const marker: fc.Arbitrary<NoteMarker> = fc.record({
  kind: fc.constant('quiet'),
  data: fc.record({
    step: fc.constantFrom('hint', 'check-in', 'closing', 'finish', 'left', 'letter', 'no step of ours'),
    since: fc.constantFrom(...SILENCES),
  }),
});

/** What bears on a client who is quiet: texts of the ladder, steps taken, an advocate's lost line. */
export const aboutQuiet = ({ at, outgoing, note, author }: Parts): fc.Arbitrary<Told> =>
  fc.oneof(
    fc.record({
      kind: kind('reply-sent'),
      messageId: outgoing,
      author,
      intent: fc.constant(null),
      providerId: fc.constant(null),
      said: fc.constantFrom('check-in' as const, 'one-letter' as const, 'closing' as const),
    }),
    fc.record({ kind: kind('advocate-line-changed'), agentId: fc.constantFrom(5, 6), lost: fc.boolean() }),
    fc.record({
      kind: kind('note-written'),
      messageId: note,
      author,
      intent: fc.constant(null),
      marker,
    }),
    fc.record({
      kind: kind('effect-planned'),
      cause: fc.constant('quiet'),
      effect: fc.record({
        kind: fc.constant('note' as const),
        about: fc.constant('quiet-timers'),
        text: fc.constant('…'),
        mention: fc.constant<NoteEffect['mention']>([]),
        marker,
        deadline: at,
      }),
    }),
  );
