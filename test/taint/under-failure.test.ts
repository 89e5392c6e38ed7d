import { buildWorld, type BuiltWorld } from '../../adapters/build-world';
import { systemClock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import { listParked } from '../../adapters/redis/parked';
import { SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { startService, type Service } from '../../plugin/start-service';
import { startPractice, type Practice } from '../../practice/start';
import { startWorker, type WorkerProcess } from '../../worker/start-worker';
import { actsAt } from '../support/acts';
import { everythingIn } from '../support/digest';
import { install } from '../support/install';
import { plantText } from '../support/plant';
import { startTestRedis } from '../support/redis-server';
import { postTo, signed } from '../support/signed';
import { until } from '../support/until';
import { found, newCanary } from './canaries';
import { everyFileIn } from './every-file';

const SPEED = 20;
const SECRET = 'a-webhook-secret-0123456789';
const anchor = Date.now();
const clock = systemClock(SPEED, anchor);
/** The client's words and whatever else is theirs; and what stands for an advocate's name. */
const [theirs, advocates] = [newCanary(), newCanary()];
const hidden = (canary: string): string =>
  [canary, Buffer.from(canary).toString('base64'), Buffer.from(canary).toString('hex')].join('_');

const said: string[] = [];
let redis: Awaited<ReturnType<typeof startTestRedis>>;
let practice: Practice;
let built: BuiltWorld;
let service: Service;
let worker: WorkerProcess;
let rulesFail = false;

/** An advocate is always on shift, so that names are mentioned; and the rules fail with words in their error. */
function policy(): Policy {
  if (rulesFail) throw new Error(hidden(theirs));
  const days = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).slice();
  return { ...DEFAULT_POLICY, shifts: [{ days, from: 0, to: 0, people: [2] }], supervisors: [2] };
}

beforeAll(async () => {
  redis = await startTestRedis({ durable: true });
  practice = await startPractice({ speed: SPEED, anchor });
  const chatwoot = (await install(practice.url, practice.tokens.admin, 'http://127.0.0.1:9/webhooks/chatwoot'))
    .chatwoot;
  const log = createLogger('trace', clock, { write: (line) => void said.push(line) });
  built = buildWorld({ chatwoot, redisAddress: redis.address, clock, log, policy });
  await built.ready;
  worker = startWorker(built.world, built.counters, built.connect, () => {});
  service = await startService(built.world, { host: '127.0.0.1', port: 0 }, [SECRET]);
});
afterAll(async () => {
  await service.stop();
  await worker.stop();
  await built.close();
  await practice.close();
  await redis.stop();
});

/** The word in all that REST tells of the people in these conversations. */
function poisonPeople(): void {
  const word = hidden(theirs);
  for (const contact of practice.model.contacts.values()) {
    const sets = { custom_attributes: { [word]: word }, additional_attributes: { [word]: word } };
    Object.assign(contact, { name: word, email: `${word}@example.org`, identifier: word, ...sets });
  }
  for (const each of practice.model.conversations.values()) {
    each.additional_attributes = { referer: word, browser: { browser_name: word }, [word]: word };
    each.custom_attributes = { ...each.custom_attributes, [word]: word };
    each.label_list = [...each.label_list, word];
    for (const message of each.messages) message.content_attributes = { ...message.content_attributes, [word]: word };
  }
  for (const inbox of practice.model.inboxes) inbox.name = word;
  for (const user of practice.model.users) user.name = hidden(advocates);
}

async function ask(path: string, body = '', headers: Record<string, string> = {}, method = 'GET'): Promise<void> {
  const answer = await postTo(`http://127.0.0.1:${service.address.port}${path}`, body, headers, { method });
  said.push(`${answer.status} ${answer.body}`);
}

async function runIntoTrouble(): Promise<void> {
  const acts = actsAt(practice);
  const ids = await Promise.all([acts.newClient(hidden(theirs)), acts.newClient(hidden(theirs), 'text')]);
  poisonPeople();
  await until('a note with a mention', () => {
    void acts.advocateIsOnline();
    return ids.some((id) => acts.notesIn(id).some(({ detail }) => JSON.stringify(detail).includes('mention')));
  });
  for (const fault of ['api500', 'api429', 'apiLoseAnswer'] as const) {
    practice.faults[fault] = 1;
    for (const id of ids) await acts.clientSays(id, hidden(theirs));
    await clock.sleep(20 * SECOND);
    practice.faults[fault] = 0;
  }
  rulesFail = true;
  // A job that throws, and a subject whose rules throw.
  await plantText(built.world, ids[0] ?? 0, 'planted');
  await until('a job to fail', () => said.some((line) => line.includes('a queue is in trouble')));
  await until('the rules to fail', () => said.some((line) => line.includes('the rules failed')));
  await until('something to be put aside', async () => (await listParked(built.world.redis)).length > 0);
  rulesFail = false;
  const odd = JSON.stringify({ event: 'message_created', content: hidden(theirs), id: hidden(theirs) });
  await ask('/webhooks/chatwoot', odd, signed(odd, SECRET, clock.now()), 'POST');
  await ask('/webhooks/chatwoot', hidden(theirs), {}, 'POST');
  for (const path of ['/metrics', '/healthz', '/readyz', `/${theirs}`, `/metrics?x=${theirs}`]) await ask(path);
}

describe('when Chatwoot, the rules and the jobs fail with somebody’s words at hand', () => {
  beforeAll(runIntoTrouble, 120_000);

  it('none of them is found in Redis, in its files, in what was put aside, in a log line or in an answer', async () => {
    const kept = (await everythingIn(built.world.redis)).flat();
    expect(found([theirs, advocates], kept)).toEqual([]);
    expect(found([theirs, advocates], everyFileIn(redis.folder))).toEqual([]);
    expect(found([theirs, advocates], said)).toEqual([]);
  });

  it('what we wrote in Chatwoot has nobody’s words in it, and an advocate’s name in a mention only', () => {
    const messages = practice.ledger.writes
      .filter(({ kind, by }) => kind === 'message' && by?.type === 'AgentBot')
      .map(({ detail }) => JSON.stringify(detail));
    expect(found([theirs], messages)).toEqual([]);
    const unmentioned = messages.map((one) => one.replace(/\[@[^\]]*\]\(mention:\/\/[^)]*\)/g, ''));
    expect(found([advocates], messages)).toEqual([advocates]);
    expect(found([advocates], unmentioned)).toEqual([]);
  });
});
