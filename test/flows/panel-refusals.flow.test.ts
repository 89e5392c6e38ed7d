import { createHmac } from 'node:crypto';
import { makeBearer, readBearer, type Claims } from '../../plugin/panel/bearer';
import { actsAt } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { newKey, panelPage, type Headers, type Person } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();

/** Takes an agent out of every inbox, as an administrator does in Chatwoot. */
function takeOut(road: Road, agentId: number): void {
  for (const inbox of road.practice.model.inboxes)
    inbox.member_ids = inbox.member_ids.filter((member) => member !== agentId);
}

const code = (got: { status: number; body: { error?: { code: string } } }) => `${got.status} ${got.body.error?.code}`;

/** A bearer as ours are, for any conversation, with a signature that somebody guessed. */
function guessed(i: number, conversationId: number): string {
  const claims = { agentId: 2, accountId: 1, scope: { conversationId }, supervisor: true, until: 9e15 };
  const body = Buffer.from(JSON.stringify({ ...claims, provenBy: 'session', i })).toString('base64url');
  return `Bearer ${body}.${createHmac('sha256', String(i)).update(body).digest('base64url')}`;
}

/** How often each answer was given, a hundred tries at a time. */
async function tryAll(tries: readonly (() => Promise<Parameters<typeof code>[0]>)[]): Promise<Record<string, number>> {
  const answers: Record<string, number> = {};
  for (let i = 0; i < tries.length; i += 100) {
    for (const got of await Promise.all(tries.slice(i, i + 100).map((one) => one())))
      answers[code(got)] = (answers[code(got)] ?? 0) + 1;
  }
  return answers;
}

