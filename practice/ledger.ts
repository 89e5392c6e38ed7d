import type { Clock } from './clock';
import type { JsonObject, Sender } from './model/nouns';

/** What reached the stand-in as a write by REST, in order, so that a test can count posts and find a second one. */
export type Write = {
  /** Model time, ms. */
  at: number;
  kind: 'message' | 'delete' | 'attributes' | 'labels' | 'status' | 'assignment' | 'priority' | 'typing' | 'settings';
  by: Sender;
  conversation: number | null;
  detail: JsonObject;
};

/** One try to post one webhook. `delivered` means that the answer was 2xx; `about` names its conversation and message. */
export type Delivery = {
  at: number;
  id: string;
  event: string;
  url: string;
  about: { conversation?: number; message?: number };
  outcome: 'delivered' | 'refused' | 'lost';
  status: number;
};

export type Ledger = { readonly writes: Write[]; readonly deliveries: Delivery[] } & {
  write(kind: Write['kind'], by: Sender, conversation: number | null, detail: JsonObject): void;
  deliver(delivery: Omit<Delivery, 'at'>): void;
};

/** Enough for a day of tests; the oldest go first. */
const MOST = 20_000;

export function createLedger(clock: Clock): Ledger {
  const writes: Write[] = [];
  const deliveries: Delivery[] = [];
  const push = <T>(list: T[], entry: T): void => {
    if (list.push(entry) > MOST) list.shift();
  };
  return {
    writes,
    deliveries,
    write: (kind, by, conversation, detail) => push(writes, { at: clock.now(), kind, by, conversation, detail }),
    deliver: (delivery) => push(deliveries, { at: clock.now(), ...delivery }),
  };
}
