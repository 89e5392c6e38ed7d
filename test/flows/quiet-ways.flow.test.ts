import type { ConversationFacts } from '../../core/kernel/facts';
import { readFacts } from '../../adapters/redis/facts-store';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { SHIPPED } from '../../core/texts/shipped-text';
import { markerIn, type Acts } from '../support/acts';
import { beat, sourceOf } from '../support/beats';
import { CHAT, QUIET_IN_MINUTES, SPEED } from '../support/ladder-of-minutes';
import { panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

const redis = testRedis();
/** Chatwoot tells of times in whole seconds, and a call takes a while. */
const MOMENT = 3 * SECOND;

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  supervisors: [1],
  connection: { ...DEFAULT_POLICY.connection, leaveGrace: { desktop: 40 * SECOND, phone: 80 * SECOND } },
  quiet: {
    ...QUIET_IN_MINUTES,
    arrivalUnknown: { ...QUIET_IN_MINUTES.arrivalUnknown, chat: 10 * SECOND },
    neverWrote: 2 * MINUTE,
    // A cue 20 s after their first text, and another 5 minutes later.
    session: 10 * MINUTE + 20 * SECOND,
  },
};

/** What one conversation is told of, step by step. */
function on(road: Road, acts: Acts, id: number) {
  const told = () =>
    acts.notesIn(id).flatMap((write) => {
      const { kind, data } = markerIn(write) ?? {};
      const [step, text] = [data?.['step'], write.detail['content']];
      if (kind !== 'quiet' || typeof step !== 'string' || typeof text !== 'string') return [];
      return [{ step, text, due: Number(data?.['due']), since: Number(data?.['since']) }];
    });
  /** The steps of the ladder, in their order. */
  const steps = () => told().flatMap(({ step }) => (step === 'letter' || step.startsWith('session') ? [] : [step]));
  return {
    /** A step of a silence that began at `from` or later. */
    told: (name: string, from = 0) =>
      until(`the note "${name}"`, () => told().find(({ step, since }) => step === name && since >= from)),
    steps,
    /** The same without a hint, which comes first where the machine is slow. */
    stepsAfterHint: () => steps().filter((step) => step !== 'hint'),
    shows: (part: RegExp) =>
      until(`${String(part)}`, () => part.test(acts.attributesOf(id)['helpline_next_step'] ?? '')),
    facts: async () => (await readFacts(road.world.redis, `c:1:${id}`)) as ConversationFacts | null,
  };
}

/** A client wrote, an advocate answered, and nothing more is heard. */
async function quietClient(road: Road, acts: Acts) {
  const id = await acts.newClient('hello');
  await acts.advocateSays(id, 'I am here');
  return { id, answeredAt: road.clock.now(), ...on(road, acts, id) };
}

/** The same, of whose page the beacon tells. */
async function quietPage(road: Road, acts: Acts) {
  const id = await acts.newClient('hello');
  const here = on(road, acts, id);
  await until('the binding', async () => (await here.facts())?.beacon.source);
  let seq = 0;
  const page = (more: object) =>
    beat(road, sourceOf(road, id), {
      ...{ device: 'desktop', born: 10 * MINUTE, seq: (seq += 1), page: id.toString(16).padStart(16, '0') },
      ...more,
    });
  await page({ state: 'visible' });
  await until('the page', async () => (await here.facts())?.beacon.pages[0]);
  await acts.advocateSays(id, 'I am here');
  return { id, page, answeredAt: road.clock.now(), ...here };
}

/** The same, who was asked for one sign and gave it. */
const asked = async (road: Road, acts: Acts, answer: string) => {
  const client = await quietClient(road, acts);
  await acts.advocateSays(client.id, SHIPPED.checkInOneLetter.en);
  await acts.clientSays(client.id, answer);
  const { text } = await client.told('letter');
  return { ...client, text };
};

