import { readFacts } from '../../adapters/redis/facts-store';
import { boundaryOf } from '../../core/kernel/known-boundary';
import { actsAt, type Acts } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();

let road: Road;
let acts: Acts;
beforeEach(async () => {
  await redis.flushdb();
  road = await startRoad({ speed: 20 });
  acts = actsAt(road.practice);
});
afterEach(() => road.stop());

/** All that one conversation knows of the boundary, without when and where it heard of it. */
async function knownIn(id: number): Promise<unknown> {
  const facts = await readFacts(redis, `c:1:${id}`);
  return facts?.kind === 'conversation' ? { ...boundaryOf(facts), wrote: [] } : null;
}

describe('a Redis that was emptied', () => {
  it('knows every lock, lift, consent and "yes" again from our own notes, and nothing is said twice', async () => {
    const [held, gone, text, agreed] = [
      boundaryActs(road, acts, await acts.newClient()),
      boundaryActs(road, acts, await acts.newClient()),
      boundaryActs(road, acts, await acts.newClient('hello', 'text')),
      boundaryActs(road, acts, await acts.newClient()),
    ];
    await Promise.all([held.note('/hold'), gone.quickExit(), text.texted('STOP', 'SMstop'), agreed.note('/ok chat')]);
    await Promise.all([
      held.noteWith('not safe'),
      gone.noteWith('Quick exit'),
      text.noteWith('Opted out'),
      agreed.noteWith('Noted: they said'),
    ]);
    await agreed.note('/rest');
    await agreed.noteWith('do not contact');
    await agreed.note('/lift a reason');
    await agreed.noteWith('Lifted');
    const all = [1, 2, 3, 4, 5].filter((id) => id !== road.deskConversationId);
    const before = await until('all of it to have settled', async () => {
      const first = await Promise.all(all.map(knownIn));
      await road.clock.sleep(20_000);
      return JSON.stringify(await Promise.all(all.map(knownIn))) === JSON.stringify(first) ? first : null;
    });
    const notes = [held, gone, text, agreed].map((at) => at.notes().length);

    await redis.flushdb();
    await until('everything to be known again', async () => {
      const now = await Promise.all(all.map(knownIn));
      return JSON.stringify(now) === JSON.stringify(before);
    });
    expect(await held.tryText()).toEqual({ kind: 'withdrawn', reason: 'not-safe' });
    expect(await gone.tryText()).toMatchObject({ kind: 'withdrawn' });
    expect(await text.tryText()).toEqual({ kind: 'withdrawn', reason: 'opted-out' });
    await road.clock.sleep(30_000);
    const more = [held, gone, text, agreed].map((at, i) =>
      at
        .notes()
        .slice(notes[i])
        .filter((one) => !/^Waiting/.test(one)),
    );
    expect(more.flat()).toEqual([]);
  });

  it('lets no text out before an old, closed conversation of the same client was read', async () => {
    const id = await acts.newClient('hello', 'text');
    const old = boundaryActs(road, acts, id);
    await old.note('/rest');
    await old.noteWith('do not contact');
    await acts.setStatus(id, 'resolved');
    // Older than any sweep looks back.
    const long = road.practice.model.conversations.get(id);
    if (long) long.updated_at -= 3 * 24 * 3_600_000;
    await old.texted('hello again', 'SMagain');
    const newer = boundaryActs(road, acts, Math.max(...road.practice.model.conversations.keys()));
    await newer.shows('Do not contact');
    await redis.flushdb();
    const said = await until('an answer that is not "not yet"', async () => {
      const now = await newer.tryText();
      expect(now).not.toBeNull();
      return now?.kind === 'withdrawn' && now;
    });
    expect(said).toEqual({ kind: 'withdrawn', reason: 'do-not-contact' });
  });
});

