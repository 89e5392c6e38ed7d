import { randomBytes } from 'node:crypto';
import { HOUR, MINUTE } from '../../core/kernel/instant';
import type { ExchangeAnswer } from '../../core/panel/exchange-contract';
import { makeBearer, readBearer, type Claims } from '../../plugin/panel/bearer';
import { actsAt } from '../support/acts';
import { everythingIn } from '../support/digest';
import { panelPage, type Got } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { postTo, signed } from '../support/signed';
import { together } from '../support/together';
import { until } from '../support/until';

const redis = testRedis();

type Code = { note: string; secret: string; expiresIn: number };
type Waited = { heard: false } | { heard: true; exchange: ExchangeAnswer };

const said = (got: Got<unknown>): string => `${got.status} ${got.body.error?.code ?? 'ok'}`;

/** A panel's page that nobody is signed in to, with the code that it shows for this conversation. */
async function shown(road: Road, conversationId: number) {
  const page = panelPage(road, 'ana');
  const { body } = await page.send<Code>('POST', '/panel/code', { accountId: 1, conversationId });
  const waits = (secret = body.secret) => page.send<Waited>('POST', '/panel/code/wait', { secret });
  const proven = async (): Promise<ExchangeAnswer> =>
    until('the code to be heard', async () => {
      const got = await waits();
      // As the page does: whoever is away for a moment is asked again.
      if (got.status === 503) return null;
      if (got.status !== 200) throw new Error(said(got));
      return got.body.heard ? got.body.exchange : null;
    });
  const asked = { accountId: 1, scope: { conversationId } };
  const by = ({ bearer }: ExchangeAnswer) => ({ authorization: `Bearer ${bearer}` });
  const renew = (held: ExchangeAnswer) => page.send<ExchangeAnswer>('POST', '/exchange/session', asked, by(held));
  const view = (held: ExchangeAnswer) => page.send('GET', '/panel/view', undefined, by(held));
  const command = (held: ExchangeAnswer, name: object) =>
    page.send('POST', '/panel/command', { key: randomBytes(12).toString('hex'), command: name }, by(held));
  return { page, ...body, waits, proven, renew, view, command };
}

/** As the practice Chatwoot posts it, with a signature that is right or not. */
async function webhook(road: Road, message: object, secret = road.chatwoot.webhookSecrets[0] ?? '') {
  const body = JSON.stringify({
    ...{ event: 'message_created', account: { id: 1 }, id: 900_001, message_type: 'outgoing', private: true },
    ...{ created_at: new Date(road.clock.now()).toISOString(), sender: { id: 2, type: 'user' } },
    ...message,
  });
  return (await postTo(`${road.pluginUrl}/webhooks/chatwoot`, body, signed(body, secret, road.clock.now()))).status;
}

describe('a pairing code', () => {
  together(() => startRoad(), {
    'typed as a private note gives the page that shows it what its writer may see, and counts once': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      const page = await shown(road, id);
      expect(page.note).toMatch(/^\/code \d{4}-\d{4}$/);
      await acts.advocateNotes(id, page.note);
      const held = await page.proven();
      expect(held).toMatchObject({ agent: { id: 2, name: 'Ana Advocate' }, saysAs: 'bot', sidebarOpen: null });
      expect((await page.view(held)).body).toMatchObject({ conversation: { id } });
      expect(said(await page.waits())).toBe('401 prove-again');
      const other = await shown(road, id);
      await acts.advocateNotes(id, page.note);
      expect((await other.waits()).body).toEqual({ heard: false });
      expect((await page.renew(held)).body).toMatchObject({ saysAs: 'bot', agent: { id: 2 } });
      expect(said(await page.page.send('POST', '/exchange/session', { accountId: 1, scope: { desk: true } }))).toBe(
        '401 not-signed-in',
      );
    },
    'sends texts as our bot, says so, and holds them back as ever': async (road, acts) => {
      const id = await acts.newClient();
      const page = await shown(road, id);
      await acts.advocateNotes(id, page.note);
      const held = await page.proven();
      await until('that a text may go', async () => {
        const { body } = await page.view(held);
        return (body as { cards?: { texts: { heldBack: string | null } } }).cards?.texts.heldBack === null;
      });
      expect((await page.command(held, { name: 'send-text', text: 'reading' })).body).toMatchObject({ result: 'done' });
      expect(acts.textsIn(id).map(({ detail }) => detail['content'])).toEqual([
        'I am here and reading. My answer will take a moment.',
      ]);
      await page.command(held, { name: 'not-safe' });
      expect((await page.command(held, { name: 'send-text', text: 'checkIn' })).body).toMatchObject({
        result: 'held-back',
      });
    },
    'is believed from nobody but an advocate, in a private note, in that conversation, with Chatwoot’s signature':
      async (road, acts) => {
        const [id, elsewhere] = [await acts.newClient(), await acts.newClient()];
        const page = await shown(road, id);
        await acts.clientSays(id, page.note);
        await acts.advocateSays(id, page.note);
        await acts.advocateNotes(elsewhere, page.note);
        await acts.advocateNotes(id, `look: ${page.note}`);
        const note = { content: page.note, conversation: { id } };
        expect(await webhook(road, note, 'guessed')).toBe(401);
        expect(await webhook(road, { ...note, account: { id: 2 } })).toBe(200);
        expect(await webhook(road, { ...note, sender: { id: 1, type: 'agent_bot' } })).toBe(200);
        expect(await webhook(road, { ...note, event: 'message_updated' })).toBe(200);
        expect((await page.waits()).body).toEqual({ heard: false });
        expect(await webhook(road, note)).toBe(200);
        expect((await page.proven()).agent.id).toBe(2);
      },
    'shows nothing of a conversation that its writer may not see, nor of another account or the desk’s own': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      const page = await shown(road, id);
      await webhook(road, { content: page.note, conversation: { id }, sender: { id: 999, type: 'user' } });
      expect(said(await until('an answer', async () => page.waits()))).toBe('403 not-allowed');
      const asked = (body: object) => page.page.send('POST', '/panel/code', body);
      expect(said(await asked({ accountId: 2, conversationId: id }))).toBe('403 not-allowed');
      expect(said(await asked({ accountId: 1, conversationId: road.deskConversationId }))).toBe('403 not-allowed');
      expect(said(await asked({ accountId: 1 }))).toBe('400 odd-request');
    },
    'stands nowhere of ours, neither it nor the page’s secret': async (road, acts) => {
      const id = await acts.newClient();
      const page = await shown(road, id);
      const digits = page.note.slice(-9);
      const kept = async () => [...(await everythingIn(redis)).flat(), ...road.logs].join('');
      const secret = page.secret.split('.')[1] ?? '';
      expect(await kept()).not.toMatch(new RegExp([digits, digits.replace('-', ''), secret].join('|')));
      await acts.advocateNotes(id, page.note);
      await page.proven();
      expect(await kept()).not.toMatch(new RegExp([digits, digits.replace('-', ''), secret].join('|')));
    },
  });
});

