import { manualClock } from '../../adapters/manual-clock';
import { save } from '../../adapters/redis/facts-store';
import type { NoteEffect } from '../../core/kernel/effect';
import { noFacts } from '../../core/kernel/facts';
import { NO_ON_CALL_MEMORY } from '../../core/kernel/on-call-memory';
import type { RotaChange } from '../../core/kernel/on-call-policy';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { desk } from '../../core/kernel/subject';
import { T0 } from '../../test/support/events';
import { testRedis } from '../../test/support/redis';
import { whoeverIsOnCall } from './whoever-is-on-call';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const nights = {
  ...{ name: 'nights', zone: 'UTC', inboxes: [], teams: [], hours: [], holidays: [], changes: [], supervisors: [] },
  shifts: [{ when: { days }, from: 0, to: 0, people: [8], backup: [] }],
};
const policy = { ...DEFAULT_POLICY, onCall: { ...DEFAULT_POLICY.onCall, rotas: [nights] } };
const note = (mentionOnCall?: string): NoteEffect => ({
  ...{ kind: 'note', about: 'hand-off', text: 'Please look.', mention: [], deadline: T0 },
  marker: { kind: 'hand-off-unread', data: {} },
  ...(mentionOnCall === undefined ? {} : { mentionOnCall }),
});
const mentioned = async (effect: NoteEffect) =>
  (await whoeverIsOnCall({ redis, accountId: 1, policy: () => policy, clock: manualClock(T0) }, effect))?.mention ??
  null;

async function changed(...changes: RotaChange[]): Promise<void> {
  const dated = changes.map((change, i) => ({ id: `change-${i}`, at: T0, by: 1, rota: null, change }));
  const facts = { ...noFacts(desk(1)), onCall: { ...NO_ON_CALL_MEMORY, changes: dated } };
  const rest = { mailRead: 0, alarm: null, isOpen: false, finished: false, intents: [], now: T0 };
  await save(redis, { subject: 'd:1', version: 0, facts, ...rest });
}
const now = { from: T0 - 1, until: T0 + 1 };

test('whoever is on call by the policy is called, where nobody changed it', async () => {
  expect(await mentioned(note('nights'))).toEqual([8]);
});

test('whoever a supervisor put in their place is called instead', async () => {
  await changed({ ...now, what: 'swap', out: 8, in: 9 });
  expect(await mentioned(note('nights'))).toEqual([9]);
});

test('nobody is on call, or the rota is gone: it is not posted', async () => {
  expect(await mentioned(note('days'))).toBeNull();
  await changed({ ...now, what: 'stand-in', people: [], backup: [] });
  expect(await mentioned(note('nights'))).toBeNull();
});

test('any other note is left as it is', async () => {
  await changed({ ...now, what: 'swap', out: 8, in: 9 });
  expect(await mentioned(note())).toEqual([]);
});
