import { HOUR, MINUTE } from '../../../core/kernel/instant';
import type { Receiver } from '../../../core/panel/command-contract';
import type { PanelReceivers } from '../../../core/panel/people-contract';
import { HAND_OFF_EN as say } from './hand-off-words';
import { receiverWarnings } from './receiver-warnings';

const NOW = Date.parse('2026-11-22T02:00:00Z');
const [BEN, CLEO, DAN, GONE] = [3, 4, 5, 9];
const [NIGHTS, DAYS, UNASKED] = [1, 2, 3];

const shiftOf = (from: number, people: readonly number[]): Partial<PanelReceivers> => ({ nextShift: { from, people } });
const warned = (receiver: Receiver, more: Partial<PanelReceivers> = {}): readonly string[] => {
  const agents: PanelReceivers['agents'] = [
    { id: BEN, availability: 'offline' },
    { id: CLEO, availability: 'online' },
    { id: DAN, availability: 'busy' },
  ];
  const teams: PanelReceivers['teams'] = [
    { id: NIGHTS, availability: 'offline' },
    { id: DAYS, availability: 'busy' },
  ];
  return receiverWarnings(receiver, { agents, teams, full: [DAN], nextShift: null, ...more }, NOW, say, () => '02:30');
};
const agent = (id: number): Receiver => ({ kind: 'agent', id });
const team = (id: number): Receiver => ({ kind: 'team', id });
const shift: Receiver = { kind: 'next-shift' };

describe('whoever hands on is warned', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['of nothing, where the receiver is online', warned(agent(CLEO)), []],
    ['of one who is not online', warned(agent(BEN)), [say.absent]],
    ['of one who is busy, which is not away', warned(agent(DAN), { full: [] }), [say.busy]],
    ['of one who is busy and full', warned(agent(DAN)), [say.busy, say.full]],
    ['of one of whom nobody could say', warned(agent(GONE)), [say.notKnown]],
    ['of a team with nobody there', warned(team(NIGHTS)), [say.emptyTeam]],
    ['of a team with nobody but the busy', warned(team(DAYS)), [say.busyTeam]],
    ['of a team of which nobody could say', warned(team(UNASKED)), [say.notKnown]],
    ['that no later shift is written down', warned(shift), [say.noShift]],
    ['of a shift that begins soon', warned(shift, shiftOf(NOW + 30 * MINUTE, [BEN])), [say.shiftAt('02:30')]],
    ['of a shift that begins late', warned(shift, shiftOf(NOW + HOUR + 1, [BEN])), [say.lateShift('02:30')]],
    ['of nothing, where one of a shift that is here is online', warned(shift, shiftOf(NOW, [GONE, CLEO])), []],
    ['of a shift of whom nobody is online', warned(shift, shiftOf(NOW, [BEN])), [say.absent]],
    ['of a shift of whom the best is busy', warned(shift, shiftOf(NOW, [BEN, DAN])), [say.busy]],
    ['of a shift of which one may be there', warned(shift, shiftOf(NOW, [BEN, GONE])), [say.notKnown]],
    ['that nobody could be asked', receiverWarnings(agent(CLEO), null, NOW, say, () => ''), [say.notKnown]],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));
});