describe('ten thousand tries to be let in by a code', () => {
  let road: Road;
  beforeEach(async () => (road = await startRoad()));
  afterEach(() => road.stop());

  it('that was shown to another: none succeeds', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    const page = await shown(road, id);
    const answers = new Map<string, number>();
    const count = (what: string) => answers.set(what, (answers.get(what) ?? 0) + 1);
    const secretAt = (i: number) => `${id}.${Buffer.from(String(i).padStart(32, 'x')).toString('base64url')}`;
    for (let i = 0; i < 9_900; i += 100)
      (await Promise.all(Array.from({ length: 100 }, (_, n) => page.waits(secretAt(i + n))))).map(said).forEach(count);
    for (let i = 0; i < 100; i += 1)
      count(`typed ${await webhook(road, { content: `/code ${String(10_000_000 + i)}`, conversation: { id } })}`);
    expect([...answers.keys()].sort()).toEqual(['401 prove-again', '429 too-many', 'typed 200']);
    expect([...answers.values()].reduce((sum, n) => sum + n, 0)).toBe(10_000);
  });

  it('runs out in minutes; a removed agent is out at the next exchange, and a shift later everybody is', async () => {
    const id = await actsAt(road.practice).newClient();
    const page = await shown(road, id);
    const keys = await redis.keys('helpline:pairing:*');
    const lives = await Promise.all(keys.map((key) => redis.pttl(key)));
    expect(lives.length).toBeGreaterThan(1);
    expect(lives.every((ms) => ms > 0 && ms <= 3 * MINUTE)).toBe(true);
    await actsAt(road.practice).advocateNotes(id, page.note);
    const held = await page.proven();
    const { panel } = road.world;
    const claims = panel && readBearer(panel.secret, held.bearer, road.clock.now());
    const old = { ...(claims as Claims), pairedAt: road.clock.now() - 12 * HOUR };
    expect(said(await page.renew({ ...held, bearer: makeBearer(panel?.secret ?? '', old) }))).toBe('401 prove-again');
    expect((await page.renew(held)).status).toBe(200);
    for (const inbox of road.practice.model.inboxes) inbox.member_ids = inbox.member_ids.filter((one) => one !== 2);
    expect(said(await page.renew(held))).toBe('403 not-allowed');
    expect(said(await page.view(held))).toBe('401 prove-again');
  });

  it('need not be typed again when Chatwoot was away just then', async () => {
    const id = await actsAt(road.practice).newClient();
    const page = await shown(road, id);
    await webhook(road, { content: page.note, conversation: { id } });
    Object.assign(road.practice.faults, { api500: 1 });
    expect(said(await page.waits())).toBe('503 chatwoot-away');
    Object.assign(road.practice.faults, { api500: 0 });
    expect((await page.proven()).agent.id).toBe(2);
    expect(said(await page.waits())).toBe('401 prove-again');
  });

  it('are few from one address', async () => {
    const id = await actsAt(road.practice).newClient();
    const page = panelPage(road, 'ana');
    const ask = () => page.send('POST', '/panel/code', { accountId: 1, conversationId: id });
    const got = await Promise.all(Array.from({ length: 200 }, ask));
    expect(new Set(got.map(said))).toEqual(new Set(['200 ok', '429 too-many']));
  });
});