describe('who may not, is refused', () => {
  together(() => startRoad(), {
    'nobody signed in, another account, a conversation of the desk or that is none, a scope above their own': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      expect(code(await page.prove({ conversationId: id }))).toBe('401 not-signed-in');
      await page.signIn();
      const asked = (body: object) => page.send('POST', '/exchange/session', body);
      expect(code(await asked({ accountId: 2, scope: { conversationId: id } }))).toBe('403 not-allowed');
      expect(code(await page.prove({ conversationId: road.deskConversationId }))).toBe('403 not-allowed');
      expect(code(await page.prove({ conversationId: 999_999 }))).toBe('404 not-found');
      expect(code(await page.prove({ desk: true }))).toBe('403 not-allowed');
      const ada = panelPage(road, 'ada');
      await ada.signIn();
      expect((await ada.prove({ desk: true })).body).toMatchObject({ agent: { supervisor: true } });
      expect(code(await ada.view())).toBe('403 not-allowed');
    },
    'the sidebar is unfolded for nobody but whoever is signed in, at the word of a page of ours': async (road) => {
      const page = panelPage(road, 'cleo');
      const settings = () => road.practice.model.users.find(({ name }) => name.startsWith('Cleo'))?.ui_settings;
      const unfold = async (headers: Headers = {}) => code(await page.send('POST', '/exchange/sidebar', {}, headers));
      expect(await unfold()).toBe('401 not-signed-in');
      await page.signIn();
      expect(await unfold({ origin: 'https://evil.example' })).toBe('403 wrong-origin');
      expect(settings()).toEqual({});
      expect(await unfold()).toBe('200 undefined');
      expect(settings()).toEqual({ is_contact_sidebar_open: true, is_conv_details_open: true });
      const [line] = road.logs.filter((one) => one.includes('panel: audit') && one.includes('/exchange/sidebar'));
      expect(line).toContain('"agentId":4');
    },
    'a page that is not ours or Chatwoot’s, a form, and one that names no origin': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      const from = async (headers: Headers) => {
        const { status, body } = await page.prove({ conversationId: id }, headers);
        const click = await page.send(
          'POST',
          '/panel/command',
          { key: newKey(), command: { name: 'reading' } },
          headers,
        );
        return [code({ status, body }), code(click)];
      };
      for (const origin of ['https://evil.example', 'null', `${road.pluginUrl}.evil.example`, ''])
        expect(await from({ origin })).toEqual(['403 wrong-origin', '403 wrong-origin']);
      expect(await from({ 'x-helpline': '' })).toEqual(['400 odd-request', '400 odd-request']);
      const asked = await fetch(`${road.pluginUrl}/exchange/session`, {
        ...{ method: 'OPTIONS', headers: { origin: 'https://evil.example' } },
      });
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      // Chatwoot's cookie is believed from our own page alone, and a session that is told from Chatwoot's page alone.
      const chatwoot = { origin: road.practice.url };
      expect(code(await page.prove({ conversationId: id }, chatwoot))).toBe('401 not-signed-in');
      const session = await page.session();
      const told = { accountId: 1, scope: { conversationId: id }, session };
      expect((await page.send('POST', '/exchange/session', told, { ...chatwoot, cookie: '' })).status).toBe(200);
      expect(code(await page.send('POST', '/exchange/session', told, { cookie: '' }))).toBe('401 not-signed-in');
    },
    'a bearer that is forged, of other bytes, or for another conversation': async (road, acts) => {
      const [mine, other] = [await acts.newClient(), await acts.newClient()];
      const page = panelPage(road, 'ana');
      await page.open(mine);
      expect((await page.view()).body.conversation.id).toBe(mine);
      const [body = '', mac = ''] = page.bearer().split('.');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...claims, scope: { conversationId: other } })).toString('base64url');
      const ownMac = createHmac('sha256', 'guessed').update(forged).digest('base64url');
      for (const bearer of [`${forged}.${mac}`, `${forged}.${ownMac}`, `${body}.`, `${body}.${mac}.x`, 'x', ''])
        expect(code(await page.send('GET', '/panel/view', undefined, { authorization: `Bearer ${bearer}` }))).toBe(
          '401 prove-again',
        );
    },
    'a bearer of ours that is of another account, or that nobody was confirmed for lately': async (road, acts) => {
      const [mine, other] = [await acts.newClient(), await acts.newClient()];
      const page = panelPage(road, 'ana');
      await page.open(mine);
      const secret = road.world.panel?.secret ?? '';
      const claims = readBearer(secret, page.bearer(), road.clock.now());
      if (!claims) throw new Error('it is a bearer');
      const view = (made: Partial<Claims>) =>
        page.send('GET', '/panel/view', undefined, {
          authorization: `Bearer ${makeBearer(secret, { ...claims, ...made })}`,
        });
      expect((await view({})).status).toBe(200);
      expect(code(await view({ accountId: 2 }))).toBe('401 prove-again');
      expect(code(await view({ scope: { conversationId: other } }))).toBe('401 prove-again');
      expect(code(await view({ agentId: 3 }))).toBe('401 prove-again');
    },
    'ten megabytes of nothing, what is no JSON, and words where a command should be: refused, and not written down':
      async (road, acts) => {
        const id = await acts.newClient();
        const page = panelPage(road, 'ana');
        await page.open(id);
        const big = 'x'.repeat(10_000_000);
        for (const path of [
          '/exchange/session',
          '/exchange/say/words',
          '/exchange/sidebar',
          '/panel/code',
          '/panel/command',
        ]) {
          const got = await page.send('POST', path, big).catch(() => ({ status: 413, body: {} }));
          expect(got.status).toBe(413);
          expect(code(await page.send('POST', path, '{"a":'))).toBe('400 odd-request');
          expect(code(await page.send('POST', path, '<script>alert(1)</script>'))).toBe('400 odd-request');
        }
        const odd = { key: newKey(), command: { name: 'hold; she is at home', words: 'meet me at the harbour' } };
        expect(code(await page.send('POST', '/panel/command', odd))).toBe('400 odd-request');
        expect(road.logs.join('')).not.toMatch(/harbour|at home|script/);
      },
    'ten thousand tries to read a conversation one may not see: none succeeds': async (road, acts) => {
      const ids = await Promise.all(Array.from({ length: 5 }, () => acts.newClient()));
      const outsider: Person = 'cleo';
      const held: string[] = [];
      for (const id of ids) {
        const page = panelPage(road, outsider);
        await page.open(id);
        held.push(`Bearer ${page.bearer()}`);
      }
      takeOut(road, road.practice.model.users.find(({ email }) => email.startsWith(outsider))?.id ?? 0);
      const page = panelPage(road, outsider);
      await page.signIn();
      const view = (authorization: string) => page.send('GET', '/panel/view', undefined, { authorization });
      const tries = await tryAll([
        // With her own session, which is as good as ever, from so many addresses that she is not told to wait.
        ...Array.from({ length: 300 }, (_, i) => () => {
          const from = { 'x-forwarded-for': `198.51.100.${i % 3}` };
          return page.prove({ conversationId: ids[i % ids.length] ?? 0 }, from);
        }),
        // With bearers that she was rightly given, before she was taken out.
        ...Array.from({ length: 1_700 }, (_, i) => () => view(held[i % held.length] ?? '')),
        // With bearers of every making.
        ...Array.from({ length: 8_000 }, (_, i) => () => view(guessed(i, ids[i % ids.length] ?? 0))),
      ]);
      expect(tries).toEqual({ '403 not-allowed': 300, '401 prove-again': 9_700 });
    },
    'who did what is written down, and no word of it': async (road, acts) => {
      const id = await acts.newClient('my name is Bertha and I am at the harbour');
      const page = panelPage(road, 'ben');
      await page.open(id);
      await page.view();
      await page.click({ name: 'reading' });
      const agreed = await page.say({ name: 'agreed', words: 'will be at the harbour' });
      const { messageId: noteId } = agreed.body as { messageId?: number };
      expect((await page.send('POST', '/exchange/say/words', { noteId })).status).toBe(200);
      await (await page.stream()).close();
      const lines = road.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
      const audited = lines.filter(({ msg, agentId }) => msg === 'panel: audit' && agentId === 3);
      expect(audited.map(({ route, command }) => [route, command].filter(Boolean).join(' '))).toEqual([
        ...['/exchange/session', '/panel/view', '/panel/command reading'],
        ...['/exchange/say agreed', '/exchange/say/words/', '/panel/stream'],
      ]);
      expect(audited.every((line) => line['conversationId'] === id && typeof line['time'] === 'string')).toBe(true);
      expect(road.logs.join('')).not.toMatch(/Bertha|harbour|@helpline.example|Ben\b/);
    },
  });
});

