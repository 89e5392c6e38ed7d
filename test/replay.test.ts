import { join } from 'node:path';
import fc from 'fast-check';
import { lineOf, type ReplayLine } from '../cli/replay/line-of';
import { readRecorded, type Recorded } from '../cli/replay/recorded';
import { replay } from '../cli/replay/replay';
import type { ConversationFacts } from '../core/kernel/facts';
import { DEFAULT_POLICY } from '../core/kernel/policy';
import { RECORDED_SECRETS } from './support/recorded-webhooks';
import { TEST_REDIS_ADDRESS, testRedis } from './support/redis';

const redis = testRedis();
const reading = readRecorded(join(__dirname, 'recordings/webhooks.jsonl'));
if (!reading.ok) throw new Error('the recordings cannot be read');
const recorded = reading.value;
/** By their places, so that an order that fails can be read. */
const places = recorded.map((_webhook, place) => place);
const lastHeard = Math.max(...recorded.map((webhook) => webhook.received_at_ms));

type Result = { facts: ConversationFacts[]; lines: Map<number, ReplayLine>; answers: Readonly<Record<number, number>> };

async function run(webhooks: readonly Recorded[]): Promise<Result> {
  await redis.flushdb();
  const settings = { redisAddress: TEST_REDIS_ADDRESS, accountId: 1, botId: 1, policy: DEFAULT_POLICY };
  const { facts, answers } = await replay(webhooks, { ...settings, secrets: RECORDED_SECRETS });
  const known = facts.filter((one): one is ConversationFacts => one.kind === 'conversation');
  const lines = known.map((one) => lineOf(one, lastHeard, DEFAULT_POLICY));
  return { facts: known, lines: new Map(lines.map((line) => [line.conversation, line])), answers };
}

/** What was learned, without what we asked for because of it: a replay decides at other moments when it is shuffled. */
const learned = ({ facts }: Result) =>
  facts.map(({ subject, snapshot, thread, presence }) => ({ subject, snapshot, thread, presence }));

/** How sure each state is; a missing webhook may only take away. Failed is beside the others: it is no step forward. */
const CERTAINTY: Readonly<Record<string, number>> = { queued: 0, sent: 1, delivered: 2, failed: 2, opened: 3 };

describe('the recorded webhooks of a real Chatwoot, replayed through the door', () => {
  let whole: Result;
  beforeAll(async () => {
    whole = await run(recorded);
  });

  it('are all taken, with any of the three secrets', () => {
    expect(whole.answers).toEqual({ 200: recorded.length });
  });

  it('end with message 31 delivered, the failure before it shown as a conflict', () => {
    expect(whole.lines.get(4)?.receipts[31]).toMatchObject({ state: 'delivered', conflict: true, errorCode: 30003 });
  });

  it('end with message 32 failed, because the number had opted out', () => {
    expect(whole.lines.get(4)?.receipts[32]).toMatchObject({ state: 'failed', conflict: false, errorCode: 21610 });
  });

  it('count the text that Twilio delivered twice once', () => {
    expect(whole.lines.get(4)).toMatchObject({ inbound: 2, spokeLast: 'client' });
  });

  it('never call the message sent while the client was offline delivered or read', () => {
    expect(whole.lines.get(3)?.receipts[29]).toMatchObject({ state: 'sent', remark: 'stored-only' });
  });

  it('never take a private note for something the client could see', () => {
    expect(Object.keys(whole.lines.get(2)?.receipts ?? {})).toEqual(['7', '10']);
  });

  it('end in the same facts when they come in any other order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(places, { minLength: places.length }), async (shuffled) => {
        const inThatOrder = shuffled.map((place) => recorded[place] as Recorded);
        expect(learned(await run(inThatOrder))).toEqual(learned(whole));
      }),
      { numRuns: 8 },
    );
  });

  it('end in the same facts when each comes twice', async () => {
    expect(learned(await run(recorded.flatMap((webhook) => [webhook, webhook])))).toEqual(learned(whole));
  });

  it('with any one of them missing never end in another claim, only in the same or a less certain one', async () => {
    for (const missing of recorded) {
      const without = await run(recorded.filter((webhook) => webhook !== missing));
      for (const [conversation, line] of without.lines) {
        const full = whole.lines.get(conversation);
        for (const [messageId, receipt] of Object.entries(line.receipts)) {
          const known = full?.receipts[Number(messageId)];
          const where = `message ${messageId} without the webhook of ${missing.received_at_ms}`;
          expect([where, CERTAINTY[receipt.state]]).toEqual([where, expect.any(Number)]);
          expect(CERTAINTY[receipt.state]).toBeLessThanOrEqual(CERTAINTY[known?.state ?? 'queued'] ?? 0);
          if (receipt.state === 'failed') expect([where, known?.state]).toEqual([where, 'failed']);
        }
        expect(line.inbound).toBeLessThanOrEqual(full?.inbound ?? 0);
      }
    }
  }, 60_000);
});
