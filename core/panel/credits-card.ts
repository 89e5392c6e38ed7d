import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import type { WhyDear } from '../kernel/text-facts';
import { ageChangesAt, sayAge } from '../credits/reconciled-words';
import { isDear } from './credits-line';
import { rateOf } from './text-price';

/** What an advocate is told of message credits: one quiet line. Counts and classes, of no text a word. */
export const creditsCard = z.object({
  /** How far the plan is used, as the desk last told it; null: nothing is worth saying. */
  plan: z.string().nullable(),
  /** How old the last comparison with the carrier's bill is, while the carrier cannot be asked; null: it can. */
  compared: z.string().nullable(),
  /** Why the newest text of an advocate was dear; null: it was not. */
  lastText: z.string().nullable(),
  /** Text messages cost by the segment. `credits`: what one costs; null: no plan was bought. */
  sms: z.object({ tollFree: z.boolean(), credits: z.number().nullable() }).nullable(),
});

type Words = {
  used: (percent: number, until: string) => string;
  enough: (until: string) => string;
  usedUp: (until: string) => string;
  compared: (age: string) => string;
  neverCompared: string;
  dear: (segments: number, why: WhyDear) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    used: (percent, until) => `${percent} % of the message plan is used; it lasts until ${until}.`,
    enough: (until) => `There are enough message credits again, until ${until}.`,
    usedUp: (until) =>
      `The message plan is used up until ${until}. Go on answering: everybody who writes is answered as before.`,
    compared: (age) =>
      `The carrier cannot be asked: the count was last compared with its bill ${age} ago, and goes on.`,
    neverCompared: 'The carrier cannot be asked: the count was not compared with its bill yet, and goes on.',
    dear: (segments, why) =>
      `The last text was ${segments} segments ${
        {
          emoji: 'because of an emoji or a like sign',
          accent: 'because of accents',
          quote: 'because of curly quotes, dashes or the like',
          length: 'because it was long',
        }[why]
      }.`,
  },
  es: {
    used: (percent, until) => `Está usado el ${percent} % del plan de mensajes; dura hasta el ${until}.`,
    enough: (until) => `Vuelve a haber créditos de mensajes, hasta el ${until}.`,
    usedUp: (until) =>
      `El plan de mensajes está agotado hasta el ${until}. Sigue respondiendo: a quien escribe se le responde como siempre.`,
    compared: (age) =>
      `No se puede preguntar a la operadora: la cuenta se comparó con su factura hace ${age}, y sigue.`,
    neverCompared: 'No se puede preguntar a la operadora: la cuenta aún no se ha comparado con su factura, y sigue.',
    dear: (segments, why) =>
      `El último SMS fue de ${segments} segmentos ${
        {
          emoji: 'por un emoji o un signo parecido',
          accent: 'por las tildes',
          quote: 'por comillas curvas, guiones largos o parecidos',
          length: 'por largo',
        }[why]
      }.`,
  },
};

/** The age of the comparison is said in hours: an hour later it is another one. */
export function creditsChangeAt({ credits }: ConversationFacts, now: Instant): Instant | null {
  const { away = false, comparedAt = null } = credits?.comparison ?? {};
  return away && comparedAt !== null ? ageChangesAt(comparedAt, now) : null;
}

export function presentCredits(facts: ConversationFacts, now: Instant, policy: Policy): z.output<typeof creditsCard> {
  const words = WORDS[policy.language];
  const { lastSent = null, level = null, comparison = null } = facts.credits ?? {};
  const rate = rateOf(facts, now, policy);
  return {
    plan: level && sayLevel(level, words),
    compared: comparison?.away ? sayCompared(comparison.comparedAt, now, policy.language) : null,
    lastText:
      lastSent !== null && isDear(facts, policy) ? words.dear(lastSent.segments, lastSent.why ?? 'length') : null,
    sms: rate.isSms ? { tollFree: rate.line === 'toll-free', credits: rate.credits } : null,
  };
}

function sayCompared(comparedAt: Instant | null, now: Instant, language: Language): string {
  const words = WORDS[language];
  return comparedAt === null ? words.neverCompared : words.compared(sayAge(now - comparedAt, language));
}

function sayLevel({ percent, until }: { percent: number; until: string }, words: Words): string {
  if (percent >= 100) return words.usedUp(until);
  return percent > 0 ? words.used(percent, until) : words.enough(until);
}
