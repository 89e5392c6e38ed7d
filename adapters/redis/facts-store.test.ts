import { noFacts } from '../../core/kernel/facts';
import type { Intent } from '../../core/kernel/effect';
import { conversation } from '../../core/kernel/subject';
import { clientWrote, T0 } from '../../test/support/events';
import { testRedis } from '../../test/support/redis';
import { due } from './due';
import { open, save, type Saving } from './facts-store';
import { claim, LEASE } from './intent-store';
import { accept } from './mailbox';
import { openSubjects } from './open-subjects';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const SUBJECT = 'c:1:42';
const note: Intent = {
  id: `${SUBJECT}:waiting-m1-1:note`,
  subject: SUBJECT,
  effect: {
    kind: 'note',
    about: 'waiting',
    text: 'x',
    mention: [],
    marker: { kind: 'waiting', data: {} },
    deadline: T0,
  },
};

const sidebarOf = (revision: number): Intent => ({
  id: `${SUBJECT}:sidebar-${revision}:show-attributes`,
  subject: SUBJECT,
  effect: { kind: 'show-attributes', revision, values: {}, deadline: T0 + 60_000 },
});

const saving = (over: Partial<Saving> = {}): Saving => ({
  subject: SUBJECT,
  version: 0,
  facts: noFacts(conversation(1, 42)),
  mailRead: 0,
  alarm: null,
  isOpen: true,
  finished: false,
  intents: [],
  now: T0,
  ...over,
});

describe('save', () => {
  it('removes the mail that was read and leaves what came meanwhile', async () => {
    await accept(redis, [clientWrote(1), clientWrote(2)], T0);
    const opened = await open(redis, SUBJECT);
    await accept(redis, [clientWrote(3)], T0);
    const saved = await save(redis, saving({ version: opened.version, mailRead: opened.mail.length }));
    expect(saved).toEqual({ kind: 'saved', mailLeft: 1, planned: [] });
    expect((await open(redis, SUBJECT)).mail.map(({ id }) => id)).toEqual(['wrote:3']);
  });

  it('is refused to a worker that was frozen while another saved: its facts, mail, alarm and intents count for nothing', async () => {
    await accept(redis, [clientWrote(1)], T0);
    const frozen = await open(redis, SUBJECT);
    await save(redis, saving({ mailRead: 1, alarm: T0 + 60_000 }));
    const late = saving({ version: frozen.version, mailRead: 1, alarm: T0, intents: [note], isOpen: false });
    expect(await save(redis, late)).toEqual({ kind: 'lost' });
    expect(await due(redis, T0 + 30_000)).toEqual({ subjects: [], effects: [] });
    expect(await openSubjects(redis)).toEqual([SUBJECT]);
  });

  it('plans an intent once, however often it is wished for', async () => {
    expect(await save(redis, saving({ intents: [note] }))).toMatchObject({ planned: [note.id] });
    expect(await save(redis, saving({ version: 1, intents: [note] }))).toMatchObject({ planned: [] });
  });

  it('counts a new intent as rung for, until its bell must have been lost', async () => {
    await save(redis, saving({ intents: [note] }));
    expect((await due(redis, T0 + 1_000)).effects).toEqual([]);
    expect((await due(redis, T0 + 2_000)).effects).toEqual([{ subject: SUBJECT, intent: note.id }]);
  });

  it('drops an older sidebar for a newer one, unless somebody has begun to write it', async () => {
    await save(redis, saving({ intents: [sidebarOf(1)] }));
    await save(redis, saving({ version: 1, intents: [sidebarOf(2)] }));
    expect(await claim(redis, SUBJECT, sidebarOf(1).id, T0, 'a')).toEqual({ kind: 'gone' });
    expect(await claim(redis, SUBJECT, sidebarOf(2).id, T0, 'b')).toMatchObject({ kind: 'held', tries: 1 });
    await save(redis, saving({ version: 2, intents: [sidebarOf(3)] }));
    expect((await due(redis, T0 + LEASE)).effects.map(({ intent }) => intent)).toEqual([
      sidebarOf(3).id,
      sidebarOf(2).id,
    ]);
  });

  it('has one alarm a subject: the newest that was saved', async () => {
    await save(redis, saving({ alarm: T0 + 1_000 }));
    await save(redis, saving({ version: 1, alarm: T0 + 90_000 }));
    expect((await due(redis, T0 + 2_000)).subjects).toEqual([]);
    await redis.flushdb();
    await save(redis, saving({ alarm: T0 + 1_000 }));
    expect((await due(redis, T0 + 2_000)).subjects).toEqual([SUBJECT]);
  });

  it('counts a resolved conversation no longer among the open', async () => {
    await save(redis, saving());
    await save(redis, saving({ version: 1, isOpen: false, finished: true }));
    expect(await openSubjects(redis)).toEqual([]);
  });

  it('lets nothing live for ever', async () => {
    await save(redis, saving({ alarm: T0 + 1_000, intents: [note] }));
    for (const key of await redis.keys('*')) expect([key, await redis.ttl(key)]).toEqual([key, expect.any(Number)]);
    const ttls = await Promise.all((await redis.keys('*')).map((key) => redis.ttl(key)));
    expect(Math.min(...ttls)).toBeGreaterThan(0);
  });
});
