import { MINUTE, moment, SECOND, type Script } from '../../practice/shift/script';
import { SCRIPTS } from '../../practice/shift/scripts';
import { summaryOf } from '../../practice/shift/summary';
import type { DeskAct } from '../../practice/shift/watch-desk';
import { field, standIn, type StandIn } from './stand-in';

const script: Script = { name: 'one', title: 'One', steps: [] };
const exit = {
  ...moment('They used the quick exit.', 'Nothing is written.'),
  careful: { afterwards: 'wrote' as const, words: 'better nothing' },
} as const;
const act = (at: number, did: DeskAct['did'], conversation = 7): DeskAct => ({ at, conversation, who: 'Ana', did });

describe('what there was to notice', () => {
  const conversation = { id: 7 } as never;
  const moments = [
    { at: 0, step: moment('They wrote.', 'A short answer.') },
    { at: 2 * MINUTE, step: exit },
  ] as never;
  const seen = (acts: DeskAct[]) =>
    summaryOf([{ script, conversation, moments, isOver: true }], acts).clients[0]?.moments.map(({ then, careful }) => [
      then,
      careful,
    ]);

  it.each<[string, DeskAct[], [string, string | null][]]>([
    [
      'each with what came next, every kind of act once',
      [act(12 * SECOND, 'typed'), act(20 * SECOND, 'typed'), act(75 * SECOND, 'wrote'), act(130 * SECOND, 'noted')],
      [
        ['Ana began to type after 12 s; Ana wrote to them after 1 min 15 s.', null],
        ['Ana wrote a private note after 10 s.', null],
      ],
    ],
    [
      'what is better not done is said kindly',
      [act(125 * SECOND, 'wrote')],
      [
        ['Nothing was done here then. It is a moment to look for next time.', null],
        ['Ana wrote to them after 5 s.', 'better nothing'],
      ],
    ],
    [
      'of another conversation nothing counts',
      [act(5 * SECOND, 'wrote', 8)],
      [
        ['Nothing was done here then. It is a moment to look for next time.', null],
        ['Nobody wrote to them: that is what helps.', null],
      ],
    ],
  ])('%s', (_what, acts, expected) => expect(seen(acts)).toEqual(expected));
});

describe('the scripts', () => {
  it('say what there is to notice, and mean nobody: no agency, no address, no number', () => {
    for (const { steps } of SCRIPTS) {
      expect(steps.some(({ kind }) => kind === 'moment')).toBe(true);
      const words = steps.flatMap((step) => (step.kind === 'says' ? [step.words] : [])).join(' ');
      expect(words).not.toMatch(/https?:|@|\d{3}/);
    }
  });
});

describe('a shift by the desk’s own address', () => {
  let desk: StandIn;
  beforeAll(async () => {
    desk = await standIn();
  });
  afterAll(() => desk.close());

  it('with nobody chosen does not begin, and says so', async () => {
    const answer = await fetch(`${desk.url}/practice/shift/begin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clients: ['nobody'] }),
    });
    expect([answer.status, field(await answer.json(), 'error')]).toEqual([422, 'Choose at least one client.']);
  });
});
