import { does, MINUTE, moment, says, SECOND, untilAnswered, untilWrittenTo, waits, type Script } from './script';

const writes = (words: string) => [does('types'), waits(12 * SECOND), does('stops-typing'), says(words)];

/** All invented. Each plays by itself and takes some five to fifteen minutes of the desk's time. */
export const SCRIPTS: readonly Script[] = [
  {
    name: 'reads',
    title: 'Reads, and cannot type',
    steps: [
      does('comes-to-page'),
      ...writes('hello. is somebody there'),
      moment('They wrote for the first time.', 'A short answer soon, and whether it is OK to write here.'),
      untilAnswered(4 * MINUTE),
      waits(20 * SECOND),
      ...writes('yes it is ok now. i dont know where to start'),
      untilAnswered(3 * MINUTE),
      waits(40 * SECOND),
      does('folds'),
      waits(30 * SECOND),
      does('opens'),
      moment(
        'They looked at the chat again and wrote nothing.',
        'No hurry and no question that needs typing. A check-in that one number can answer.',
      ),
      untilWrittenTo(11 * MINUTE),
      waits(25 * SECOND),
      says('sorry. someone was in the room', '2'),
      moment('They were heard from again.', 'Words that are easy to answer; they may have to stop again.'),
      untilAnswered(2 * MINUTE),
      waits(30 * SECOND),
      says('its ok now. thank you for waiting'),
      waits(MINUTE),
    ],
  },
  {
    name: 'network',
    title: 'Loses the network',
    steps: [
      does('comes-to-page'),
      waits(25 * SECOND),
      ...writes('hi, i am on the train, is that ok'),
      moment('They wrote for the first time.', 'A short answer soon; what to do if the line drops.'),
      untilAnswered(4 * MINUTE),
      waits(15 * SECOND),
      ...writes('good. there is a lot of noise here'),
      waits(5 * SECOND),
      does('loses-network'),
      moment(
        'Their network went away, without a word.',
        'What you write now waits until they are back. It says nothing about them.',
      ),
      waits(3 * MINUTE),
      does('has-network'),
      moment('Their network is back.', 'They see at once what was written meanwhile; ask whether all of it came.'),
      waits(15 * SECOND),
      ...writes('back. tunnel. did you get my last one?'),
      untilAnswered(2 * MINUTE),
      waits(MINUTE),
    ],
  },
  {
    name: 'exit',
    title: 'Leaves by the quick exit',
    steps: [
      does('comes-to-page'),
      waits(50 * SECOND),
      ...writes('can i ask something'),
      moment('They wrote for the first time.', 'A short answer soon, and whether it is OK to write here.'),
      untilAnswered(4 * MINUTE),
      waits(20 * SECOND),
      ...writes('wait'),
      does('quick-exits'),
      {
        ...{ kind: 'moment', what: 'They used the quick exit.' },
        helps: 'Nothing is written until they write again. A private note for whoever comes next.',
        careful: {
          afterwards: 'wrote',
          words: 'somebody else may read that screen now; better nothing, until they write again.',
        },
      },
      waits(4 * MINUTE),
    ],
  },
  {
    name: 'somebody-else',
    title: 'Comes back as somebody else',
    steps: [
      does('comes-to-page'),
      waits(15 * SECOND),
      ...writes('hello, i wrote last week'),
      moment('They wrote for the first time.', 'A short answer soon, and whether it is OK to write here.'),
      untilAnswered(4 * MINUTE),
      waits(25 * SECOND),
      ...writes('i have to stop, somebody is coming'),
      does('quick-exits'),
      {
        ...{ kind: 'moment', what: 'They used the quick exit.' },
        helps: 'Nothing is written until they write again.',
        careful: {
          afterwards: 'wrote',
          words: 'somebody else may read that screen now; better nothing, until they write again.',
        },
      },
      waits(3 * MINUTE),
      does('comes-to-page'),
      says('Who am I writing with? What was this chat about?'),
      moment(
        'Somebody wrote from that page again, in another way.',
        'Nothing of before is told. "Check first": the neutral question, and no lift without a reason.',
      ),
      untilAnswered(2 * MINUTE),
      waits(20 * SECOND),
      says('Just tell me what was said.'),
      waits(MINUTE),
    ],
  },
];

/** Three at once: what a shift of a newcomer is made of. */
export const USUAL_SHIFT: readonly string[] = ['reads', 'network', 'exit'];
