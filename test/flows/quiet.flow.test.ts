import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { SHIPPED } from '../../core/texts/shipped-text';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

testRedis();
let road: Road;
let acts: Acts;
let policy: Policy = { ...DEFAULT_POLICY, supervisors: [1] };
beforeAll(async () => {
  road = await startRoad({ speed: 30, policy: () => policy });
  acts = actsAt(road.practice);
});
afterAll(() => road.stop());

/** A client wrote, an advocate answered, and nothing more is heard. */
async function quietClient(): Promise<number> {
  const conversation = await acts.newClient('hello');
  await acts.advocateSays(conversation, 'I am here');
  return conversation;
}

const stepsIn = (conversation: number): unknown[] =>
  acts.notesIn(conversation).flatMap((write) => {
    const marker = markerIn(write);
    return marker?.kind === 'quiet' ? [marker.data?.['step']] : [];
  });
const step = (conversation: number, name: string) =>
  until(`the note "${name}"`, () => stepsIn(conversation).includes(name), 60_000);

describe('a client goes quiet', () => {
  it('the advocate gets a hint, then a check-in on offer; one note a step, and no text to the client', async () => {
    const conversation = await quietClient();
    await step(conversation, 'hint');
    await step(conversation, 'check-in');
    expect(stepsIn(conversation)).toEqual(['hint', 'check-in']);
    expect(acts.textsIn(conversation)).toEqual([]);
    await until('the sidebar', () => acts.attributesOf(conversation)['helpline_next_step']?.includes('check-in'));
  });

  it('a text of theirs takes the next step back, and the ladder begins anew after our next answer', async () => {
    const conversation = await quietClient();
    await step(conversation, 'hint');
    await acts.clientSays(conversation, 'sorry, here');
    await until('they wait', () => acts.attributesOf(conversation)['helpline_next_step']?.startsWith('Answer by'));
    expect(stepsIn(conversation)).toEqual(['hint']);
    await acts.advocateSays(conversation, 'no rush');
    await until('another hint', () => stepsIn(conversation).length === 2, 60_000);
    expect(stepsIn(conversation)).toEqual(['hint', 'hint']);
  });

  it('urgent: the supervisors are told with the hint', async () => {
    const conversation = await acts.newClient('hello');
    await acts.asAdmin('POST', `conversations/${conversation}/toggle_priority`, { priority: 'urgent' });
    await acts.advocateSays(conversation, 'I am here');
    // Only somebody who is online is called, and at this pace Chatwoot forgets them within a second.
    await until('the hint', async () => {
      await acts.advocateIsOnline(1);
      return stepsIn(conversation).includes('hint');
    });
    const [hint] = acts.notesIn(conversation).filter((write) => markerIn(write)?.kind === 'quiet');
    expect(hint?.detail['content']).toEqual(expect.stringContaining('mention://user/1/'));
  });
});

describe('an answer of one sign', () => {
  it('is told in words while the question is open, and not when nobody asked', async () => {
    const conversation = await quietClient();
    await acts.clientSays(conversation, '2');
    await acts.advocateSays(conversation, 'two what?');
    await acts.advocateSays(conversation, SHIPPED.checkInOneLetter.en);
    await acts.clientSays(conversation, '2');
    const told = await until('the note', () =>
      acts
        .notesIn(conversation)
        .filter((write) => markerIn(write)?.data?.['step'] === 'letter')
        .at(0),
    );
    expect(told.detail['content']).toBe('They answered 2: cannot type now.');
    const letters = acts.notesIn(conversation).filter((write) => markerIn(write)?.data?.['step'] === 'letter');
    expect(letters).toHaveLength(1);
  });
});

describe('a policy that lets a check-in go out by itself', () => {
  const bold = { ...DEFAULT_POLICY.quiet, automatic: true };

  it('sends none to a client who did not say that it is OK', async () => {
    policy = { ...policy, quiet: bold, texting: { ...policy.texting, armed: true } };
    const conversation = await quietClient();
    await step(conversation, 'check-in');
    expect(acts.textsIn(conversation)).toEqual([]);
  });
});
