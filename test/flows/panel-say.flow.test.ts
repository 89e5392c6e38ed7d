import type { Step } from '../../adapters/world';
import { actsAt, intentIn } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { everythingIn } from '../support/digest';
import { newKey, panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

const redis = testRedis();

/** Public messages to the client that stand under this person's name. */
const saidBy = (road: Road, conversationId: number, agentId: number): string[] =>
  road.practice.ledger.writes
    .filter(({ kind, conversation, by, detail }) => {
      const theirs = by?.type === 'User' && by.id === agentId;
      return kind === 'message' && conversation === conversationId && theirs && detail['private'] === false;
    })
    .map(({ detail }) => String(detail['content'] as string));

describe('what an advocate says through the panel', () => {
  together(() => startRoad(), {
    'goes out in their own name, once, however often and however soon the same click comes': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      await page.shows('that it may go', ({ cards }) => cards.texts.heldBack === null);
      const key = newKey();
      const text = { name: 'send-text', text: 'reading' } as const;
      const both = await Promise.all([page.say(text, key), page.say(text, key), page.say(text, key)]);
      expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
      const results = both.map(({ body }) => body.result).sort();
      expect(results.filter((one) => one === 'done').length).toBeGreaterThan(0);
      const again = await page.say(text, key);
      expect(again.body).toMatchObject({ result: 'done', messageId: expect.any(Number) as number });
      expect(saidBy(road, id, 2)).toEqual(['I am here and reading. My answer will take a moment.']);
      await page.shows('that somebody answered', ({ nextStep }) => nextStep.kind === 'nothing');
    },
    'goes out by a session that is kept nowhere, as are the permanent tokens that Chatwoot tells with it': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ben');
      const session = await page.session();
      const byLine = { origin: road.practice.url, cookie: '' };
      const scope = { conversationId: id };
      const proof = await page.send<{ bearer: string }>(
        'POST',
        '/exchange/session',
        { accountId: 1, scope, session },
        byLine,
      );
      const held = { ...byLine, authorization: `Bearer ${proof.body.bearer}` };
      const reading = { key: newKey(), command: { name: 'send-text', text: 'reading' }, session };
      const said = await page.send('POST', '/exchange/say', reading, held);
      const shown = await page.send('POST', '/exchange/sidebar', { session }, held);
      await page.open(id);
      expect([proof.status, said.status, shown.status]).toEqual([200, 200, 200]);
      const ben = road.practice.model.users.find(({ email }) => email.startsWith('ben'));
      const secrets = [session.accessToken, session.client, ben?.access_token, ben?.pubsub_token, session.uid];
      const claims = Buffer.from(page.bearer().split('.')[0] ?? '', 'base64url').toString();
      const ours = [...(await everythingIn(redis)).flat(), ...road.logs, claims];
      const told = [proof, said, shown].map((answer) => JSON.stringify(answer));
      const all = [...ours, ...told].join('\n');
      expect(secrets.filter((secret) => secret === undefined || all.includes(secret))).toEqual([]);
    },
    'is held back by a lock, as everything of ours is, and a later click is a first one': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      await page.click({ name: 'not-safe' });
      const got = await page.say({ name: 'send-text', text: 'checkIn' });
      expect(got.body).toMatchObject({ result: 'held-back', reason: 'not-safe', words: 'Locked: not safe.' });
      expect(saidBy(road, id, 2)).toEqual([]);
    },
    'needs their own session, and takes no text but one that is offered': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      page.signOut();
      expect((await page.say({ name: 'send-text', text: 'reading' })).body.error?.code).toBe('no-session');
      const ben = panelPage(road, 'ben');
      await ben.signIn();
      await page.signIn();
      expect((await page.say({ name: 'send-text', text: 'notSafe' })).body.error?.code).toBe('odd-request');
      const session = await ben.session();
      const request = { key: newKey(), command: { name: 'send-text', text: 'reading' }, session };
      const got = await page.send('POST', '/exchange/say', request, { origin: road.practice.url });
      expect(got.body.error?.code).toBe('not-signed-in');
      expect([...saidBy(road, id, 2), ...saidBy(road, id, 3)]).toEqual([]);
    },
    'in their own words stands in a note of our bot’s alone, counts as the command it is, and calls nobody': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      const at = boundaryActs(road, acts, id);
      const page = panelPage(road, 'ana');
      await page.open(id);
      const words = 'Call the neighbour with the <b>blue</b> door [@Ben](mention://user/3/Ben)';
      const got = await page.click({ name: 'if-cut-off', words });
      expect(got.body).toMatchObject({ result: 'done', messageId: expect.any(Number) as number });
      expect(await at.noteWith('blue')).toContain('If we get cut off: Call the neighbour with the <b>blue</b> door');
      expect(at.notes().join()).not.toContain('mention://user/3');
      await at.noteWith('what was agreed if cut off stands in that note');
      const view = await page.shows('where it stands', ({ safety }) => safety.ifCutOff !== null);
      expect(view.safety.ifCutOff).toMatchObject({ conversationId: id });
      const kept = [...(await everythingIn(redis)).flat(), ...road.logs].join('');
      expect(kept).not.toMatch(/neighbour|blue/);
    },
    'lifts a lock with a reason, only by the rules of the note’s own command': async (road, acts) => {
      const id = await acts.newClient();
      const at = boundaryActs(road, acts, id);
      const page = panelPage(road, 'ana');
      await page.open(id);
      await page.click({ name: 'do-not-contact' });
      await at.noteWith('do not contact');
      await road.clock.sleep(1_500);
      await page.click({ name: 'lift', reason: 'asked us to write again' });
      await at.noteWith('Lifted: do not contact');
      await page.shows('no lock', ({ safety }) => safety.locks.length === 0);
    },
  });
});

