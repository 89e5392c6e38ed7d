import type { OurMessage } from '../world/truth';
import type { Case } from './case';
import { CLAIMS } from './claims';
import { readTime } from './clock';
import { CODE_MEANS, RECEIPT_CLAIMS } from './receipt-claims';

/** In which words, and on which wall clock (ms ahead of UTC), a statement is read. */
export type Reader = { language: 'en' | 'es'; offset: number };

/** Null when it is true as worded; else what is wrong, for whoever mends it. */
export type Judgement = string | null;

const NEVER_SAID = /\b(safe|fine|gone|online|read by|leído|a salvo|se fue|está bien)\b/i;

/** The sentence about the connection: every part of it must be a claim that is known, and true. */
export function judgeConnection(words: string, reader: Reader, one: Case): Judgement {
  if (words.length > 35) return `"${words}" is longer than the sidebar`;
  if (NEVER_SAID.test(words)) return `"${words}" judges the person`;
  const parts = words.split('; ');
  for (const part of parts) {
    const known = CLAIMS.map((claim) => ({ claim, found: claim[reader.language].exec(part) })).find(
      ({ found }) => found,
    );
    if (!known?.found) return `"${part}" is no claim that is known`;
    const written = known.found[1];
    const minute = written === undefined ? 0 : readTime(written, one.now, reader.offset);
    if (minute === null) return `"${written}" is no time`;
    const beside = parts.filter((other) => other !== part);
    if (!known.claim.holds(one, minute, beside)) return `"${words}": ${known.claim.says} is false`;
  }
  return null;
}

/** The sentence about one message of ours, and what its failure means. `before`: the rank of the last one said of it. */
export function judgeReceipt(
  said: { words: string; means: string | null; reading: string | null },
  message: OurMessage,
  reader: Reader,
  one: Case,
  before: number,
): { wrong: Judgement; rank: number } {
  const { words, means, reading } = said;
  const [first = '', also] =
    words.endsWith('failure was told too') || words.endsWith('se dijo un fallo')
      ? words.split(/; (?=[^;]*$)/)
      : [words];
  const known = RECEIPT_CLAIMS.map((claim) => ({ claim, found: claim[reader.language].exec(first) })).find(
    ({ found }) => found,
  );
  if (!known?.found) return { wrong: `"${words}" is no claim that is known`, rank: before };
  const { claim, found } = known;
  const minute = found[1] === undefined ? 0 : readTime(found[1], one.now, reader.offset);
  const wrong = (what: string) => ({ wrong: `"${words}" (message ${message.id}): ${what}`, rank: claim.rank });
  if (minute === null) return wrong('no time');
  if (!claim.holds(one, message, minute)) return wrong(`${claim.says} is false`);
  if (also !== undefined && !message.status.some(({ status }) => status === 'failed'))
    return wrong('no failure was told');
  if (claim.rank < before) return wrong('goes backwards');
  if ((one.truth.channel === 'sms') !== (reading !== null)) return wrong('only of a text can reading never be known');
  if (means !== null) {
    const code = message.status.find(({ status }) => status === 'failed')?.code ?? 0;
    if (!CODE_MEANS[code]?.test(means)) return wrong(`"${means}" is not what ${code} means`);
  }
  return { wrong: null, rank: claim.rank };
}
