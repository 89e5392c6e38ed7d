import type { Random } from '../../practice/random';
import { MINUTE, SECOND, type OurMessage, type Truth } from './truth';

const CODES = [30003, 30004, 30005, 30006, 30007, 30008, 30034, 21610] as const;

/** A conversation by text or mail: no page, no presence; of a text what the carrier says, late, wrong or never. */
export function correspond(dice: Random, channel: 'sms' | 'email', start: number, nextId: () => number): Truth {
  const end = start + dice.between(15, 40) * MINUTE;
  const truth: Truth = {
    ...{ channel, start, end, pages: [], wrote: [{ id: nextId(), at: start }], typed: [], ours: [] },
    ...{ pings: [], seen: [], outages: [], quickExitAt: null },
  };
  for (let t = start + dice.between(5, 90) * SECOND; t < end; t += dice.between(20, 240) * SECOND) {
    if (dice.chance(0.5)) truth.wrote.push({ id: nextId(), at: t });
    else truth.ours.push(channel === 'sms' ? text(dice, nextId(), t) : mail(nextId(), t));
  }
  return truth;
}

const mail = (id: number, at: number): OurMessage => ({
  ...{ id, at, inPage: [], taken: null },
  status: [{ status: 'sent', at, code: null }],
});

function text(dice: Random, id: number, at: number): OurMessage {
  const message = mail(id, at);
  const code = CODES[Math.floor(dice.next() * CODES.length)] ?? 30008;
  const say = (status: 'delivered' | 'failed', after: number): void =>
    void message.status.push({ status, at: at + after, code: status === 'failed' ? code : null });
  // Refused at once: never taken.
  if (dice.chance(0.04)) {
    say('failed', 900);
    return message;
  }
  message.taken = at + dice.between(0.3, 4) * SECOND;
  const what = dice.next();
  const late = dice.chance(0.2) ? dice.between(5, 16) * MINUTE : dice.between(2, 30) * SECOND;
  if (what < 0.62) say('delivered', late + 4 * SECOND);
  else if (what < 0.74) say('failed', late + 4 * SECOND);
  else if (what < 0.82) {
    say('failed', late + 4 * SECOND);
    say('delivered', late + dice.between(8, 60) * SECOND);
  }
  // else: the carrier says nothing, ever.
  return message;
}
