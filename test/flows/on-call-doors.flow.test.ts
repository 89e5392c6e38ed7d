import { createHmac } from 'node:crypto';
import { readFacts } from '../../adapters/redis/facts-store';
import { signedPage } from '../../adapters/twilio/twilio-signature';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../../core/kernel/on-call-memory';
import { phoneOf } from '../../practice/twilio/phones';
import { actsAt } from '../support/acts';
import { everythingIn } from '../support/digest';
import { ANA, PAGES_NUMBER, startNight, type Night } from '../support/night';
import { testRedis } from '../support/redis';
import { until } from '../support/until';
import { newCanary } from '../taint/canaries';

const redis = testRedis();

let night: Night;
beforeAll(async () => {
  await redis.flushdb();
  night = await startNight({ speed: 10 });
  await actsAt(night.practice).newClient();
  await until('a page to have left', async () => (await memory()).pages.some(({ sentAt }) => sentAt !== null), 60_000);
});
afterAll(() => night.stop());

const memory = async (): Promise<OnCallMemory> => {
  const facts = await readFacts(redis, 'd:1');
  return (facts?.kind === 'desk' && facts.onCall) || NO_ON_CALL_MEMORY;
};
const token = (): string => night.practice.twilio.account.token;

type Asked = { path: string; fields: Record<string, string>; key?: string };

/** As Twilio signs it; with another key as somebody else would. */
async function post({ path, fields, key = token() }: Asked): Promise<{ status: number; text: string }> {
  const url = `${night.pluginUrl}${path}`;
  const signed = Object.keys(fields)
    .sort()
    .reduce((text, name) => `${text}${name}${fields[name] ?? ''}`, url);
  const signature = createHmac('sha1', key).update(signed).digest('base64');
  const answer = await fetch(url, {
    ...{ method: 'POST', headers: { 'X-Twilio-Signature': signature }, body: new URLSearchParams(fields) },
  });
  return { status: answer.status, text: await answer.text() };
}

const letter = (more: Record<string, string> = {}, agent = ANA): Asked => ({
  path: '/twilio/inbound',
  fields: { MessageSid: 'SM1', From: phoneOf(agent), To: PAGES_NUMBER, Body: 'A', ...more },
});
/** The page that left first, in an address with our own mark, or with one of somebody else's. */
const ofPage = async (what: 'voice' | 'status', fields: Record<string, string>, key = token()): Promise<Asked> => {
  const page = (await memory()).pages.find(({ sentAt }) => sentAt !== null)?.page ?? '';
  return { path: `/twilio/${what}?${signedPage(key, page)}`, fields };
};
/** Long enough for anything that was kept to be handled. */
const settled = () => night.clock.sleep(15_000);

describe('a request to the doors of the pages', () => {
  it.each<[string, () => Promise<Asked> | Asked]>([
    ['a letter', () => ({ ...letter(), key: 'another token' })],
    ['a letter without a signature', () => ({ ...letter(), key: '' })],
    ['a key in a call', async () => ({ ...(await ofPage('voice', { Digits: '1' })), key: 'another token' })],
    [
      'what became of a page',
      async () => ({ ...(await ofPage('status', { MessageStatus: 'failed' })), key: 'another' }),
    ],
  ])('that is forged is refused, and nothing changes: %s', async (_what, asked) => {
    const before = await memory();
    expect(await post(await asked())).toEqual({ status: 403, text: '' });
    await settled();
    const after = await memory();
    expect([after.taken, after.refused]).toEqual([before.taken, before.refused]);
    expect(after.pages.filter(({ heard }) => heard.failed)).toEqual([]);
  });

  it('whose fields were changed after it was signed is refused', async () => {
    const { path, fields } = letter();
    const signature = createHmac('sha1', token()).update(`${night.pluginUrl}${path}BodyX`).digest('base64');
    const answer = await fetch(`${night.pluginUrl}${path}`, {
      ...{ method: 'POST', headers: { 'X-Twilio-Signature': signature }, body: new URLSearchParams(fields) },
    });
    expect(answer.status).toBe(403);
  });

  it.each<[string, () => Promise<Asked> | Asked]>([
    ['an address whose mark is not ours', () => ofPage('voice', { Digits: '1' }, 'another key')],
    ['a number that nobody on call has', () => letter({ From: '+15559990000' })],
    ['words instead of a letter', () => letter({ Body: 'who is it, what happened' })],
    ['another key than 1', () => ofPage('voice', { Digits: '7' })],
    ['a state that is not known', () => ofPage('status', { MessageStatus: 'teleported' })],
    ['nothing at all', () => ({ path: '/twilio/inbound', fields: {} })],
  ])('signed, with %s, changes nothing', async (_what, asked) => {
    expect((await post(await asked())).status).toBe(200);
    await settled();
    expect((await memory()).taken).toEqual([]);
  });

  it.each([
    ['from an unknown number', { From: '+15559990000' }, 'unknown-number'],
    ['that is no letter', { Body: 'who is it' }, 'no-letter'],
    ['with a letter that rings for nobody', { Body: 'Q' }, 'takes-nothing'],
  ])('%s is logged, without the number and the words', async (_what, more, reason) => {
    await post(letter({ ...more, MessageSid: `SM${reason}` }));
    const line = await until('the log line', () => night.logs.find((one) => one.includes(`"reason":"${reason}"`)));
    expect(line).not.toMatch(/555|who is it/);
  });

  it('that is larger than any of Twilio’s is not read', async () => {
    expect((await post(letter({ Body: 'x'.repeat(30_000) }))).status).toBe(413);
  });

  it('keeps nothing of what was texted but its letter', async () => {
    const canary = newCanary();
    await post(letter({ Body: `A because ${canary} wrote`, MessageSid: 'SMwords' }));
    await post(letter({ Body: canary, From: `+1555${canary}`, MessageSid: 'SMother' }));
    await settled();
    const kept = [...(await everythingIn(redis)).flat(), ...night.logs].join('\n');
    expect(kept).not.toContain(canary);
    expect(kept).not.toContain(phoneOf(ANA));
  });

  it('asks for a key, three times, and says nothing of whom', async () => {
    const { text } = await post(await ofPage('voice', { CallStatus: 'in-progress' }));
    expect(text.match(/One waiting\. Press 1\./g)).toHaveLength(3);
    expect(text.replace(/action="[^"]*"/g, '')).not.toMatch(/\d{3}/);
  });

  it('that is replayed is one: the second letter of the same text takes nothing', async () => {
    const taken = letter({ MessageSid: 'SMonce' });
    expect((await post(taken)).status).toBe(200);
    await until('it to be taken', async () => (await memory()).taken.some(({ of }) => of === 'A'));
    const before = await memory();
    for (let i = 0; i < 3; i += 1) expect((await post(taken)).status).toBe(200);
    await settled();
    expect((await memory()).taken).toEqual(before.taken);
    expect(before.taken.filter(({ of }) => of === 'A')).toMatchObject([{ agentId: ANA, how: 'letter' }]);
  });
});
