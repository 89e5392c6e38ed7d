import { MINUTE } from '../kernel/instant';
import type { OnCallEvent } from '../kernel/on-call-events';
import { type Policy } from '../kernel/policy';
import { segmentsOf } from '../kernel/segments';
import { wakeText } from './page-text';
import { aDesk, always, pagesOf, policy, rota, START, wait } from './a-desk.arbitrary';

describe('nobody is at the desk, and a client waits', () => {
  it('the first is paged at once, again at 3 by a call, the backup at 6, the supervisor at 10, all at 20 and 30', () => {
    const one = aDesk();
    expect(pagesOf(one.hear(wait()))).toMatchObject([{ agentId: 3, by: 'text', purpose: 'wake', letter: 'A' }]);
    expect(one.walk(30)).toEqual([
      ...['3 wake 3 call', '6 wake 4 text', '10 wake 9 text'],
      ...['20 wake 3 call', '20 wake 4 call', '20 wake 9 call', '30 wake 3 call', '30 wake 4 call', '30 wake 9 call'],
    ]);
  });

  it('whoever sends the letter stops the others, who are told; they are reminded at 5 and lapse at 10', () => {
    const one = aDesk();
    one.hear(wait());
    one.walk(7);
    const told = one.hear({ kind: 'page-taken', agentId: 4, how: 'letter', letter: 'A' });
    expect(pagesOf(told)).toMatchObject([{ agentId: 3, purpose: 'stand-down', text: 'A: taken, no need to look.' }]);
    expect(one.walk(17)).toEqual(['12 remind 4 text', '17 wake 9 text']);
  });

  it.each<[string, OnCallEvent]>([
    ['another letter', { kind: 'page-taken', agentId: 3, how: 'letter', letter: 'Q' }],
    ['somebody who was not paged', { kind: 'page-taken', agentId: 4, how: 'letter', letter: 'A' }],
    ['a key for another ring', { kind: 'page-taken', agentId: 3, how: 'key', ring: 'nights-c1-m1' }],
  ])('%s takes nothing', (_what, reply) => {
    const one = aDesk();
    one.hear(wait());
    one.at(1);
    expect(one.hear(reply)).toEqual([]);
    expect(one.walk(3)).toEqual(['3 wake 3 call']);
  });

  it('an answer stops the ringing, and the others are told once', () => {
    const one = aDesk();
    one.hear(wait());
    one.walk(6);
    const intents = one.hear(
      wait({ toldAt: START + 6 * MINUTE, over: { how: 'answered', at: START + 6 * MINUTE, by: 4 } }),
    );
    expect(one.planned.some(({ effect }) => effect.kind === 'note' && effect.marker.kind === 'on-call-over')).toBe(
      true,
    );
    expect(pagesOf(intents)).toMatchObject([]);
    expect(one.walk(30)).toEqual(['6 stand-down 3 text']);
  });

  it('those who wait together share a page, and whoever comes later joins it', () => {
    const one = aDesk();
    one.hear(wait());
    one.at(1);
    expect(one.hear(wait({ conversationId: 13, messageId: 31, since: START + MINUTE, channel: 'sms' }))).toEqual([]);
    one.at(3);
    expect(pagesOf(one.hear(null))[0]?.text).toBe(
      '2 waiting since 02:13, messages. Reply A to take it. https://desk.example.net/a',
    );
  });

  it('a page that failed brings the next people at once', () => {
    const one = aDesk();
    const [first] = one.hear(wait());
    one.at(0.5);
    const intents = one.hear({ kind: 'page-receipt', page: first?.id ?? '', status: 'failed', code: 30003 });
    expect(pagesOf(intents)).toMatchObject([{ agentId: 4 }]);
  });

  it('a swap holds from the next page, and one that was planned before it is not sent', () => {
    const one = aDesk();
    const [first] = pagesOf(one.hear(wait()));
    const change = { from: START, until: START + 60 * MINUTE, what: 'swap', out: 3, in: 7 } as const;
    one.hear({ kind: 'rota-changed', change: { id: 'x', at: START, by: 9, rota: null, change } });
    expect(first && one.held(first)).toBe('off the rota');
    expect(one.walk(3)).toEqual(['3 wake 7 call']);
  });

  it('whoever texted STOP is passed over', () => {
    const one = aDesk();
    one.hear({ kind: 'pages-refused', agentId: 3, out: true });
    expect(pagesOf(one.hear(wait()))).toMatchObject([{ agentId: 4 }]);
  });

  it('in the desk’s hours nobody is paged until nobody has looked for 5 minutes', () => {
    const one = aDesk({
      ...policy,
      onCall: { ...policy.onCall, rotas: [{ ...rota, hours: [{ days: always.when.days, from: 0, to: 0 }] }] },
    });
    expect(pagesOf(one.hear(wait()))).toEqual([]);
    expect(one.walk(5)).toEqual(['5 wake 3 text']);
  });
});

describe('the phone line', () => {
  const after = 9 * MINUTE;
  const withLine = (text: string | null): Policy => ({
    ...policy,
    onCall: { ...policy.onCall, phoneLine: { after, text } },
  });
  const toldBy = (one: ReturnType<typeof aDesk>): number =>
    one.planned.filter(({ effect }) => effect.kind === 'tell' && effect.what.kind === 'phone-line').length;

  it('a client in a web chat for whom nobody came is told it once, at nine minutes', () => {
    const one = aDesk(withLine('You can also call 555-0100.'));
    one.hear(wait());
    one.walk(8.9);
    expect(toldBy(one)).toBe(0);
    one.walk(9.2);
    expect(toldBy(one)).toBe(1);
    one.walk(40);
    expect(toldBy(one)).toBe(1);
  });

  it.each<[string, string | null, OnCallEvent]>([
    ['there is no such text', null, wait()],
    ['they wrote by text message', 'You can also call 555-0100.', wait({ channel: 'sms' })],
    ['they were answered', 'You can also call 555-0100.', wait({ over: { how: 'answered', at: START, by: 3 } })],
  ])('nobody is told when %s', (_what, text, told) => {
    const one = aDesk(withLine(text));
    one.hear(told);
    one.walk(20);
    expect(toldBy(one)).toBe(0);
  });
});

describe('what a page says', () => {
  const said = (language: 'en' | 'es', more: Partial<Policy> = {}): string =>
    wakeText(
      'wake',
      [{ since: START, channel: 'chat' }],
      { letter: 'K', zone: 'America/New_York' },
      { ...policy, language, ...more },
    );
  it.each(['en', 'es'] as const)('is one plain segment (%s)', (language) => {
    expect(segmentsOf(said(language))).toEqual({ segments: 1, encoding: 'gsm-7' });
  });
  it('has how many, since when, where, and the letter', () => {
    expect(said('en')).toBe('1 waiting since 21:13, web chat. Reply K to take it. https://desk.example.net/a');
  });
  it.each(['https://shelter.example.net/a', 'https://chat.open-door.example/a', 'https://opendoor.example/a'])(
    'has no link when its host tells what this is about: %s',
    (pageLink) => {
      const texting = { ...policy.texting, neverSay: ['Open Door'] };
      expect(said('en', { pageLink, texting })).toBe('1 waiting since 21:13, web chat. Reply K to take it.');
    },
  );
});
