import { clockTime, MINUTE, SECOND, toSecond } from '../../core/kernel/instant';
import { addMessage } from '../../practice/model/messages';
import { actsAt, intentIn } from '../support/acts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
beforeEach(() => redis.flushdb());
afterEach(() => road.stop());

/** What is shown may be this old: the sweep's time, and the time in which changes are gathered into one write. */
const LAG = 60 * SECOND;

/** Sentences in the sidebar of this conversation that were false when they were written, lag granted. */
function falselyShown(id: number): string[] {
  const messages = road.practice.model.conversations.get(id)?.messages ?? [];
  const theirs = messages.filter((one) => one.message_type === 'incoming').map((one) => one.created_at);
  const answers = messages
    .filter((one) => one.message_type === 'outgoing' && !one.private && one.sender?.type === 'User')
    .map((one) => one.created_at);
  const minute = (at: number): string => clockTime(at, 'UTC');
  return road.practice.ledger.writes
    .filter(({ kind, conversation }) => kind === 'attributes' && conversation === id)
    .flatMap(({ at, detail }) => {
      const shown = (key: string): string => (typeof detail[key] === 'string' ? detail[key] : '');
      const [connection, next] = [shown('helpline_connection'), shown('helpline_next_step')];
      const before = at - LAG;
      const waitedAt = (when: number): boolean =>
        Math.max(0, ...theirs.filter((one) => one <= when)) > Math.max(0, ...answers.filter((one) => one <= when));
      const faults: string[] = [];
      const wrote = /^(?:Wrote|Last heard) (\d\d:\d\d)/.exec(connection)?.[1];
      if (wrote && !theirs.some((one) => minute(one) === wrote)) faults.push(connection);
      if (/nothing|left|closed|gone/i.test(connection) && theirs.some((one) => one > at - MINUTE && one < before))
        faults.push(connection);
      if (/answer/i.test(next) && !waitedAt(before) && !waitedAt(at)) faults.push(next);
      if (/^–$|hint/.test(next) && waitedAt(before) && waitedAt(at)) faults.push(next);
      return faults;
    });
}

describe('when webhooks do not come', () => {
  it('the verdict and the note come all the same, by the sweep', async () => {
    road = await startRoad({ speed: 20, faults: { webhooksOff: true } });
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    await until('the sidebar', () => acts.attributesOf(id)['helpline_connection']);
    const [note] = await until('the note', () => acts.notesIn(id).length > 0 && acts.notesIn(id));
    expect(note?.detail).toMatchObject({ private: true });
    await acts.advocateSays(id);
    await until('the answer to be shown', () => acts.attributesOf(id)['helpline_next_step']?.includes('hint'));
    expect(road.practice.ledger.deliveries).toHaveLength(0);
    expect(falselyShown(id)).toEqual([]);
  });
});

describe('when webhooks come 20 s late, twice and in the wrong order', () => {
  it('nothing false is shown, and there is exactly one note', async () => {
    const late = {
      webhooksDelayMs: [19_000, 21_000] as [number, number],
      webhooksDuplicate: 0.5,
      webhooksReorder: 0.5,
    };
    road = await startRoad({ speed: 20, faults: late });
    const acts = actsAt(road.practice);
    const [waits, talks, text] = [await acts.newClient(), await acts.newClient(), await acts.newClient('hi', 'text')];
    for (let turn = 0; turn < 4; turn += 1) {
      await road.clock.sleep(20 * SECOND);
      await acts.advocateSays(talks);
      await road.clock.sleep(20 * SECOND);
      await acts.clientSays(talks);
    }
    await acts.advocateSays(talks);
    await until('the note', () => acts.notesIn(waits).length > 0);
    await until('the other note', () => acts.notesIn(text).length > 0);
    await road.clock.sleep(2 * MINUTE);
    const all = [waits, talks, text];
    const aboutWaiting = (id: number) =>
      acts
        .notesIn(id)
        .map(intentIn)
        .filter((intent) => !intent?.includes(':quiet-'));
    expect(all.map(aboutWaiting)).toEqual([[expect.stringContaining(':note')], [], [expect.stringContaining(':note')]]);
    expect(all.flatMap(falselyShown)).toEqual([]);
    const delivered = road.practice.ledger.deliveries;
    expect(new Set(delivered.map((one) => one.id)).size).toBeLessThan(delivered.length);
  });
});

describe('an answer that Chatwoot knows and no webhook has told', () => {
  it('keeps back the note that was planned, at the last check', async () => {
    let watched: (() => void) | null = null;
    road = await startRoad({
      speed: 20,
      faults: { webhooksDelayMs: [30_000, 30_000] },
      step: (label) => (label === 'claimed' ? watched?.() : undefined),
    });
    const acts = actsAt(road.practice);
    const withdrawn = async (): Promise<number> =>
      Number(await redis.hget('helpline:counters', 'effect_note_withdrawn'));
    // The moment of a claim lies between planning and posting; now and then it is another effect's that comes first.
    for (let client = 0; client < 4 && (await withdrawn()) === 0; client += 1) {
      const id = await acts.newClient();
      const written = road.practice.model.conversations.get(id)?.messages[0]?.created_at ?? 0;
      let answered = false;
      watched = () => {
        if (answered || road.clock.now() < toSecond(written) + MINUTE) return;
        answered = true;
        const thread = road.practice.model.conversations.get(id);
        const draft = { message_type: 'outgoing', content: 'I am here', sender: { type: 'User', id: 2 } } as const;
        if (thread) addMessage(road.practice.model, thread, draft);
      };
      await until('an answer in the last moment', () => answered);
      await road.clock.sleep(2 * MINUTE);
      expect(acts.notesIn(id)).toHaveLength(0);
    }
    expect(await withdrawn()).toBeGreaterThan(0);
  });
});

describe('an answer that no webhook told, with another text behind it that one did', () => {
  it('keeps back the note about the text that it answered', async () => {
    const policy = { sweep: { every: 60 * MINUTE, fastest: 60 * MINUTE, openPages: 60 * MINUTE } };
    road = await startRoad({ speed: 20, policy });
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    const thread = road.practice.model.conversations.get(id);
    if (!thread) throw new Error('no such conversation');
    const written = thread.created_at;
    await until('the sidebar', () => acts.attributesOf(id)['helpline_connection']);
    // An open page would read the answer, and so have its webhook sent again.
    await acts.clientDoes(id, 'leave');
    await road.clock.sleep(written + 30 * SECOND - road.clock.now());
    road.practice.faults.webhooksLose = 1;
    await acts.advocateSays(id);
    road.practice.faults.webhooksLose = 0;
    const sender = { type: 'Contact', id: thread.contact_id } as const;
    addMessage(road.practice.model, thread, { message_type: 'incoming', content: 'thank you', sender });
    await road.clock.sleep(written + 2 * MINUTE - road.clock.now());
    expect(acts.notesIn(id)).toHaveLength(0);
  });
});
