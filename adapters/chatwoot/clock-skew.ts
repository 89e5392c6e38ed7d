import { SECOND, type Duration } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import { axios } from './shared-axios';

/** Nobody waits longer (ms) for so small a question. */
const PATIENCE = 10 * SECOND;

/**
 * How far Chatwoot's clock is surely before (above zero) or behind ours, in ms, by the header `Date` of an answer, which
 * knows whole seconds only; null when it does not say. Never throws.
 */
export async function clockSkew(url: string, clock: Clock): Promise<Duration | null> {
  const before = clock.now();
  try {
    const { headers } = await axios.get(`${url}/api`, {
      timeout: PATIENCE,
      maxRedirects: 0,
      validateStatus: () => true,
    });
    const said = Date.parse(String(headers['date']));
    const after = clock.now();
    if (Number.isNaN(said)) return null;
    // Its clock was somewhere within that second, while ours went from `before` to `after`.
    if (said > after) return said - after;
    return said + SECOND < before ? said + SECOND - before : 0;
  } catch {
    return null;
  }
}
