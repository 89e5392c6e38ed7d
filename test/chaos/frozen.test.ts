import { buildWorld, type BuiltWorld } from '../../adapters/build-world';
import { createLogger } from '../../adapters/logger';
import { LEASE } from '../../adapters/redis/intent-store';
import { SECOND } from '../../core/kernel/instant';
import { actsAt, intentIn, markerIn, type Acts } from '../support/acts';
import { plantText } from '../support/plant';
import { until } from '../support/until';
import { beginReady, type Life } from './life';
import { CHAOS_POLICY, setStage, type Stage } from './stage';
import type { End } from './process-settings';

jest.setTimeout(300_000);
let stage: Stage;
let built: BuiltWorld;
let acts: Acts;

beforeEach(async () => {
  // Faster than the kills: what is proven here does not hang on how long a request takes.
  stage = await setStage(20);
  const { chatwoot, clock } = stage;
  const log = createLogger('silent', clock);
  built = buildWorld({ chatwoot, redisAddress: stage.redisAddress(), clock, log, policy: () => CHAOS_POLICY });
  await built.ready;
  acts = actsAt(stage.practice);
});
afterEach(async () => {
  await built.close();
  await stage.close();
});

const worker = (ends: End | null): Promise<Life> =>
  beginReady(stage.program, { ...stage.settings('worker'), ends }, stage.logs);
const isFrozen = (life: Life) => (): boolean => life.said.includes('stopping');
/** Frozen after the last check, which only a message has: before it is posted, or before that is written down. */
const frozenAt = (label: 'posting' | 'posted'): End => ({ label, nth: 1, after: 'checked', signal: 'SIGSTOP' });

/** A conversation that is known, with an advocate's answer in it: nothing else has to be written there. */
async function answeredConversation(): Promise<number> {
  const id = await acts.newClient();
  await acts.advocateSays(id);
  const another = await worker(null);
  // No ladder runs here: with the answer heard, there is no next step to show.
  await until('the sidebar to be at rest', () => acts.attributesOf(id)['helpline_next_step'] === '–');
  await stage.clock.sleep(15 * SECOND);
  another.signal('SIGKILL');
  await another.ended;
  return id;
}

describe('a worker that is frozen for longer than its claim holds, with another one beside it', () => {
  it.each(['posting', 'posted'] as const)('never posts a text to a client twice (frozen at %s)', async (label) => {
    const id = await answeredConversation();
    const frozen = await worker(frozenAt(label));
    const intent = await plantText(built.world, id, 'planted');
    await until('it to freeze', isFrozen(frozen), 60_000);
    const texts = (): (string | null)[] => acts.textsIn(id).map(intentIn);
    // On a busy machine the sidebar's write may be the one that was posted, and the text then was not.
    const isPosted = texts().length > 0;
    expect(label === 'posting' && isPosted).toBe(false);
    await worker(null);
    // The claim runs out, evidence is looked for, twice for what is not found; a person is told of what stays unclear.
    await stage.clock.sleep(2 * LEASE);
    await until('all hands to be done with it', async () => (await pending()).length === 0, 60_000);
    expect(texts()).toEqual(isPosted ? [intent] : []);
    const told = (): boolean =>
      acts.notesIn(stage.chatwoot.deskConversationId).some((note) => markerIn(note)?.data?.['parkedId'] === intent);
    await until('the desk to be told, or not to need it', () => told() === !isPosted);
    frozen.signal('SIGCONT');
    await stage.clock.sleep(2 * LEASE);
    // One that was not posted when it froze may go out now or, on a connection grown stale, never: a person was told so.
    expect([[intent], isPosted ? [intent] : []]).toContainEqual(texts());
    expect(await pending()).toEqual([]);
  });

  it('posts the note about a waiting client, and all hands agree in the end', async () => {
    const frozen = await worker(frozenAt('posting'));
    const id = await acts.newClient();
    await until('it to freeze', isFrozen(frozen), 60_000);
    await worker(null);
    await until('the note', () => acts.notesIn(id).length > 0, 60_000);
    frozen.signal('SIGCONT');
    await stage.clock.sleep(2 * LEASE);
    // Once by each hand at most: a note is for us, and must not be missed.
    expect(new Set(acts.notesIn(id).map(intentIn)).size).toBe(1);
    expect(acts.notesIn(id).length).toBeLessThanOrEqual(2);
    expect(await pending()).toEqual([]);
  });

  it('does nothing when it was frozen with the subject’s facts in hand', async () => {
    const frozen = await worker({ label: 'saving', nth: 2, signal: 'SIGSTOP' });
    const id = await acts.newClient();
    await until('it to freeze', isFrozen(frozen), 60_000);
    await worker(null);
    await until('the note', () => acts.notesIn(id).length > 0, 60_000);
    frozen.signal('SIGCONT');
    await stage.clock.sleep(2 * LEASE);
    expect(acts.notesIn(id)).toHaveLength(1);
  });
});

/** Messages that somebody still means to post. */
async function pending(): Promise<string[]> {
  const keys = await built.world.redis.keys('*:todo');
  const members = (await Promise.all(keys.map((key) => built.world.redis.zrange(key, '0', '-1')))).flat();
  return members.filter((member) => /:(note|text-to-client)$/.test(member));
}
