import { field, type StandIn, standIn } from './stand-in';

let desk: StandIn;
beforeAll(async () => {
  desk = await standIn();
});
afterAll(() => desk.close());

const page = async (path: string): Promise<string> => (await fetch(desk.url + path)).text();
const PAGES = ['/practice', '/practice/switches', '/helpline', '/app', '/app/accounts/1/conversations/7'];

describe('the pages', () => {
  it.each(PAGES)(
    '%s is served, has a title and a language, and holds no inline script, style or handler',
    async (path) => {
      const html = await page(path);
      expect(html).toMatch(/<html lang="en">[\s\S]*<title>.+<\/title>/);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/);
    },
  );

  it.each(PAGES)('%s asks for nothing that is not there', async (path) => {
    const addresses = [...(await page(path)).matchAll(/(?:src|href)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
    const answers = await Promise.all(addresses.map(async (address) => (await fetch(desk.url + address)).status));
    expect(answers.filter((status) => status !== 200)).toEqual([]);
  });

  it('the start address leads to the first page', async () => {
    expect(await page('/')).toContain('<h1>Practice desk</h1>');
  });
});

describe('DASHBOARD_SCRIPTS', () => {
  it('stand last in the body of every page of the dashboard, and nowhere else', async () => {
    const html = '<script src="/nowhere.js" defer></script>';
    await desk.tell('dashboard-scripts', { html });
    expect(await page('/app/accounts/1/conversations/7')).toContain(`${html}</body>`);
    expect(await page('/app')).toContain(`${html}</body>`);
    expect(await page('/helpline')).not.toContain(html);
    await desk.tell('dashboard-scripts', { html: '' });
    expect(await page('/app')).not.toContain(html);
  });
});

describe("the client's page", () => {
  const ask = async (path: string, body: object, token = ''): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', 'x-auth-token': token };
    const url = `${desk.url}/api/v1/widget/${path}`;
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };

  it("is given a cookie's text whose payload names the source_id that REST and webhooks give", async () => {
    const token = field(await ask('config', {}), 'token');
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const contact = await desk.ask('GET', '/contacts/1');
    expect(field(payload, 'source_id')).toBe(field(contact.data, 'payload.contact_inboxes.0.source_id'));
  });

  it('is the same visitor again with that text, and a new one with a forged one', async () => {
    const token = field(await ask('config', {}), 'token');
    const before = desk.model.contacts.size;
    expect(field(await ask('config', {}, token), 'token')).toBe(token);
    expect(desk.model.contacts.size).toBe(before);
    const [head, payload] = token.split('.');
    expect(field(await ask('config', {}, `${head}.${payload}.forged`), 'token')).not.toBe(token);
    expect(desk.model.contacts.size).toBe(before + 1);
  });

  it('is shown no private note and no grey line', async () => {
    const token = field(await ask('config', {}), 'token');
    await ask('messages', { content: 'hello' }, token);
    const id = Math.max(...desk.model.conversations.keys());
    await desk.ask('POST', `/conversations/${id}/messages`, { json: { content: 'only for us', private: true } });
    await desk.ask('POST', `/conversations/${id}/labels`, { json: { labels: ['quiet'] } });
    const shown = JSON.stringify(await ask('messages/list', {}, token));
    expect(shown).toContain('hello');
    expect(shown).not.toMatch(/only for us|labels/);
  });
});

describe("an agent's session", () => {
  it('signs in with headers that validate, and with none of them that does not', async () => {
    const signIn = await desk.ask('POST', '!/auth/sign_in', { as: 'nobody', json: { email: 'ben@helpline.example' } });
    const names = ['access-token', 'client', 'uid'];
    const headers = Object.fromEntries(names.map((name) => [name, signIn.headers.get(name) ?? '']));
    const validate = async (given: Record<string, string>): Promise<number> =>
      (await fetch(`${desk.url}/auth/validate_token`, { headers: given })).status;
    expect(await validate(headers)).toBe(200);
    for (const name of names) expect([name, await validate({ ...headers, [name]: 'wrong' })]).toEqual([name, 401]);
  });

  it('is refused for somebody who is not here', async () => {
    const signIn = await desk.ask('POST', '!/auth/sign_in', {
      as: 'nobody',
      json: { email: 'nobody@helpline.example' },
    });
    expect(signIn.status).toBe(401);
  });
});
