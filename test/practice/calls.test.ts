import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { phoneOf } from '../../practice/twilio/phones';
import { readTwiml } from '../../practice/twilio/twiml';
import { billed, call, OURS } from './carrier-calls';
import { standStill, theDesk, wait } from './still-desk';
import { until } from './stand-in';

standStill();

const ANA = 2;
const GATHER = (action: string): string =>
  `<?xml version="1.0"?><Response><Gather numDigits="1" timeout="6" action="${action}"><Say>Press 1.</Say></Gather></Response>`;

type Asked = { path: string; fields: URLSearchParams; signature: string };

/** Whoever is asked what a call says, and told how it ended. */
async function voice(answer: (asked: Asked) => string) {
  const asked: Asked[] = [];
  const server = createServer((req, res) => {
    let raw = '';
    req.on('data', (part: Buffer) => (raw += part.toString('utf8')));
    req.on('end', () => {
      const one = {
        path: req.url ?? '',
        fields: new URLSearchParams(raw),
        signature: String(req.headers['x-twilio-signature']),
      };
      asked.push(one);
      res.end(answer(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, close: () => server.close() };
}

const place = async (url: string, form: Record<string, string> = {}) => {
  const placed = await call('/Calls.json', {
    From: OURS,
    To: phoneOf(ANA),
    Url: `${url}/voice`,
    StatusCallback: `${url}/status`,
    ...form,
  });
  return { ...placed, sid: String(placed.body['sid']) };
};
const act = (sid: string, name: string, body = {}) => theDesk().tell(`carrier/calls/${sid}/${name}`, body);
const state = async (sid: string) => (await call(`/Calls/${sid}.json`)).body['status'];

describe('a call of the practice carrier', () => {
  it('rings, is answered, says what is fetched, and tells the key that was pressed; its end is told and billed', async () => {
    const ours = await voice(({ path, fields }) =>
      path === '/voice'
        ? GATHER('/keys?x=1&amp;y=2').replace('/keys', `${ours.url}/keys`)
        : fields.has('Digits')
          ? '<Response><Say>Thank you.</Say></Response>'
          : '',
    );
    const { sid, body, status } = await place(ours.url);
    expect([status, body['status'], body['direction']]).toEqual([201, 'queued', 'outbound-api']);
    wait(3);
    expect(await state(sid)).toBe('ringing');
    await act(sid, 'answer');
    const screen = () => theDesk().twilio.calls.get(sid);
    await until('it to be asked for a key', () => screen()?.asks !== null);
    expect(screen()?.said).toEqual(['Press 1.']);
    await act(sid, 'press', { key: '1' });
    await until('thanks', () => screen()?.said.includes('Thank you.'));
    wait(5);
    await until('the end to be told', () => ours.asked.length === 3);
    ours.close();
    expect(ours.asked.map(({ path, fields }) => [path, fields.get('Digits'), fields.get('CallStatus')])).toEqual([
      ['/voice', null, 'in-progress'],
      ['/keys?x=1&y=2', '1', 'in-progress'],
      ['/status', null, 'completed'],
    ]);
    expect(ours.asked.every(({ signature }) => signature.length === 28)).toBe(true);
    expect(billed()).toEqual(['calls-outbound 1']);
  });

  it.each([
    ['nobody answers', 'no-answer', () => wait(70)],
    ['it is declined', 'busy', (sid: string) => act(sid, 'decline')],
  ])('%s: told as %s, and not billed', async (_what, told, happens) => {
    const ours = await voice(() => '');
    const { sid } = await place(ours.url);
    wait(3);
    await happens(sid);
    await until('the end to be told', () => ours.asked.length === 1);
    ours.close();
    expect(ours.asked[0]?.fields.get('CallStatus')).toBe(told);
    expect(billed()).toEqual([]);
  });

  it('nobody presses a key: it goes on to the end and hangs up', async () => {
    const ours = await voice(() => GATHER('/keys'));
    const { sid } = await place(ours.url);
    wait(3);
    await act(sid, 'answer');
    await until('it to be asked for a key', () => theDesk().twilio.calls.get(sid)?.asks !== null);
    wait(10);
    expect(await state(sid)).toBe('completed');
    ours.close();
  });

  it('what cannot be read is said to be an error, and hung up', async () => {
    const ours = await voice(() => 'no document');
    const { sid } = await place(ours.url);
    wait(3);
    await act(sid, 'answer');
    await until('it to end', async () => (await state(sid)) === 'completed');
    ours.close();
    expect(theDesk().twilio.calls.get(sid)?.said[0]).toMatch(/application error/);
  });

  it.each([
    ['no number', { To: '' }, 21201],
    ['what cannot be a number', { To: '5551' }, 21211],
    ['a number that is not ours', { From: '+15559999999' }, 21210],
    ['nothing to say', { Url: '' }, 21205],
  ])('%s is refused', async (_what, form, code) => {
    expect(await place('http://127.0.0.1:9', form)).toMatchObject({ status: 400, body: { code } });
  });

  it('stands in the log, the newest first, by our own number', async () => {
    const [first, second] = [await place('http://127.0.0.1:9'), await place('http://127.0.0.1:9')];
    const { body } = await call(`/Calls.json?From=${encodeURIComponent(OURS)}`);
    expect((body['calls'] as { sid: string }[]).map(({ sid }) => sid)).toEqual([second.sid, first.sid]);
  });
});

describe('the phones of the advocates', () => {
  it('show a text once it has arrived, and what they text goes to the number that reached them', async () => {
    const { twilio } = theDesk();
    await call('/Messages.json', { From: OURS, To: phoneOf(ANA), Body: 'Hi' });
    const shown = async () => {
      const answer = await fetch(`${theDesk().url}/practice/carrier/phones`);
      const all = (await answer.json()) as { id: number; texts: { body: string; mine: boolean }[] }[];
      return all.find(({ id }) => id === ANA)?.texts.map(({ body, mine }) => [body, mine]);
    };
    expect(await shown()).toEqual([]);
    wait(10);
    expect(await shown()).toEqual([['Hi', false]]);
    await theDesk().tell(`carrier/phones/${ANA}/texts`, { body: 'K' });
    expect(await shown()).toEqual([
      ['Hi', false],
      ['K', true],
    ]);
    expect([...twilio.texts.values()].at(-1)).toMatchObject({ to: OURS, from: phoneOf(ANA) });
  });
});

describe('what a call says', () => {
  it.each([
    ['nothing', '<Response></Response>', []],
    [
      'a sentence',
      '<Response><Say language="en-US">Tom &amp; I</Say><Hangup/></Response>',
      [{ verb: 'say', words: 'Tom & I' }, { verb: 'hangup' }],
    ],
    ['a pause', '<Response><Pause length="2"/></Response>', [{ verb: 'pause', ms: 2_000 }]],
    ['no document', 'hello', null],
    ['one that does not end', '<Response><Say>hello', null],
    ['a verb that is not known here', '<Response><Dial>1</Dial></Response>', null],
  ])('%s', (_what, text, verbs) => expect(readTwiml(text)).toEqual(verbs));
});
