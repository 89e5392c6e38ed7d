import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { textMoves } from '../../practice/twilio/texts';
import { billed, call, send, THEIRS } from './carrier-calls';
import { post, standStill, text, theDesk, wait } from './still-desk';

standStill();

describe('its bad days', () => {
  it('may be away, busy, broken, or lose its answer; Chatwoot’s own never touch it', async () => {
    const { faults } = theDesk();
    faults.apiDown = true;
    expect((await call('/Balance.json')).status).toBe(200);
    faults.twilio429 = 1;
    expect((await call('/Balance.json')).status).toBe(429);
    Object.assign(faults, { twilio429: 0, twilio500: 1 });
    expect((await call('/Balance.json')).status).toBe(500);
    Object.assign(faults, { twilio500: 0, twilioLoseAnswer: 1 });
    await expect(send()).rejects.toThrow();
    expect(billed()).toEqual(['sms-outbound 1']);
    Object.assign(faults, { twilioLoseAnswer: 0, twilioDown: true });
    await expect(call('/Balance.json')).rejects.toThrow();
  });

  it('knows the segments only later, where so switched', async () => {
    theDesk().faults.smsSegmentsLateMs = 60_000;
    const { body } = await send();
    const now = async () => (await call(`/Messages/${String(body['sid'])}.json`)).body['num_segments'];
    wait(10);
    expect(await now()).toBe('0');
    wait(60);
    expect(await now()).toBe('1');
  });

  it('loses and doubles what becomes of texts', async () => {
    await text();
    theDesk().faults.smsCallbacksLose = 1;
    await post('/messages', { content: 'Hi' });
    wait(20);
    const last = () => theDesk().model.conversations.get(1)?.messages.at(-1)?.status;
    expect(last()).toBe('sent');
    Object.assign(theDesk().faults, { smsCallbacksLose: 0, smsCallbacksDuplicate: 1 });
    const told: string[] = [];
    const [sid = ''] = [...theDesk().twilio.texts.keys()].slice(-1);
    const sent = theDesk().twilio.texts.get(sid);
    if (sent) sent.tell = (status) => void told.push(status);
    textMoves(theDesk().twilio, sid, 'delivered');
    wait(10);
    expect(told).toEqual(['delivered', 'delivered']);
  });
});

describe('what it posts', () => {
  it('is signed over the address and the sorted fields with the account’s token', async () => {
    const heard: { signature: string; fields: URLSearchParams; path: string }[] = [];
    const server = createServer((req, res) => {
      let raw = '';
      req.on('data', (part: Buffer) => (raw += part.toString('utf8')));
      req.on('end', () => {
        const signature = String(req.headers['x-twilio-signature']);
        heard.push({ signature, fields: new URLSearchParams(raw), path: req.url ?? '' });
        res.end('<Response/>');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await theDesk().tell('carrier/numbers', { number: '+15550100000', textUrl: `${url}/inbound?a=1` });
      await theDesk().tell('carrier/texts', { from: THEIRS, to: '+15550100000', body: 'A' });
      for (let tries = 0; heard.length === 0 && tries < 200; tries += 1)
        await new Promise((next) => setTimeout(next, 10));
      const [{ signature, fields, path } = { signature: '', fields: new URLSearchParams(), path: '' }] = heard;
      expect([path, fields.get('Body'), fields.get('From')]).toEqual(['/inbound?a=1', 'A', THEIRS]);
      const signed = [...fields.keys()].sort().map((name) => name + (fields.get(name) ?? ''));
      const { token } = theDesk().twilio.account;
      const expected = createHmac('sha1', token)
        .update(`${url}/inbound?a=1${signed.join('')}`)
        .digest('base64');
      expect(signature).toBe(expected);
    } finally {
      server.close();
    }
  });
});