describe('a client who is quiet', () => {
  together(() => startRoad({ speed: SPEED, policy: POLICY, beacon: true }), {
    'the whole ladder: hint, check-in, closing, finishing is all right; each once, and nothing is sent': async (
      road,
      acts,
    ) => {
      const { id, told, steps, shows } = await quietClient(road, acts);
      expect((await told('closing')).text).toContain(SHIPPED.closing.en);
      expect((await told('finish')).text).toContain('Finishing is all right; you decide.');
      await shows(/^Finishing is all right; you decide$/);
      await road.clock.sleep(MINUTE);
      expect([steps(), acts.textsIn(id)]).toEqual([['hint', 'check-in', 'closing', 'finish'], []]);
    },
    'typing gives the whole time again': async (road, acts) => {
      const { id, told } = await quietClient(road, acts);
      await road.clock.sleep(40 * SECOND);
      const typedAt = road.clock.now();
      await acts.clientDoes(id, 'typing-on');
      const hint = await told('hint', typedAt - MOMENT);
      expect(hint.due).toBeGreaterThanOrEqual(hint.since + CHAT.hint);
    },
    'a page that is opened anew gives the whole time again': async (road, acts) => {
      const { id, told } = await quietPage(road, acts);
      await road.clock.sleep(40 * SECOND);
      const openedAt = road.clock.now();
      await beat(road, sourceOf(road, id), { device: 'desktop', page: 'b'.repeat(16), seq: 1, state: 'visible' });
      expect((await told('hint')).due).toBeGreaterThanOrEqual(openedAt - MOMENT + CHAT.hint);
    },
    'a conversation that is closed has no step, and opened again it goes on without a burst': async (road, acts) => {
      const { id, told, steps } = await quietClient(road, acts);
      await told('hint');
      await acts.setStatus(id, 'resolved');
      await road.clock.sleep(2 * MINUTE);
      expect(steps()).toEqual(['hint']);
      await acts.setStatus(id, 'open');
      await told('check-in');
      await road.clock.sleep(30 * SECOND);
      expect(steps()).toEqual(['hint', 'check-in']);
    },
    '“1” is told in words and takes the next step back: we are to answer': async (road, acts) => {
      const { text, shows, stepsAfterHint } = await asked(road, acts, '1');
      expect(text).toBe('They answered 1: still here.');
      await shows(/^Answer by|please answer$/);
      await road.clock.sleep(CHAT['check-in']);
      expect(stepsAfterHint()).toEqual([]);
    },
    '“2” doubles every wait, and the note says so': async (road, acts) => {
      const { id, text, told } = await asked(road, acts, '2');
      expect(text).toBe('They answered 2: cannot type now.');
      const answeredAt = road.clock.now();
      await acts.advocateSays(id, 'no need to type');
      const hint = await told('hint');
      expect(hint.text).toContain('They said that they cannot type now. Every wait is doubled.');
      expect(hint.due).toBeGreaterThanOrEqual(answeredAt - MOMENT + 2 * CHAT.hint);
    },
    '“3” ends without a prompt': async (road, acts) => {
      const { id, text, told, stepsAfterHint } = await asked(road, acts, '3');
      expect(text).toBe('They answered 3: has to go.');
      await acts.advocateSays(id, 'take care');
      expect((await told('goodbye')).text).toContain('They said that they have to go.');
      expect(stepsAfterHint()).toEqual(['goodbye']);
    },
    'whoever looks at the chat again may be reading: twice the time': async (road, acts) => {
      const { id, told, answeredAt } = await quietClient(road, acts);
      await acts.clientDoes(id, 'close');
      await road.clock.sleep(45 * SECOND);
      await acts.clientDoes(id, 'open');
      const checkIn = await told('check-in');
      expect(checkIn.text).toContain('they may be reading, and it may not be safe to type');
      expect(checkIn.due).toBeGreaterThanOrEqual(answeredAt - MOMENT + 2 * CHAT['check-in']);
    },
    'their network, when it is back, has given its time back': async (road, acts) => {
      const { page, told, answeredAt } = await quietPage(road, acts);
      await road.clock.sleep(40 * SECOND);
      await page({ state: 'visible', offline: [30 * SECOND, 0] });
      expect((await told('hint')).due).toBeGreaterThanOrEqual(answeredAt - MOMENT + CHAT.hint + 28 * SECOND);
    },
    'the advocate’s own lost line stands for a pause, in words': async (road, acts) => {
      const id = await acts.newClient('hello');
      const { shows, steps } = on(road, acts, id);
      // Whose line is lost has lost it in all their conversations; the others here are Ana's.
      const ben = panelPage(road, 'ben');
      await ben.open(id);
      const stream = await ben.stream();
      await acts.control(`conversations/${id}/agent-says`, { text: 'I am here', agent: 3 });
      await stream.close();
      await shows(/^Paused until \d\d:\d\d: advocate’s line$/);
      await road.clock.sleep(MINUTE);
      expect(steps()).not.toContain('check-in');
    },
    'every page closed: no text is offered, the advocate decides': async (road, acts) => {
      const { id, page, told, stepsAfterHint, shows } = await quietPage(road, acts);
      await acts.clientDoes(id, 'leave');
      await page({ state: 'left' });
      const { text } = await told('left');
      expect(text).toContain('Every page of theirs was closed. Send nothing; finishing is all right, you decide.');
      await shows(/^Finishing is all right; you decide$/);
      await road.clock.sleep(CHAT.closing);
      expect(stepsAfterHint()).toEqual(['left']);
    },
    'nothing was ever written: finishing is suggested, once': async (road, acts) => {
      const id = Number((await acts.control('conversations', { inbox: 'chat' }))['conversation']);
      const { told, steps } = on(road, acts, id);
      expect((await told('never-wrote')).text).toMatch(
        /^Nothing was written in this chat since it began at \d\d:\d\d\./,
      );
      await road.clock.sleep(MINUTE);
      expect(steps()).toEqual(['never-wrote']);
    },
    'urgent: a supervisor is called instead of a closing, and nothing ends': async (road, acts) => {
      const id = await acts.newClient('hello');
      await acts.asAdmin('POST', `conversations/${id}/toggle_priority`, { priority: 'urgent' });
      await acts.advocateSays(id, 'I am here');
      const { told, steps, shows } = on(road, acts, id);
      expect((await told('urgent')).text).toContain('nothing is closed by time. A supervisor decides with you.');
      await shows(/^Urgent: stay; ask a supervisor$/);
      await road.clock.sleep(MINUTE);
      expect(steps()).toEqual(['hint', 'check-in', 'urgent']);
    },
    'a cap on the length of a contact is told at 10 and at 5 minutes, and ends nothing': async (road, acts) => {
      const { id, told } = await quietClient(road, acts);
      expect((await told('session-10')).text).toMatch(/^10 minutes of this contact are left by the policy/);
      expect((await told('session-5')).text).toMatch(/^5 minutes of this contact are left by the policy/);
      expect(road.practice.model.conversations.get(id)?.status).toBe('open');
    },
    'a lock takes every step away, and nothing is offered': async (road, acts) => {
      const { id, stepsAfterHint, shows } = await quietClient(road, acts);
      await acts.advocateNotes(id, '/hold');
      await shows(/^Write nothing; see Safe to contact$/);
      await road.clock.sleep(CHAT['check-in']);
      expect(stepsAfterHint()).toEqual([]);
    },
  });
});

/** Another practice desk numbers its conversations from the same one on. */
const anew = async (): Promise<Road> => {
  await redis.flushdb();
  return startRoad({ speed: SPEED, policy: POLICY });
};

describe('while Chatwoot is away', () => {
  together(anew, {
    'the ladder stands still, and afterwards it goes on where it was, one step after the other': async (road, acts) => {
      const { answeredAt, told, steps } = await quietClient(road, acts);
      await road.clock.sleep(30 * SECOND);
      road.practice.faults.apiDown = true;
      await road.clock.sleep(3 * MINUTE);
      road.practice.faults.apiDown = false;
      const hint = await told('hint');
      const checkIn = await told('check-in');
      expect(checkIn.due).toBeGreaterThan(answeredAt + CHAT['check-in'] + MINUTE);
      expect(checkIn.due - hint.due).toBeGreaterThanOrEqual(MINUTE);
      expect(steps()).toEqual(['hint', 'check-in']);
    },
  });
});