describe('an agent who was taken out', () => {
  let road: Road;
  beforeEach(async () => (road = await startRoad({ speed: 20 })));
  afterEach(() => road.stop());

  it('is refused at the next exchange; what they held is worth nothing, and their stream ends', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    const page = panelPage(road, 'ana');
    await page.open(id);
    const stream = await page.stream();
    await until('the view', () => stream.seen.length > 0);
    takeOut(road, 2);
    expect(code(await page.prove({ conversationId: id }))).toBe('403 not-allowed');
    expect(code(await page.view())).toBe('401 prove-again');
    expect(code(await page.click({ name: 'not-safe' }))).toBe('401 prove-again');
    await stream.over;
    expect(stream.refused.join()).toContain('prove-again');
    expect(boundaryActs(road, acts, id).notes().join()).not.toContain('Noted: not safe');
  });

  it('sees on while Chatwoot is away, and no longer than their bearer lives', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    const page = panelPage(road, 'ana');
    await page.open(id);
    Object.assign(road.practice.faults, { api500: 1 });
    expect(code(await page.prove({ conversationId: id }))).toBe('503 chatwoot-away');
    expect((await page.view()).status).toBe(200);
    await road.clock.sleep(15 * 60_000);
    expect(code(await page.view())).toBe('401 prove-again');
  });

  it.each([404, 302])(
    'is not out because a proxy before Chatwoot answers %i: that is no word of Chatwoot’s',
    async (status) => {
      const acts = actsAt(road.practice);
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      Object.assign(road.practice.faults, { apiReadsAnswer: status });
      expect(code(await page.prove({ conversationId: id }))).toBe('503 chatwoot-away');
      expect((await page.view()).status).toBe(200);
      Object.assign(road.practice.faults, { apiReadsAnswer: null });
      expect((await page.prove({ conversationId: id })).status).toBe(200);
    },
  );
});
