import { z } from 'zod';
import { SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import { axios } from './shared-axios';
import { wayTo, type Reached } from './way-to';

/** Nobody waits longer (ms) for so small a question. */
const PATIENCE = 10 * SECOND;

/** Both know whole seconds only. A Chatwoot without a proxy before it sends no header `Date`. */
const body = z.object({ timestamp: z.string() });

/**
 * How far Chatwoot's clock is surely before (above zero) or behind ours, in ms, by the `timestamp` in its answer, else by
 * the header `Date`, which may be its proxy's; null when neither says. Never throws.
 */
export async function clockSkew(chatwoot: Reached, clock: Clock): Promise<Duration | null> {
  const { url, headers: onTheWay } = wayTo(chatwoot);
  const before = clock.now();
  try {
    const { headers, data } = await axios.get<unknown>(`${url}/api`, {
      timeout: PATIENCE,
      maxRedirects: 0,
      validateStatus: () => true,
      headers: onTheWay,
    });
    const said = saidIn(data) ?? Date.parse(String(headers['date']));
    const after = clock.now();
    if (Number.isNaN(said)) return null;
    // Its clock was somewhere within that second, while ours went from `before` to `after`.
    if (said > after) return said - after;
    return said + SECOND < before ? said + SECOND - before : 0;
  } catch {
    return null;
  }
}

/** `2026-11-22 02:13:45`, in UTC without saying so. */
function saidIn(data: unknown): Instant | null {
  const read = body.safeParse(data);
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(read.data?.timestamp ?? '') ?? [];
  return day === undefined ? null : Date.parse(`${day}T${time}Z`);
}
