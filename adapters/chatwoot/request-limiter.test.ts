import { manualClock } from '../manual-clock';
import type { Priority } from './contract';
import { requestLimiter } from './request-limiter';

const START = 1_795_310_590_000;

function started(perSecond: number) {
  const clock = manualClock(START);
  const limiter = requestLimiter(clock, perSecond);
  const begun: string[] = [];
  const ask = (name: string, priority: Priority = 'soon', signal?: AbortSignal) =>
    limiter.turn(priority, signal).then(({ kind }) => begun.push(`${name} ${kind} ${clock.now() - START}`));
  return { clock, limiter, begun, ask };
}

describe('requestLimiter', () => {
  it('never begins more than so many within any one second', async () => {
    const { clock, begun, ask } = started(3);
    for (let n = 0; n < 8; n += 1) void ask(`${n}`);
    await clock.advance(600);
    void ask('8');
    await clock.advance(5_000);
    expect(begun.map((line) => Number(line.split(' ')[2]))).toEqual([0, 0, 0, 1000, 1000, 1000, 2000, 2000, 2000]);
  });

  it('begins one in two seconds at half a request a second', async () => {
    const { clock, begun, ask } = started(0.5);
    for (let n = 0; n < 3; n += 1) void ask(`${n}`);
    await clock.advance(10_000);
    expect(begun.map((line) => Number(line.split(' ')[2]))).toEqual([0, 2000, 4000]);
  });

  it('lets those go first who are in a hurry, also past those who have long been waiting', async () => {
    const { clock, begun, ask } = started(1);
    void ask('first');
    void ask('sweep', 'sweep');
    void ask('read', 'soon');
    await clock.advance(500);
    void ask('note', 'now');
    await clock.advance(5_000);
    expect(begun).toEqual(['first go 0', 'note go 1000', 'read go 2000', 'sweep go 3000']);
  });

  it('turns everybody away while Chatwoot asked for a pause, those in the queue too', async () => {
    const { clock, limiter, begun, ask } = started(1);
    void ask('first');
    void ask('second');
    limiter.hold(7_000);
    await clock.advance(1_000);
    void ask('third');
    await clock.advance(1);
    expect(begun).toEqual(['first go 0', 'second held 1000', 'third held 1000']);
    await clock.advance(7_000);
    void ask('fourth');
    await clock.advance(1);
    expect(begun[3]).toBe('fourth go 8001');
  });

  it('turns those in a hurry away for a shorter time, where that is said', async () => {
    const { clock, limiter, begun, ask } = started(5);
    limiter.hold(5_000, 1_000);
    void ask('note', 'now');
    void ask('sweep', 'sweep');
    await clock.advance(1_000);
    void ask('again', 'now');
    void ask('still', 'sweep');
    await clock.advance(1);
    expect(begun).toEqual(['note held 0', 'sweep held 0', 'again go 1000', 'still held 1000']);
  });

  it('lets go of who gives up, and takes no turn from the others for it', async () => {
    const { clock, begun, ask } = started(1);
    const giving = new AbortController();
    void ask('first');
    void ask('gone', 'soon', giving.signal);
    void ask('last');
    giving.abort();
    await clock.advance(1_000);
    expect(begun).toEqual(['first go 0', 'gone cancelled 0', 'last go 1000']);
    void ask('already', 'soon', AbortSignal.abort());
    await clock.advance(1);
    expect(begun[3]).toBe('already cancelled 1000');
  });
});