describe('a Chatwoot that still takes what is posted, and refuses to be read', () => {
  it.each([401, 403, 301, 404])(
    'answers %i: no text goes out unread, and the lock in another conversation holds',
    async (status) => {
      const id = await acts.newClient('hello', 'text');
      const old = boundaryActs(road, acts, id);
      await old.note('/rest');
      await old.noteWith('do not contact');
      await acts.setStatus(id, 'resolved');
      await old.texted('hello again', `SMagain${status}`);
      const newer = boundaryActs(road, acts, Math.max(...road.practice.model.conversations.keys()));
      await newer.shows('Do not contact');
      road.practice.faults.apiReadsAnswer = status;
      await redis.flushdb();
      await newer.texted('still there?', `SMstill${status}`);
      const subject = `c:1:${Math.max(...road.practice.model.conversations.keys())}`;
      await until('their text to be heard', async () => (await readFacts(redis, subject)) !== null);
      expect(await newer.tryText()).toMatchObject({ kind: 'again' });
      expect(await newer.tryText()).toMatchObject({ kind: 'again' });
      road.practice.faults.apiReadsAnswer = null;
      const said = await until('an answer that is not "not yet"', async () => {
        const now = await newer.tryText();
        expect(now).not.toBeNull();
        return now?.kind === 'withdrawn' && now;
      });
      expect(said).toEqual({ kind: 'withdrawn', reason: 'do-not-contact' });
    },
  );
});

describe('a token that is an administrator’s no more', () => {
  it('tells of its own inboxes alone: no text goes out on what is left of a history', async () => {
    const { chat, text } = { chat: await acts.newClient(), text: await acts.newClient('hello', 'text') };
    const { conversations, users, inboxes } = road.practice.model;
    const [here, there] = [conversations.get(chat), conversations.get(text)];
    if (!here || !there) throw new Error('both were made');
    const old = boundaryActs(road, acts, text);
    await old.note('/rest');
    await old.noteWith('do not contact');
    here.contact_id = there.contact_id;
    const admin = users.find(({ access_token: token }) => token === road.practice.tokens.admin);
    if (!admin) throw new Error('the practice desk has an administrator');
    admin.role = 'agent';
    for (const inbox of inboxes) inbox.member_ids = inbox.id === here.inbox_id ? [admin.id] : [];
    // Whatever is still on its way to us of the lock has come by then.
    await road.clock.sleep(20_000);
    await redis.flushdb();
    const newer = boundaryActs(road, acts, chat);
    await newer.says('are you there?');
    await until('it to be known', async () => {
      const facts = await readFacts(redis, `c:1:${chat}`);
      return facts?.kind === 'conversation' && facts.snapshot?.contactId === there.contact_id;
    });
    expect(await newer.tryText()).toEqual({ kind: 'again', afterMs: null });
    admin.role = 'administrator';
    await until('the lock to hold', async () => {
      const now = await newer.tryText();
      expect(now).not.toBeNull();
      return now?.kind === 'withdrawn' && now.reason === 'do-not-contact';
    });
  });
});

describe('a command by somebody who is no longer an agent', () => {
  it('is refused in one line, and the lock stays', async () => {
    const id = await acts.newClient();
    const at = boundaryActs(road, acts, id);
    await at.note('/rest');
    await at.noteWith('do not contact');
    // Who is an agent cannot be asked, until the one who wrote it is none any more.
    road.practice.faults.apiDown = true;
    await acts.control(`conversations/${id}/agent-says`, { text: '/lift because', private: true, agent: 4 });
    await until('the command to be heard', async () => {
      const facts = await readFacts(redis, `c:1:${id}`);
      return facts?.kind === 'conversation' && facts.safety.commands.length === 2;
    });
    const { users, conversations } = road.practice.model;
    users.splice(
      users.findIndex((user) => user.id === 4),
      1,
    );
    for (const message of conversations.get(id)?.messages ?? []) if (message.sender?.id === 4) message.sender = null;
    road.practice.faults.apiDown = false;
    await at.noteWith('no agent here');
    expect(await at.tryText()).toEqual({ kind: 'withdrawn', reason: 'do-not-contact' });
  });
});
