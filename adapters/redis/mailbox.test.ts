import { clientWrote, T0 } from '../../test/support/events';
import { testRedis } from '../../test/support/redis';
import { open } from './facts-store';
import { heardKeys, subjectKeys } from './keys';
import { accept } from './mailbox';

const redis = testRedis();
beforeEach(() => redis.flushdb());

describe('accept', () => {
  it('keeps events in the order they came and asks for the bell once', async () => {
    expect(await accept(redis, [clientWrote(1), clientWrote(2)], T0)).toMatchObject({ fresh: 2, ring: true });
    expect(await accept(redis, [clientWrote(3)], T0)).toMatchObject({ fresh: 1, ring: false });
    const { mail } = await open(redis, 'c:1:42');
    expect(mail.map((event) => event.id)).toEqual(['wrote:1', 'wrote:2', 'wrote:3']);
  });

  it.each([
    ['at once', 0],
    ['9 minutes later', 9 * 60_000],
  ])('drops an event that is heard again %s', async (_when, later) => {
    await accept(redis, [clientWrote(1)], T0);
    expect(await accept(redis, [clientWrote(1), clientWrote(2)], T0 + later)).toMatchObject({ fresh: 1, ring: false });
  });

  it('forgets after 20 minutes what it heard; by then hearing it again teaches nothing new', async () => {
    await accept(redis, [clientWrote(1)], T0);
    expect(await accept(redis, [clientWrote(1)], T0 + 21 * 60_000)).toMatchObject({ fresh: 1 });
  });

  it('gives what a worker would read, to whoever is about to work on it and is the first to ring', async () => {
    const { opened } = await accept(redis, [clientWrote(1)], T0, { opens: true });
    expect(opened).toEqual(await open(redis, 'c:1:42'));
    expect(opened?.mail.map((event) => event.id)).toEqual(['wrote:1']);
    expect(await accept(redis, [clientWrote(2)], T0, { opens: true })).toEqual({ fresh: 1, ring: false, opened: null });
    expect(await accept(redis, [clientWrote(1, 0, 43)], T0)).toEqual({ fresh: 1, ring: true, opened: null });
  });

  it('does not take one conversation for another', async () => {
    await accept(redis, [clientWrote(1)], T0);
    expect(await accept(redis, [clientWrote(1, 0, 43)], T0)).toMatchObject({ fresh: 1, ring: true });
  });

  it('refuses events of two subjects in one call, and keeps none', async () => {
    await expect(accept(redis, [clientWrote(1), clientWrote(2, 0, 43)], T0)).rejects.toThrow('two subjects');
    expect(await redis.dbsize()).toBe(0);
  });

  it('lets nothing live for ever', async () => {
    await accept(redis, [clientWrote(1)], T0);
    const keys = await redis.keys('*');
    expect(keys.sort()).toEqual(
      [heardKeys('c:1:42', T0).current, subjectKeys('c:1:42').mail, subjectKeys('c:1:42').waiting].sort(),
    );
    for (const key of keys) expect(await redis.ttl(key)).toBeGreaterThan(0);
  });
});
