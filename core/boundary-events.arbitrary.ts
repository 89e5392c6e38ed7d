import fc from 'fast-check';
import { NO_BOUNDARY, type Boundary } from './kernel/boundary';
import type { Command } from './kernel/command';
import type { Author, ConversationEvent, NoteMarker } from './kernel/event';
import type { Instant } from './kernel/instant';
import type { TextFacts } from './kernel/text-facts';

type Frame = 'id' | 'subject' | 'at' | 'heardAt' | 'via';
type Told = ConversationEvent extends infer E ? (E extends ConversationEvent ? Omit<E, Frame> : never) : never;

type Parts = {
  at: fc.Arbitrary<Instant>;
  /** Ids of notes, of outgoing messages, and of only a few notes, so that things meet. */
  note: fc.Arbitrary<number>;
  outgoing: fc.Arbitrary<number>;
  few: fc.Arbitrary<number>;
  author: fc.Arbitrary<Author>;
};

const plain = { segments: 1, encoding: 'gsm-7', characters: 3, keyword: null } as const;
/** What is kept of a client's text: most are no keyword. */
export const text: fc.Arbitrary<TextFacts> = fc.constantFrom<TextFacts>(
  ...[plain, plain, { ...plain, keyword: 'stop' as const }, { ...plain, keyword: 'help' as const }],
  ...[
    { ...plain, keyword: 'start' as const },
    { ...plain, seems: 'seems-stop' as const },
    { ...plain, letter: 3 as const },
    { ...plain, courtesy: true as const },
  ],
);

const kind = <K extends Told['kind']>(name: K): fc.Arbitrary<K> => fc.constant(name);

/** What advocates say by "/", and what else bears on whether the client may be written to. */
export const aboutTheBoundary = ({ at, note, outgoing, few, author }: Parts): fc.Arbitrary<Told> =>
  fc.oneof(
    fc.record({
      kind: kind('advocate-command'),
      messageId: note,
      agentId: fc.constantFrom(5, 6),
      command: fc.constantFrom<Command>(
        ...(['hold', 'rest', 'optout', 'no', 'ask', 'lead'] as const).map((name) => ({ name })),
        ...[
          { name: 'lift' as const, words: true },
          { name: 'ok' as const, channel: 'chat' as const, lasts: null },
        ],
      ),
      public: fc.boolean(),
    }),
    fc.record({
      kind: kind('note-written'),
      messageId: note,
      author,
      intent: fc.constant(null),
      marker: lockNote(at, few),
    }),
    fc.record({ kind: kind('texts-blocked'), messageId: outgoing }),
    fc.record({ kind: kind('safe-denied') }),
    fc.record({ kind: kind('boundary-told'), contactId: fc.constantFrom(7, 8), boundary: toldBoundary(at) }),
  );

const lockNote = (at: fc.Arbitrary<Instant>, few: fc.Arbitrary<number>): fc.Arbitrary<NoteMarker> =>
  fc.record({
    kind: fc.constant('lock'),
    data: fc.record({
      deed: fc.constantFrom(
        'hold',
        'rest',
        'optout',
        'no',
        'lift',
        'ok',
        'ifcut',
        'stop',
        'start',
        'blocked',
        'return',
      ),
      at,
      by: fc.constantFrom(5, 6),
      message: few,
      channel: fc.constantFrom('chat', 'sms'),
      until: at,
    }),
  });

const toldBoundary = (at: fc.Arbitrary<Instant>): fc.Arbitrary<Boundary> =>
  fc.record({ fell: at, lifted: fc.option(at) }).map(({ fell, lifted }) => ({
    ...NO_BOUNDARY,
    falls: { ...NO_BOUNDARY.falls, notSafe: { at: fell, conversationId: 5, by: 5 } },
    lift: lifted === null ? null : { at: lifted, conversationId: 5, by: 6 },
  }));
