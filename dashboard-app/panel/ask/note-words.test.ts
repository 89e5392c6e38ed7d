import { manualClock } from '../../../adapters/manual-clock';
import type { LineWords, ToLine } from '../../../core/panel/line-contract';
import { readNoteWords, type Reading } from './note-words';

const of = { accountId: 1, conversationId: 7 };

function reading(answers: { status: number; body: object }[], withLine = false) {
  const asked: string[] = [];
  const told: ToLine[] = [];
  const hears = new Set<(read: LineWords) => void>();
  const clock = manualClock(0);
  const fetch = async (url: unknown): Promise<Response> => {
    asked.push(String(url));
    const answer = answers.shift();
    if (!answer) throw new Error('no network');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
  const line: Reading['line'] = {
    tell: (message) => void told.push(message),
    onTells: () => () => {},
    onSaid: () => () => {},
    onWords: (hear) => (hears.add(hear), () => void hears.delete(hear)),
  };
  const proven: string[] = [];
  const ways: Reading = {
    ...{ fetch, clock, of, url: '/exchange/say/words', bearer: () => 'b', line: withLine ? line : null },
    proveAgain: async () => void proven.push('again'),
    newKey: () => 'key-1',
  };
  const answer = (read: Partial<LineWords>): void =>
    hears.forEach((hear) => hear({ event: 'helpline:worded', key: 'key-1', words: null, refused: null, ...read }));
  return { asked, told, hears, clock, proven, ways, answer };
}
const no = (code: string) => ({ status: 403, body: { error: { code, words: 'why' } } });

describe('the words of a note', () => {
  it('are read by the session that the browser sends along', async () => {
    const { ways, asked } = reading([{ status: 200, body: { words: 'so it is' } }]);
    expect(await readNoteWords(12, ways)).toEqual({ ok: true, words: 'so it is' });
    expect(asked).toEqual(['/exchange/say/words']);
  });

  it.each([
    ['refused', [no('no-session')], { ok: false, code: 'no-session', says: 'why' }],
    ['not answered', [], { ok: false, code: 'unreachable', says: null }],
  ])('that are %s: it is said why', async (_what, answers, came) => {
    expect(await readNoteWords(12, reading(answers).ways)).toEqual(came);
  });

  it('are asked for once more when the bearer is old', async () => {
    const { ways, proven } = reading([no('prove-again'), { status: 200, body: { words: 'so it is' } }]);
    expect(await readNoteWords(12, ways)).toEqual({ ok: true, words: 'so it is' });
    expect(proven).toEqual(['again']);
  });

  it('are read by the line where that has the session, and only its own answer counts', async () => {
    const { ways, told, asked, answer, hears } = reading([], true);
    const read = readNoteWords(12, ways);
    answer({ key: 'another', words: 'of another' });
    answer({ words: 'so it is' });
    expect(await read).toEqual({ ok: true, words: 'so it is' });
    expect(told).toEqual([{ event: 'helpline:words', ...of, key: 'key-1', noteId: 12 }]);
    expect([asked, hears.size]).toEqual([[], 0]);
  });

  it.each<[string, Partial<LineWords> | null, string]>([
    ['another conversation is open', { refused: 'elsewhere' }, 'elsewhere'],
    ['nobody answered the line', {}, 'unreachable'],
    ['an old line does not know the question', null, 'unreachable'],
  ])('that the line cannot read: %s', async (_what, told, code) => {
    const { ways, answer, clock } = reading([], true);
    const read = readNoteWords(12, ways);
    if (told) answer(told);
    else await clock.advance(20_000);
    expect(await read).toEqual({ ok: false, code, says: null });
  });
});
