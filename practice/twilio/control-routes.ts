import type { Router } from 'express';
import { idOf, objectOf, textOf } from '../server/answering';
import { refuse } from '../server/refusal';
import type { Carrier } from './carrier';
import { textArrives } from './texts';

/** For people and tests that drive the carrier; no part of Twilio. Its faults never reach these. */
export function carrierControl(router: Router, carrier: Carrier): void {
  router.get('/practice/carrier', (_req, res) => {
    const { texts, bill, posts, numbers, optedOut, account } = carrier;
    const units = bill.reduce((sum, line) => sum + line.units, 0);
    res.json({
      ...{ account: account.sid, numbers: Object.fromEntries(numbers), optedOut: [...optedOut], units },
      ...{ texts: [...texts.values()], bill, posts },
    });
  });
  // Somebody's phone texts a number of ours. The same SID again: the carrier hands it over again.
  router.post('/practice/carrier/texts', (req, res) => {
    const { from, to, body, sid, media } = objectOf(req.body);
    const [theirs, ours] = [textOf(from) ?? '', textOf(to) ?? ''];
    if (!carrier.numbers.has(ours))
      throw refuse(422, { error: `to is one of ${[...carrier.numbers.keys()].join(', ')}` });
    const again = textOf(sid);
    const text = textArrives(carrier, {
      ...{ from: theirs, to: ours, body: textOf(body) ?? '', media: idOf(media) ?? 0 },
      ...(again === undefined ? {} : { sid: again }),
    });
    res.json({ sid: text.sid, status: text.status });
  });
  // Where the carrier posts what comes to a number of ours, signed; a new number is one more of the account's.
  router.post('/practice/carrier/numbers', (req, res) => {
    const { number, textUrl, voiceUrl } = objectOf(req.body);
    const known = carrier.numbers.get(textOf(number) ?? '') ?? {};
    const [text, voice] = [textOf(textUrl), textOf(voiceUrl)];
    const set = {
      ...known,
      ...(text === undefined ? {} : { textUrl: text }),
      ...(voice === undefined ? {} : { voiceUrl: voice }),
    };
    carrier.numbers.set(textOf(number) ?? '', set);
    res.json({ textUrl: set.textUrl ?? null, voiceUrl: set.voiceUrl ?? null });
  });
}
