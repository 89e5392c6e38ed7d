import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../kernel/on-call-memory';
import { NO_ON_CALL, type Rota } from '../kernel/on-call-policy';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { changeOf } from './rota-change';
import { rotaCommand, type RotaCommand } from './rota-contract';

const rota: Rota = {
  ...{ name: 'nights', zone: 'Europe/Berlin', inboxes: [], teams: [], hours: [], holidays: [], shifts: [] },
  ...{ changes: [], supervisors: [] },
};
const policy: Policy = { ...DEFAULT_POLICY, onCall: { ...NO_ON_CALL, rotas: [rota] } };
const NOW = Date.parse('2026-10-24T12:00:00Z');
const click = { id: 'x', at: NOW, by: 9, agents: [3, 7, 9] };
const iso = (at: number): string => new Date(at).toISOString();
const span = { rota: 'nights', from: '2026-10-24T22:00', until: '2026-10-25T06:00' };
const swap = (more: object = {}): RotaCommand => rotaCommand.parse({ name: 'swap', ...span, out: 3, in: 7, ...more });
const said = (command: RotaCommand, known: OnCallMemory = NO_ON_CALL_MEMORY) => changeOf(command, click, policy, known);

describe('a supervisor’s click', () => {
  it('is a change from a moment until another, on the rota’s own clock, in a night of 25 hours too', () => {
    const made = said(swap());
    expect(made).toMatchObject({ remark: null, change: { id: 'x', at: NOW, by: 9, rota: 'nights' } });
    if (!('change' in made) || made.change.change === null) throw new Error('nothing was changed');
    const { from, until, ...what } = made.change.change;
    expect(what).toEqual({ what: 'swap', out: 3, in: 7 });
    expect([from, until].map(iso)).toEqual(['2026-10-24T20:00:00.000Z', '2026-10-25T05:00:00.000Z']);
  });

  it('says what becomes of an hour that comes twice', () => {
    expect(said(swap({ from: '2026-10-25T02:30' }))).toMatchObject({
      remark: 'The clock shows 02:30 twice that night; the first time counts.',
      change: { change: { from: Date.parse('2026-10-25T00:30:00Z') } },
    });
  });

  it('says what becomes of an hour that the clock jumps over', () => {
    const inMarch = { ...click, at: Date.parse('2027-03-27T12:00:00Z') };
    const command = swap({ from: '2027-03-28T02:30', until: '2027-03-28T06:00' });
    const made = changeOf(command, inMarch, policy, NO_ON_CALL_MEMORY);
    expect(made).toMatchObject({
      remark: 'The clock jumps over 02:30 that night; it holds from the moment it does.',
      change: { change: { from: Date.parse('2027-03-28T01:00:00Z') } },
    });
  });

  it.each<[string, RotaCommand, RegExp]>([
    ['a rota that is gone', swap({ rota: 'days' }), /no rota days.*Load this page again/],
    ['a day that is none', swap({ from: '2026-02-30T22:00' }), /2026-02-30 22:00 is no time.*Choose a day/],
    ['an hour that is none', swap({ until: '2026-10-25T25:00' }), /no time on the calendar/],
    ['an end before its beginning', swap({ until: '2026-10-24T21:00' }), /ends before it begins.*later end/],
    ['a time that is over', swap({ from: '2026-10-01T22:00', until: '2026-10-02T06:00' }), /over already/],
    ['more than a month', swap({ until: '2026-12-25T06:00' }), /longer than 31 days.*policy file/],
    ['somebody who has left', swap({ in: 55 }), /Agent #55 is not in Chatwoot.*Choose somebody/],
    ['one person for themselves', swap({ in: 3 }), /same person/],
    ['nobody as well', { name: 'add', ...span, people: [], backup: [7] }, /at least one person/],
    ['a change that is gone', { name: 'take-back', id: 'y' }, /no such change any more/],
  ])('with %s changes nothing, and says what to do', (_what, command, words) => {
    expect(said(command)).toEqual({ words: expect.stringMatching(words) as string });
  });

  it('may leave nobody on call, take out who has left, and take a change back', () => {
    expect(said({ name: 'stand-in', ...span, people: [], backup: [] })).toMatchObject({
      change: { change: { what: 'stand-in', people: [] } },
    });
    expect(said({ name: 'remove', ...span, people: [55] })).toMatchObject({
      change: { change: { what: 'remove', people: [55] } },
    });
    const made = said(swap());
    if (!('change' in made)) throw new Error('nothing was changed');
    const back = said({ name: 'take-back', id: 'x' }, { ...NO_ON_CALL_MEMORY, changes: [made.change] });
    expect(back).toMatchObject({ change: { id: 'x', rota: 'nights', change: null } });
  });

  it('forwards everything from this moment on, to whom it says', () => {
    const made = said({ name: 'forward-all', rota: 'nights', until: '2026-10-24T18:00', people: [7] });
    expect(made).toMatchObject({
      change: { change: { what: 'forward-all', from: NOW, until: Date.parse('2026-10-24T16:00:00Z'), people: [7] } },
    });
  });
});
