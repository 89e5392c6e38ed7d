import { readFacts } from '../../adapters/redis/facts-store';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

testRedis();
const SERVICE = `MG${'3'.repeat(32)}`;
let road: Road;
beforeAll(async () => {
  road = await startRoad({ speed: 600, twilioToken: 'a-token-of-the-carrier' });
  hold(36_000);
  const texts = road.practice.model.inboxes.find(({ channel_type }) => channel_type === 'Channel::TwilioSms');
  if (texts) texts.settings['messaging_service_sid'] = SERVICE;
});
afterAll(() => road.stop());

const hold = (validitySeconds: number): void =>
  void road.practice.twilio.services.set(SERVICE, {
    ...{ sid: SERVICE, name: 'Night line', validitySeconds, createdAt: road.clock.now() },
  });

/** What the helpline that is running knows of how long its texts may wait. */
async function knows(expected: 'danger' | 'asked' | 'well'): Promise<void> {
  await until(`the preflight: ${expected}`, async () => {
    const facts = await readFacts(road.world.redis, 'd:1');
    const read = facts?.kind === 'desk' ? facts.preflight.read : null;
    if (!read) return false;
    const isDanger = read.dangers.some(({ id }) => id === 'twilio-validity');
    return expected === (isDanger ? 'danger' : read.asked.includes('twilio-validity') ? 'asked' : 'well');
  });
}

it('a carrier that may hold a text for hours is a danger, until it is told to hold none for longer than five minutes', async () => {
  await knows('danger');
  hold(300);
  await knows('well');
});
