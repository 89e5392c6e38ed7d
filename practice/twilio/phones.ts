import type { JsonObject } from '../model/nouns';
import type { World } from '../model/world';
import { isOver } from './calls';
import type { Carrier } from './carrier';

/** The private phone of each advocate of the practice desk. Nobody is told of it but by a file of numbers. */
export const phoneOf = (userId: number): string => `+1555010${String(userId).padStart(4, '0')}`;

/** What stands on the screens of the phones, the newest last. */
export const phones = ({ users }: World, carrier: Carrier): JsonObject[] =>
  users.map(({ id, name }) => ({ id, name, number: phoneOf(id), ...screen(carrier, phoneOf(id)) }));

const SHOWN = 30;
const REACHED: readonly string[] = ['delivered', 'received'];

function screen({ texts, calls }: Carrier, number: string): JsonObject {
  const own = [...texts.values()].filter(
    ({ from, to, status }) => (from === number || to === number) && REACHED.includes(status),
  );
  const rang = [...calls.values()].filter(({ to, status }) => to === number && status !== 'queued');
  return {
    texts: own
      .slice(-SHOWN)
      .map(({ sid, body, from, updatedAt }) => ({ sid, body, mine: from === number, at: updatedAt })),
    calls: rang.slice(-SHOWN).map((call) => ({
      ...{ sid: call.sid, status: call.status, said: call.said, asks: call.asks !== null },
      ...{ over: isOver(call), at: call.createdAt },
    })),
  };
}

/** Which of the account's numbers a phone answers: the one that reached it last, else one that has somebody behind it. */
export function answersTo({ texts, calls, numbers }: Carrier, number: string): string | null {
  const last = [...texts.values(), ...calls.values()]
    .filter(({ to }) => to === number)
    .sort((a, b) => a.createdAt - b.createdAt)
    .at(-1);
  return last?.from ?? [...numbers].find(([, { textUrl }]) => textUrl !== undefined)?.[0] ?? null;
}
