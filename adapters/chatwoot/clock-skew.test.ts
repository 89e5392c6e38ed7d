import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { manualClock } from '../manual-clock';
import { clockSkew } from './clock-skew';

const url = 'http://chatwoot.test';
const now = Date.parse('2026-11-22T02:13:45.400Z');
const clock = manualClock(now);
const skew = (headers: Record<string, string>, body: object): Promise<number | null> => {
  mockHttp(url).get('/api').reply(200, body, headers);
  return clockSkew({ url }, clock);
};
const header = (text: string) => ({ Date: new Date(text).toUTCString() });

afterEach(() => expect(forgetMocks()).toEqual([]));
afterAll(endMocks);

describe('how far Chatwoot’s clock is from ours', () => {
  it.each<[string, Record<string, string>, object, number | null]>([
    ['within the second that it tells: not at all', {}, { timestamp: '2026-11-22 02:13:45' }, 0],
    ['before ours, without a proxy that says so', {}, { timestamp: '2026-11-22 02:14:45' }, 59_600],
    ['behind ours', {}, { timestamp: '2026-11-22 02:12:45' }, -59_400],
    [
      'by its own word rather than its proxy’s',
      header('2026-11-22T02:20:00Z'),
      { timestamp: '2026-11-22 02:13:45' },
      0,
    ],
    ['by the header where it says nothing', header('2026-11-22T02:14:45Z'), { version: '4.15.1' }, 59_600],
    ['not known', {}, { timestamp: 'soon' }, null],
  ])('%s', async (_what, headers, body, ms) => {
    expect(await skew(headers, body)).toBe(ms);
  });
});
