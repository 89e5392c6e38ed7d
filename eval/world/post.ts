import type { Random } from '../../practice/random';
import type { Heard, Told } from './heard';
import { dotIsOn, isWithin, SECOND, type Truth } from './truth';

/** How badly Chatwoot's webhooks fare: 5 % lost, 5 % twice, up to 20 s late and so in any order (all as observed). */
export type Faults = { lost: number; twice: number; late: number };

const toSecond = (at: number): number => Math.floor(at / SECOND) * SECOND;

/** What reaches us of the truth by Chatwoot: its webhooks, and what we ask of it every 30 and 60 s. */
export function post(dice: Random, truth: Truth, faults: Faults): Heard[] {
  const heard: Heard[] = [];
  const out = (at: number): boolean => isWithin(truth.outages, at);
  const delay = (): number => (dice.chance(faults.late) ? dice.between(2, 20) * SECOND : dice.between(80, 900));

  /** `told` may depend on when it is posted. */
  const webhook = (at: number, told: (postedAt: number) => Told | null): void => {
    const copies = dice.chance(faults.lost) ? 0 : dice.chance(faults.twice) ? 2 : 1;
    for (let i = 0; i < copies; i += 1) {
      const postedAt = at + delay();
      const what = told(postedAt);
      if (what && !out(postedAt)) heard.push({ heardAt: Math.round(postedAt + dice.between(5, 60)), told: what });
    }
  };

  for (const { id, at } of truth.wrote) webhook(at, () => ({ tells: 'wrote', id, at: toSecond(at) }));
  for (const { from, to } of truth.typed) {
    webhook(from, (postedAt) => ({ tells: 'typing', at: toSecond(postedAt), on: true }));
    webhook(to, (postedAt) => ({ tells: 'typing', at: toSecond(postedAt), on: false }));
  }
  for (const at of truth.seen) webhook(at, () => ({ tells: 'opened', at: toSecond(at) }));
  for (const message of truth.ours) {
    const { id, at, taken } = message;
    webhook(at, (postedAt) => ({ tells: 'stored', id, at: toSecond(at), taken: taken !== null && taken <= postedAt }));
    for (const one of message.status.filter(({ status }) => status !== 'sent'))
      webhook(one.at, () => ({ tells: 'status', id, status: one.status, at: toSecond(one.at), code: one.code }));
  }
  sweep();
  return heard;

  function sweep(): void {
    let [wasOn, wasTrouble, lastWell] = [true, false, truth.start];
    const from = truth.start + dice.between(1, 30) * SECOND;
    for (let at = from, round = 0; at < truth.end; at += 30 * SECOND, round += 1) {
      const tell = (told: Told): void => void heard.push({ heardAt: Math.round(at + dice.between(40, 300)), told });
      if (out(at)) {
        if (!wasTrouble && at - lastWell > 45 * SECOND) {
          wasTrouble = true;
          tell({ tells: 'line', trouble: true, at: Math.round(lastWell) });
        }
        continue;
      }
      if (wasTrouble) tell({ tells: 'line', trouble: false, at: Math.round(at) });
      [wasTrouble, lastWell] = [false, at];
      const lately = (when: number): boolean => when <= at && when > at - 95 * SECOND;
      for (const one of truth.wrote) if (lately(one.at)) tell({ tells: 'wrote', id: one.id, at: toSecond(one.at) });
      const seen = truth.seen.filter((when) => when <= at).at(-1);
      if (seen !== undefined && lately(seen)) tell({ tells: 'opened', at: toSecond(seen) });
      for (const message of truth.ours) sweepMessage(message, at, tell, lately(message.at));
      if (truth.channel === 'chat') {
        const on = dotIsOn(truth, at);
        if (on || wasOn) tell({ tells: 'dot', at: toSecond(at), on });
        wasOn = on;
      }
    }
  }

  /** Open receipts are fetched; REST does not say since when a status holds. */
  function sweepMessage(message: Truth['ours'][number], at: number, tell: (told: Told) => void, isNew: boolean): void {
    const { id, taken } = message;
    const now = message.status.filter((one) => one.at <= at);
    const last = now.at(-1);
    if (!last) return;
    const isTaken = taken !== null && taken <= at;
    const changed = message.status.some((one) => one.at <= at && one.at > at - 95 * SECOND);
    if (isNew) tell({ tells: 'stored', id, at: toSecond(message.at), taken: isTaken });
    if (changed && last.status !== 'sent')
      tell({ tells: 'status', id, status: last.status, at: Math.round(at), code: last.code });
    // Chatwoot keeps the error of an earlier failure beside a later "delivered".
    const failed = now.find(({ status }) => status === 'failed');
    if (changed && failed && last.status !== 'failed')
      tell({ tells: 'status', id, status: 'failed', at: Math.round(at), code: failed.code });
  }
}
