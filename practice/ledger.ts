import type { Clock } from './clock';
import type { JsonObject, Sender } from './model/nouns';

type Kind =
  'message' | 'delete' | 'attributes' | 'labels' | 'status' | 'assignment' | 'priority' | 'typing' | 'settings';

/** What reached the stand-in as a write by REST, so that a test can count posts and find a second one. `at`: model ms. */
export type Write = { at: number; kind: Kind; by: Sender; conversation: number | null; detail: JsonObject };

/** One try to post one webhook. `delivered` means that the answer was 2xx; `about` names its conversation and message. */
export type Delivery = Record<'at' | 'status', number> &
  Record<'id' | 'event' | 'url', string> & {
    about: { conversation?: number; message?: number };
    outcome: 'delivered' | 'refused' | 'lost';
  };

export type Ledger = ReturnType<typeof createLedger>;

/** Both lists are in the order in which things happened. */
export function createLedger(clock: Clock) {
  const writes: Write[] = [];
  const deliveries: Delivery[] = [];
  const write = (kind: Kind, by: Sender, conversation: number | null, detail: JsonObject): void =>
    void writes.push({ at: clock.now(), kind, by, conversation, detail });
  const deliver = (delivery: Omit<Delivery, 'at'>): void => void deliveries.push({ at: clock.now(), ...delivery });
  return { writes, deliveries, write, deliver };
}
