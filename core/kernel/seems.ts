import { folded } from './keywords';
import type { Seems } from './text-facts';

/** A longer text is about something else, whatever words are in it. */
const LONGEST = 200;

const YES = new Set(['yes', 'y', 'yes please', 'si', 'si por favor']);

/**
 * What a text must be about before it can seem to be about texting: messages, texts, this number. "Stop" alone is said of
 * a hand, a noise, a life.
 */
const TEXTS_EN = '(?:texts?|texting|messages?|messaging|sms)';
const TEXTS_ES = '(?:mensajes?|sms|textos?)';

const MEANINGS: readonly (readonly [Seems, readonly RegExp[]])[] = [
  [
    'no-reply',
    [
      /\b(?:do not|don t|dont|never|no longer) (?:ever )?(?:contact|text|message|write(?: to)?) (?:me )?(?:back|again|ever again|any ?more)\b/,
      /\b(?:never|do not ever|don t ever) (?:contact|text|message) me\b/,
      new RegExp(`\\b(?:each|every|these|the|your|for) ${TEXTS_EN} (?:costs? me|i have to pay|cost money|charged?)\\b`),
      new RegExp(`\\b(?:charged?|charges|charging) (?:me )?for (?:each|every|these|your|the) ${TEXTS_EN}\\b`),
      /\b(?:no|nunca) (?:me )?(?:contacten?|contactes|escriban?|escribas|respondan?|respondas|contesten?|contestes) (?:mas|nunca mas|de nuevo|otra vez)\b/,
      new RegExp(`\\b(?:me cobran|me cuestan?) (?:por )?(?:cada |los |estos |sus )?${TEXTS_ES}\\b`),
    ],
  ],
  [
    'seems-stop',
    [
      new RegExp(`\\b(?:stop|quit|cease|end) (?:sending(?: me)? |all |these |the |your |with the )*${TEXTS_EN}\\b`),
      new RegExp(`\\b(?:stop|quit) (?:texting|messaging) me\\b`),
      new RegExp(`\\b(?:no|without) more (?:of (?:these|your) )?${TEXTS_EN}\\b`),
      new RegExp(`\\b(?:do not|don t|dont) (?:want|send)(?: me)? (?:any |these |more |any more |your )*${TEXTS_EN}\\b`),
      /\b(?:take|remove) (?:me|my number) (?:off|from) (?:your |the |this )?(?:list|texts?|messages?)\b/,
      /\b(?:unsubscribe|opt) me(?: out)?\b|\bopt(?:ing)? (?:me )?out of (?:these|your|the)? ?(?:texts?|messages?)\b/,
      /\bwant to (?:unsubscribe|opt out)\b/,
      new RegExp(
        `\\b(?:no|ya no) (?:me )?(?:manden?|mandes|envien?|envies|quiero)(?: recibir)? (?:mas |sus |estos )*${TEXTS_ES}\\b`,
      ),
      new RegExp(`\\b(?:dejen?|deja|paren?) de (?:mandar(?:me)?|enviar(?:me)?) (?:mas |sus |estos )*${TEXTS_ES}\\b`),
      /\b(?:quiten|quitenme|borren|saquenme) (?:mi numero )?de (?:la |su |esta )?lista\b/,
      /\b(?:denme|quiero darme) de baja\b/,
    ],
  ],
  [
    'seems-help',
    [
      /\bwho (?:is (?:this|texting)|are you)\b.{0,30}\b(?:number|text|texting|messag)/,
      new RegExp(`\\bhelp with (?:these|the|your) ${TEXTS_EN}\\b`),
      new RegExp(`\\bquien (?:es|me) .{0,20}(?:numero|${TEXTS_ES})\\b`),
      new RegExp(`\\bayuda con (?:los|estos) ${TEXTS_ES}\\b`),
    ],
  ],
];

/**
 * What a text that is no keyword seems to mean (B8.8), or null. Conservative: it only ever asks an advocate, and too many
 * such questions would not be read. A text about how often, or about somebody else's texts, is left to whoever reads it.
 */
export function seemsOf(text: string): Seems | null {
  if (text.length > LONGEST) return null;
  const words = folded(text);
  if (YES.has(words)) return 'yes';
  if (words.split(' ').length < 2) return null;
  return MEANINGS.find(([, patterns]) => patterns.some((one) => one.test(words)))?.[0] ?? null;
}
