import { waitBegan, waitEnded } from '../../adapters/redis/wait-store';
import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { FIRST_INBOXES } from '../../practice/model/first-day';
import { actsAt, intentIn } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { makeGreen } from '../support/green';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { together } from '../support/together';
import { until } from '../support/until';

const redis = testRedis();

/** Nobody is at the desk at any hour, and the agency wants it said. */
const closed = {
  ...{ name: 'night', zone: 'UTC', inboxes: [], teams: [], holidays: [], shifts: [], changes: [], supervisors: [] },
  hours: [{ days: ['mon' as const], from: 0, to: 1 }],
};
const policy: Partial<Policy> = {
  onCall: { ...DEFAULT_POLICY.onCall, rotas: [closed] },
  texting: { ...DEFAULT_POLICY.texting, armed: true },
  autoResponse: { ...DEFAULT_POLICY.autoResponse, enabled: true },
};

async function begin(): Promise<Road> {
  const road = await startRoad({ speed: 20, policy });
  await makeGreen(road);
  return road;
}

const waitingSince = (road: Road, id: number) => road.practice.model.conversations.get(id)?.waiting_since;

describe('a client who writes when nobody is at the desk', () => {
  together(begin, {
    'is told once that it arrived, and goes on waiting in everybody’s eyes': async (road, acts) => {
      const id = await acts.newClient('is anybody there');
      const at = boundaryActs(road, acts, id);
      await until('the text', () => at.texts()[0]);
      expect(at.texts()[0]).toContain('Your message has arrived. Somebody will answer here as soon as they can.');
      expect(acts.textsIn(id).map(intentIn)[0]).toMatch(new RegExp(`^c:1:${id}:auto-text-m\\d+:text-to-client$`));
      // Chatwoot itself believes that nobody waits any more: the note, the sidebar and the label know better.
      expect(waitingSince(road, id) ?? 0).toBe(0);
      await until('the label', () => at.labels().includes('helpline-unanswered'));
      await at.noteWith('Waiting for an answer');
      expect(String(acts.attributesOf(id)['helpline_next_step'])).toMatch(/^(Wrote|Answer by)/);
      await at.says('hello?');
      await road.clock.sleep(2 * MINUTE);
      expect(at.texts()).toHaveLength(1);
      await at.reply('I am here');
      await until('the label to go', () => !at.labels().includes('helpline-unanswered'));
    },
    'is told nothing while a lock holds': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('hello', 'text'));
      await at.texted('STOP', 'SMauto1');
      await at.shows('No texts: opted out');
      await road.clock.sleep(2 * MINUTE);
      expect(at.texts().filter((text) => text.startsWith('Your message'))).toHaveLength(0);
    },
    'is told nothing when an advocate answers first': async (road, acts) => {
      const id = await acts.newClient('hello');
      const at = boundaryActs(road, acts, id);
      await at.reply('I am here');
      await road.clock.sleep(2 * MINUTE);
      expect(at.texts()).toHaveLength(0);
    },
  });
});

describe('with experience of waits at this hour', () => {
  let road: Road;
  // Another practice desk numbers its conversations from the same one on.
  beforeEach(() => redis.flushdb());
  afterEach(() => road.stop());

  it('the text says how long answers really take', async () => {
    road = await begin();
    const now = road.clock.now();
    for (let i = 1; i <= 40; i += 1) {
      const wait = { id: `c:1:9${i}.m1`, since: now - i * MINUTE };
      await waitBegan(redis, { ...wait, peopleOnShift: 0 });
      // Within the same hour of the day, whichever it is: today's, or a day before.
      const since = now - 24 * 60 * MINUTE;
      await waitEnded(redis, { ...wait, since, waited: (5 + (i % 20)) * MINUTE, zone: 'UTC' });
    }
    const acts = actsAt(road.practice);
    const id = await acts.newClient('is anybody there');
    const at = boundaryActs(road, acts, id);
    await until('the text', () => at.texts()[0]);
    expect(at.texts()[0]).toMatch(/An answer usually takes 6 to 23 min\./);
  });

  it('never goes out where Chatwoot’s own out-of-office text does (B7.12)', async () => {
    road = await begin();
    const acts = actsAt(road.practice);
    const chat = road.practice.model.inboxes.find(({ id }) => id === FIRST_INBOXES.chat);
    Object.assign(chat?.settings ?? {}, { working_hours_enabled: true, out_of_office_message: 'We are closed.' });
    const at = boundaryActs(road, acts, await acts.newClient('is anybody there'));
    await until('it to be withdrawn', async () =>
      Number(await redis.hget('helpline:counters', 'effect_text-to-client_withdrawn')),
    );
    expect(at.texts()).toHaveLength(0);
  });
});
