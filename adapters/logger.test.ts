import { manualClock } from './manual-clock';
import { createLogger, type Logger } from './logger';
import type { LogFields } from './log-fields';

const SECRETS = ['tok3n-of-the-desk', 'he is in the kitchen', '+15550100200'];

/** What the logger wrote, as text and as lines. */
function listen(say: (log: Logger) => void): { text: string; lines: Record<string, unknown>[] } {
  let text = '';
  say(createLogger('debug', manualClock(0), { write: (line) => void (text += line) }));
  const lines = text.split('\n').filter(Boolean);
  return { text, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the logger', () => {
  it('writes the fields of the list, our clock and the sentence', () => {
    const { lines } = listen((log) => log.with({ role: 'worker' }).info({ subject: '1:42', ms: 3 }, 'handled'));
    expect(lines).toEqual([
      { level: 30, time: '1970-01-01T00:00:00.000Z', role: 'worker', subject: '1:42', ms: 3, msg: 'handled' },
    ]);
  });

  it('drops what is not in the list, at any depth', () => {
    const [token, words, phone] = SECRETS;
    const smuggled = {
      eventId: phone,
      intent: 'ana@example.org',
      token,
      content: words,
      config: { headers: { api_access_token: token } },
      event: { text: { words } },
      subject: words,
      count: phone,
      reason: [words],
    } as unknown as LogFields;
    const { text, lines } = listen((log) => log.with(smuggled).warn(smuggled, 'odd'));
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(lines[0]).toMatchObject({
      event: '(refused)',
      subject: '(refused)',
      count: '(refused)',
      reason: '(refused)',
    });
  });

  it('keeps of an error its name, code and status, and nothing that quotes', () => {
    const [token, words] = SECRETS;
    const error = Object.assign(new TypeError(`cannot send ${words}`, { cause: new Error(token) }), {
      code: 'ECONNRESET',
      status: 502,
      config: { headers: { api_access_token: token }, data: words },
      response: { data: { message: words } },
    });
    const { text, lines } = listen((log) => log.error({ error }, 'Chatwoot did not answer'));
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(lines[0]?.['error']).toEqual({ name: 'TypeError', code: 'ECONNRESET', status: 502 });
  });

  it('does not choke on what is no error at all', () => {
    const thrown = [null, undefined, 'he is in the kitchen', 7, { name: 'he is in the kitchen' }];
    const { text } = listen((log) => thrown.forEach((error) => log.error({ error }, 'thrown')));
    expect(text).not.toContain('kitchen');
  });
});
