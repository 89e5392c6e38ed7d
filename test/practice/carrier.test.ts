import { SegmentedMessage } from 'sms-segments-calculator';
import { partsOf } from '../../practice/twilio/segments';
import { arrives, billed, type Body, call, OURS, send, THEIRS } from './carrier-calls';
import { post, standStill, text, theDesk, wait } from './still-desk';

standStill();

describe('the practice carrier', () => {
  it('takes a text and says "0" segments until it has gone out, and their true number from then on', async () => {
    const { status, body } = await send({ Body: 'x'.repeat(161) });
    expect([status, body['status'], body['num_segments'], body['date_sent']]).toEqual([201, 'queued', '0', null]);
    wait(10);
    const later = await call(`/Messages/${String(body['sid'])}.json`);
    expect(later.body).toMatchObject({ status: 'delivered', num_segments: '2', direction: 'outbound-api' });
    expect(later.body['date_sent']).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
    expect(billed()).toEqual(['sms-outbound 2']);
  });

  it.each([
    ['no number to send to', { To: '' }, 21604],
    ['what cannot be a number', { To: '5551' }, 21211],
    ['no words', { Body: '' }, 21602],
    ['a number that is not ours', { From: '+15559999999' }, 21606],
    ['more than 1,600 characters', { Body: 'x'.repeat(1_601) }, 21617],
  ])('refuses %s, and bills nothing', async (_what, form, code) => {
    expect(await send(form)).toMatchObject({ status: 400, body: { code, status: 400 } });
    expect(billed()).toEqual([]);
  });

  it('asks who is calling, and has no other account', async () => {
    expect(await call('/Messages.json', undefined, 'wrong')).toMatchObject({ status: 401, body: { code: 20003 } });
    expect(await call('/2010-04-01/Accounts/ACother/Messages.json')).toMatchObject({ status: 404 });
    expect(await call('/Nothing.json')).toMatchObject({ status: 404, body: { code: 20404 } });
    theDesk().twilio.account.keys.set('SKkey', 'secret');
    const key = Buffer.from('SKkey:secret').toString('base64');
    const url = `${theDesk().url}/2010-04-01/Accounts/${theDesk().twilio.account.sid}/Balance.json`;
    expect((await fetch(url, { headers: { authorization: `Basic ${key}` } })).status).toBe(200);
  });

  it('tells how long a Messaging Service holds a text, to whoever is of the account', async () => {
    const sid = `MG${'3'.repeat(32)}`;
    theDesk().twilio.services.set(sid, { sid, name: 'Night line', validitySeconds: 36_000, createdAt: 0 });
    const account = theDesk().twilio.account.sid;
    expect(await call(`/v1/Services/${sid}`)).toMatchObject({
      status: 200,
      body: { sid, account_sid: account, friendly_name: 'Night line', validity_period: 36_000 },
    });
    expect(await call(`/v1/Services/${sid}`, undefined, 'wrong')).toMatchObject({ status: 401, body: { code: 20003 } });
    expect(await call('/v1/Services/MGother')).toMatchObject({ status: 404, body: { code: 20404 } });
    expect(await call('/v1/Nothing')).toMatchObject({ status: 404, body: { code: 20404 } });
  });

  it('bills what it took and could not deliver, and nothing that it refused', async () => {
    theDesk().faults.smsUndelivered = 1;
    const { body } = await send();
    wait(10);
    expect((await call(`/Messages/${String(body['sid'])}.json`)).body).toMatchObject({
      status: 'undelivered',
      error_code: 30003,
    });
    expect(billed()).toEqual(['sms-outbound 1']);
  });

  it('lets a text fail that did not go out within the time it was given', async () => {
    theDesk().faults.smsHeldMs = 60_000;
    const { body } = await send({ ValidityPeriod: '30' });
    wait(90);
    expect((await call(`/Messages/${String(body['sid'])}.json`)).body).toMatchObject({
      status: 'failed',
      error_code: 30036,
    });
  });

  it('answers STOP by itself, bills that too, and refuses texts until START', async () => {
    arrives('Stop');
    expect(await send()).toMatchObject({ status: 400, body: { code: 21610 } });
    arrives('start');
    expect((await send()).status).toBe(201);
    expect(billed()).toEqual(['sms-inbound 1', 'sms-outbound 1', 'sms-inbound 1', 'sms-outbound 1', 'sms-outbound 1']);
    expect([...theDesk().twilio.texts.values()].filter(({ direction }) => direction === 'outbound-reply')).toHaveLength(
      2,
    );
  });

  it('logs and bills a text to us once, however often it hands it over', () => {
    const { sid } = arrives('hello');
    arrives('hello', { sid });
    theDesk().faults.smsInboundTwice = 1;
    arrives('again');
    wait(10);
    const inThread = theDesk()
      .model.conversations.get(1)
      ?.messages.filter(({ message_type }) => message_type === 'incoming');
    expect(inThread).toHaveLength(4);
    expect(billed()).toEqual(['sms-inbound 1', 'sms-inbound 1']);
  });

  it('a picture is a message of its own kind', () => {
    expect(arrives('look', { media: 1 }).sid).toMatch(/^MM/);
    expect(billed()).toEqual(['mms-inbound 1']);
  });

  it('shows its log a page at a time, the newest first, also while texts are coming in', async () => {
    for (let n = 0; n < 7; n += 1) {
      arrives(`text ${n}`);
      wait(1);
    }
    const seen: unknown[] = [];
    let next: unknown = `/Messages.json?PageSize=3&To=${encodeURIComponent(OURS)}`;
    while (typeof next === 'string') {
      const { body } = await call(next);
      seen.push(...(body['messages'] as Body[]).map((one) => one['body']));
      next = body['next_page_uri'];
      arrives('meanwhile');
      wait(1);
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `text ${n}`));
  });

  it('finds by number and by when it was sent', async () => {
    arrives('in');
    await send();
    wait(10);
    const count = async (query: string): Promise<number> =>
      ((await call(`/Messages.json?${query}`)).body['messages'] as []).length;
    const today = new Date(theDesk().clock.now()).toISOString().slice(0, 10);
    expect(await count(`From=${encodeURIComponent(OURS)}`)).toBe(1);
    expect(await count(`To=${encodeURIComponent(OURS)}`)).toBe(1);
    expect(await count(`DateSent=${today}`)).toBe(2);
    expect(await count(`DateSent>=${today}`)).toBe(2);
    expect(await count('DateSent>=2999-01-01')).toBe(0);
    expect(await count(`DateSent<=${today}`)).toBe(2);
    expect(await count('DateSent<=2001-01-01')).toBe(0);
  });

  it('tells usage by category, and the balance, from its bill', async () => {
    arrives('x'.repeat(200));
    await send();
    const { body } = await call('/Usage/Records/ThisMonth.json?Category=sms');
    expect(body['usage_records']).toMatchObject([{ category: 'sms', usage: '3', count: '3', price_unit: 'usd' }]);
    const all = (await call('/Usage/Records.json')).body['usage_records'] as Body[];
    expect(all.map((one) => `${String(one['category'])} ${String(one['usage'])}`)).toContain('sms-inbound 2');
    expect((await call('/Balance.json')).body).toMatchObject({
      currency: 'USD',
      balance: (100 - 3 * 0.0083).toFixed(4),
    });
  });

  it('carries what Chatwoot sends, and hands over what comes', async () => {
    await text();
    await post('/messages', { content: 'Hi, this is Ana' });
    wait(10);
    const [first, second] = [...theDesk().twilio.texts.values()];
    expect(first).toMatchObject({ direction: 'inbound', from: THEIRS, to: OURS, body: 'help' });
    expect(second).toMatchObject({ direction: 'outbound-api', from: OURS, to: THEIRS, status: 'delivered' });
    const sids = theDesk()
      .model.conversations.get(1)
      ?.messages.flatMap(({ source_id }) => source_id ?? []);
    expect(sids).toEqual([first?.sid, second?.sid]);
  });
});

describe('its own count of segments', () => {
  it.each([
    'a'.repeat(160),
    'a'.repeat(161),
    '€'.repeat(80),
    `${'€'.repeat(80)}a`,
    `${'a'.repeat(152)}€${'a'.repeat(20)}`,
    '’'.repeat(70),
    '’'.repeat(71),
    '😀'.repeat(35),
    '😀'.repeat(36),
    `${'a'.repeat(66)}😀b’`,
    'àèìòù ÄÖÑÜ äöñü Å ÆØ É',
    'ç',
    'x'.repeat(1_600),
  ])('agrees with Twilio’s package on %#', (body) => {
    expect(partsOf(body)).toBe(new SegmentedMessage(body).segmentsCount);
  });

  it('a toll-free number holds less in each part', () => {
    expect([partsOf('x'.repeat(306)), partsOf('x'.repeat(306), '+18005550000')]).toEqual([2, 3]);
  });
});
