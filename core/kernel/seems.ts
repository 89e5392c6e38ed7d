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

/** Said to us: at the beginning or after a "please". "He will not stop texting me" is about somebody else. */
const TO_US_EN = '(?:^|\\b(?:please|pls|plz|just|you|you to|i want you to|hi|hello|hey|ok|okay|sorry) )';
const TO_US_ES = '(?:^|\\b(?:por favor|porfa|ya|hola|ok|vale|perdon|disculpe|quiero que) )';

/** From or to somebody else: then it is not about ours. */
const OURS = '(?! (?:from|to|by|de|a) (?:him|her|them|my|his|mi|el|ella|su|ellos))';

const en = (pattern: string): RegExp => new RegExp(`${TO_US_EN}${pattern}${OURS}`);
const es = (pattern: string): RegExp => new RegExp(`${TO_US_ES}${pattern}${OURS}`);

const MEANINGS: readonly (readonly [Seems, readonly RegExp[]])[] = [
  [
    'no-reply',
    [
      en(
        '(?:do not|don t|dont|never|no longer) (?:ever )?(?:contact|text|message|write(?: to)?) (?:me )?(?:back|again|ever again|any ?more)\\b',
      ),
      en('(?:never|do not ever|don t ever) (?:contact|text|message) me\\b'),
      new RegExp(
        `\\b(?:each|every|these|the|your) ${TEXTS_EN} (?:costs? me|i have to pay|cost money|are costing me)\\b`,
      ),
      new RegExp(`\\b(?:charged?|charges|charging|pay) (?:me )?for (?:each|every|these|your) ${TEXTS_EN}\\b`),
      es(
        '(?:no|nunca) (?:me )?(?:contacten?|contactes|escriban?|escribas|respondan?|respondas|contesten?|contestes) (?:mas|nunca mas|de nuevo|otra vez)\\b',
      ),
      new RegExp(`\\b(?:me cobran|me cuestan?) (?:por )?(?:cada |los |estos |sus )?${TEXTS_ES}\\b`),
    ],
  ],
  [
    'seems-stop',
    [
      en(`(?:stop|quit|cease|end) (?:sending(?: me)? |all |these |the |your |with the )*${TEXTS_EN}\\b`),
      en('(?:stop|quit) (?:texting|messaging) me\\b'),
      en(`(?:no|without) more (?:of (?:these|your) )?${TEXTS_EN}\\b`),
      en(
        `(?:i )?(?:do not|don t|dont) (?:want|send)(?: me)? (?:any |these |more |any more |your |to get )*${TEXTS_EN}\\b`,
      ),
      en('(?:take|remove) (?:me|my number) (?:off|from) (?:your |the |this )?(?:list|texts?|messages?)\\b'),
      en('(?:unsubscribe me|opt me out|opt out of (?:these|your|the) (?:texts?|messages?))\\b'),
      /\bi (?:want|would like|d like) to (?:unsubscribe|opt out)\b/,
      es(
        `(?:no|ya no) (?:me )?(?:manden?|mandes|envien?|envies|quiero)(?: recibir)? (?:mas |sus |estos )*${TEXTS_ES}\\b`,
      ),
      es(`(?:dejen?|deja|paren?) de (?:mandar(?:me)?|enviar(?:me)?) (?:mas |sus |estos )*${TEXTS_ES}\\b`),
      es('(?:quiten|quitenme|borren|saquenme) (?:mi numero )?de (?:la |su |esta )?lista\\b'),
      es('(?:denme|quiero darme) de baja\\b'),
    ],
  ],
  [
    'seems-help',
    [
      en(`who (?:is (?:this|texting)|are you)\\b.{0,30}\\b(?:number|${TEXTS_EN})`),
      en(`help with (?:these|the|your) ${TEXTS_EN}\\b`),
      es(`quien (?:es|me) .{0,20}(?:numero|${TEXTS_ES})\\b`),
      es(`ayuda con (?:los|estos) ${TEXTS_ES}\\b`),
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
