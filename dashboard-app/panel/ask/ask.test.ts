import { ask } from './ask';

const answered = (status: number, body: string) => () => Promise.resolve(new Response(body, { status }));
const refusal = (code: string) => JSON.stringify({ error: { code, words: 'so it is' } });

describe('what came of a question', () => {
  test.each<[string, () => Promise<Response>, object]>([
    ['an answer', answered(200, '{"a":1}'), { ok: true, value: { a: 1 } }],
    ['a refusal of ours', answered(403, refusal('not-allowed')), { code: 'not-allowed', words: 'so it is' }],
    ['a conversation that is none', answered(404, refusal('not-found')), { code: 'not-found', words: 'so it is' }],
    ['a path that nobody passes on to us', answered(404, '<html>Not found</html>'), { code: 'not-here', words: null }],
    ['a proxy with nobody behind it', answered(502, '<html>Bad gateway</html>'), { code: 'unreachable' }],
    ['an answer that was cut off', answered(200, '{"a":'), { code: 'unreachable' }],
    ['nobody', () => Promise.reject(new TypeError('failed')), { code: 'unreachable' }],
  ])('%s', async (_what, fetch, came) => expect(await ask(fetch, '/somewhere')).toMatchObject(came));
});
