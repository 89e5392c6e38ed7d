import type { PanelError } from './exchange-contract';
import type { PanelView } from './contract';

/**
 * `GET /panel/stream`, server-sent events read by `fetch` with the bearer. `view`: the whole view, its id the version of
 * the facts; the same id comes again when only its words changed with the time. `refused`: the right to see it has ended,
 * the stream closes and the page forgets what it shows. A comment comes every {@link HEARTBEAT}.
 */
export type PanelStreamEvent = { event: 'view'; id: number; data: PanelView } | { event: 'refused'; data: PanelError };

/** Milliseconds. Silence for {@link STREAM_LOST} means that the stream is lost: the page says since when it is not live. */
export const HEARTBEAT = 15_000;
export const STREAM_LOST = 40_000;