describe('an answer of Chatwoot’s that was lost', () => {
  it('is looked for and never said again', async () => {
    let losing = false;
    // Only the answer to the message itself is lost.
    const step = (label: Step): void => {
      if (losing && (label === 'posting' || label === 'posted'))
        Object.assign(road.practice.faults, { apiLoseAnswer: label === 'posting' ? 1 : 0 });
    };
    const road: Road = await startRoad({ speed: 20, step });
    try {
      const acts = actsAt(road.practice);
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      await page.shows('that it may go', ({ cards }) => cards.texts.heldBack === null);
      // The worker posts too, and may lose an answer in its place: then it was surely not said, and is clicked anew.
      const key = await until('an answer to be lost', async () => {
        const one = newKey();
        losing = true;
        const { body } = await page.say({ name: 'send-text', text: 'reading' }, one);
        losing = false;
        Object.assign(road.practice.faults, { apiLoseAnswer: 0 });
        return body.result === 'unknown' ? one : null;
      });
      await until('it to be found', async () => {
        const { body } = await page.say({ name: 'send-text', text: 'reading' }, key);
        return body.result === 'done';
      });
      const withIt = road.practice.ledger.writes.filter((write) => intentIn(write)?.includes(key));
      expect(withIt).toHaveLength(1);
    } finally {
      await road.stop();
    }
  });
});

describe('a memory of ours that goes away once Chatwoot took the message', () => {
  it('makes no "not done" of what stands in the thread: the click is told where, and the same click finds it', async () => {
    let leaving = false;
    const step = (label: Step): void => {
      if (leaving && label === 'posted') road.world.redis.disconnect(true);
    };
    const road: Road = await startRoad({ step });
    try {
      const acts = actsAt(road.practice);
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      await page.shows('the text', ({ cards }) => cards.ownership.newestText !== null);
      const key = newKey();
      const agreed = { name: 'agreed', words: 'will ask for Cleo on Friday' } as const;
      leaving = true;
      const got = await page.say(agreed, key);
      leaving = false;
      expect(got).toMatchObject({ status: 200, body: { result: 'done', messageId: expect.any(Number) as number } });
      const again = await until('our memory to be back', async () => {
        const { status, body } = await page.say(agreed, key);
        return status === 200 && body;
      });
      expect(again).toEqual(got.body);
      const withIt = road.practice.ledger.writes.filter((write) => intentIn(write)?.includes(key));
      expect(withIt).toHaveLength(1);
    } finally {
      await road.stop();
    }
  });
});
