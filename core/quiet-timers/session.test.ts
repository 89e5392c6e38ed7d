import { decide } from '../decide';
import { MINUTE } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import type { ConversationEvent } from '../kernel/event';
import { after, at, noted, replied, snapshot, wrote } from '../telling.arbitrary';

const CAPPED: Policy = { ...DEFAULT_POLICY, quiet: { ...DEFAULT_POLICY.quiet, session: 60 * MINUTE } };
/** A contact that began at 2:00 and is being talked in. */
const talked = [wrote('2:00', 1), replied('2:01', 2), wrote('2:48', 3), replied('2:49', 4)];

/** What is planned then, but for what shows and counts. */
function planned(events: ConversationEvent[], clock: string, policy: Policy = CAPPED): string[] {
  return decide({ facts: after('chat', events), now: at(clock), policy })
    .wishes.filter(({ cause }) => cause.startsWith('quiet-'))
    .map(({ effect }) => (effect.kind === 'note' ? effect.text : effect.kind));
}

const TEN = '10 minutes of this contact are left by the policy. Nothing happens by itself.';
const FIVE = '5 minutes of this contact are left by the policy. Nothing happens by itself.';
const told = (clock: string, step: string) => noted(clock, { kind: 'quiet', data: { step, since: at('2:00') } });

describe('a cap of 60 minutes for a contact that began at 2:00 (B2.14)', () => {
  test.each<[string, ConversationEvent[], string, string[]]>([
    ['before its time nothing', talked, '2:49:50', []],
    ['10 minutes left: a note', talked, '2:50', [TEN]],
    ['once', [...talked, told('2:50', 'session-10')], '2:50:20', []],
    ['5 minutes left: a note', [...talked, told('2:50', 'session-10'), wrote('2:54', 5)], '2:55', [FIVE]],
    ['over: nothing ends, and nobody is told again', [...talked, wrote('2:59', 5)], '3:00', []],
    ['a cue that comes late would tell a wrong number, and is left out', talked, '2:51', []],
    ['a long pause before: the contact began anew', [wrote('0:30', 9), ...talked], '2:50', [TEN]],
    ['closed by now', [...talked, snapshot('2:49:30', { status: 'resolved' })], '2:50', []],
  ])('%s', (_what, events, now, notes) => expect(planned(events, now)).toEqual(notes));

  test('it calls nobody, and nothing goes to the client', () => {
    const { wishes } = decide({ facts: after('chat', talked), now: at('2:50'), policy: CAPPED });
    const [cue] = wishes.filter(({ cause }) => cause.startsWith('quiet-session'));
    expect(cue?.effect).toMatchObject({ kind: 'note', mention: [] });
    expect(wishes.some(({ effect }) => effect.kind === 'text-to-client' || effect.kind === 'set-status')).toBe(false);
  });

  test('without a cap nobody is told', () => expect(planned(talked, '2:50', DEFAULT_POLICY)).toEqual([]));
});
