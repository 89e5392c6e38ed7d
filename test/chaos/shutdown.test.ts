import { connectRedis } from '../../adapters/redis/redis-address';
import { allConversations } from '../support/known-facts';
import { recordedWebhooks } from '../support/recorded-webhooks';
import { postTo, signed } from '../support/signed';
import { until } from '../support/until';
import { beginReady } from './life';
import { setStage, type Stage } from './stage';

jest.setTimeout(300_000);
let stage: Stage;
afterEach(() => stage.close());
const MESSAGE = recordedWebhooks().find(({ raw }) => raw.includes('"event":"message_created"'))?.raw ?? '{}';

/** Fifty of them, none of which is the desk's own. */
const conversationOf = (messageId: number): number => 100 + (messageId % 50);

describe('a helpline that is asked to end while webhooks stream in', () => {
  it('ends in order within 10 s, and whatever it answered with 200 is there when it starts again', async () => {
    stage = await setStage(1);
    const taken: number[] = [];
    let next = 10_000;
    let streaming = true;
    const post = async (): Promise<void> => {
      const id = (next += 1);
      const recorded = JSON.parse(MESSAGE) as { conversation: object };
      const conversation = { ...recorded.conversation, id: conversationOf(id) };
      const body = JSON.stringify({ ...recorded, id, created_at: new Date().toISOString(), conversation });
      const headers = signed(body, stage.chatwoot.webhookSecrets[0] ?? '', Date.now());
      const hook = `http://127.0.0.1:${stage.port}/webhooks/chatwoot`;
      const answer = await postTo(hook, body, headers).catch(() => null);
      if (answer?.status === 200) taken.push(id);
      else await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const life = await beginReady(stage.program, stage.settings('both'), stage.logs);
    const streams = Array.from({ length: 8 }, async () => {
      while (streaming) await post();
    });
    await until('many to be taken', () => taken.length > 300);
    const began = performance.now();
    life.signal('SIGTERM');
    expect(await life.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(10_000);
    streaming = false;
    await Promise.all(streams);

    await beginReady(stage.program, stage.settings('both'), stage.logs);
    const redis = connectRedis(stage.redisAddress(), 'waiter');
    try {
      // Facts remember the newest texts of a conversation; the newest taken of each is enough to show that none is lost.
      const newest = new Map(taken.map((id) => [conversationOf(id), id]));
      await until('all of them to be heard', async () => {
        const known = await allConversations(redis);
        return [...newest].every(([conversation, id]) => {
          const thread = known.get(conversation)?.thread;
          return [...(thread?.inbound ?? []), ...(thread?.outgoing ?? [])].some(({ messageId }) => messageId === id);
        });
      });
    } finally {
      redis.disconnect();
    }
  });
});
