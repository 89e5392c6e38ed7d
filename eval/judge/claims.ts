import type { Case } from './case';
import { TIME } from './clock';
import * as heard from './heard-claims';
import * as page from './page-claims';

/** `beside`: the other parts of the same sentence, which decide what "last heard" is about. */
type Holds = (one: Case, minute: number, beside: readonly string[]) => boolean;

/** What a part of a sentence says, word for word, and precisely when that is true. */
export type Claim = { says: string; en: RegExp; es: RegExp; trueIff: string; holds: Holds };

const claim = (says: string, en: string, es: string, trueIff: string, holds: Holds): Claim => ({
  ...{ says, trueIff, holds },
  en: new RegExp(`^${en.replaceAll('T', TIME)}$`, 'i'),
  es: new RegExp(`^${es.replaceAll('T', TIME)}$`, 'i'),
});

/**
 * Every claim about the connection, written by the judge and not taken from the rules. "Minute": the minute that is said,
 * on the reader's clock. What a page did may be dated up to 5 s late (its beat was on the way), typing up to 20 s.
 */
export const CLAIMS: readonly Claim[] = [
  claim(
    'wrote',
    'wrote T',
    'escribió T',
    'They sent a message in that minute and no later one was known.',
    heard.wrote,
  ),
  claim(
    'typing',
    'typing(?: heard)? T',
    'tecleo(?: oído)? T',
    'A notice of their typing came in that minute; they did type then or up to 20 s before; nothing later was known.',
    heard.typing,
  ),
  claim(
    'closed',
    'page closed T',
    'pág(?:ina|\\.) cerrada T',
    'A page of theirs was closed or reloaded in that minute, and none was known to be open since.',
    page.closed,
  ),
  claim(
    'left',
    'page closed T, nothing since',
    'página cerrada T, nada después',
    'As before, and no sign that is certainly later had reached us.',
    (one, minute) => page.closed(one, minute) && heard.nothingCertainSince(one, minute),
  ),
  claim(
    'hidden',
    'page hidden T',
    'pág(?:ina|\\.) oculta T',
    'A page of theirs was hidden in that minute, and none was known to be open since.',
    page.hidden,
  ),
  claim(
    'offline',
    'network lost T(?:, said their page)?',
    'sin red T(?:, dijo su página)?',
    'A device of theirs lost the network in that minute.',
    page.networkLost,
  ),
  claim(
    'last sign',
    'last sign T',
    'última señal T',
    'A page gave a sign in that minute, and none was known to be open later.',
    page.lastSign,
  ),
  claim(
    'chat was open',
    'chat was open T',
    'chat visto abierto T',
    'Their chat was open in a page, hidden or not, in that minute, and Chatwoot noted it.',
    page.chatWasOpen,
  ),
  claim(
    'on their screen',
    'chat on their screen T',
    'chat en su pantalla T',
    'A page of theirs was visible in that minute with its chat or pop-up open.',
    page.onTheirScreen,
  ),
  claim(
    'chat open',
    'chat open',
    'chat abierto',
    'A visible page of theirs had the chat open at some moment of the last 60 s.',
    page.chatOpen,
  ),
  claim(
    'page open',
    'page open',
    'página abierta',
    'A page of theirs was visible at some moment of the last 60 s.',
    page.pageOpen,
  ),
  claim(
    'last heard',
    'last heard T',
    'lo último T',
    'Beside an open page or "reading unknown": the newest message or typing that reached us. Alone: the newest sign of any kind.',
    (one, minute, beside) => (beside.length > 0 ? heard.lastAct : heard.lastHeard)(one, minute),
  ),
  claim(
    'last opened',
    'last opened T',
    'abierto T',
    'Chatwoot noted their open chat in that minute, and nothing they did later was known.',
    heard.lastOpened,
  ),
  claim(
    'dot after',
    'dot after T',
    'punto tras T',
    'A page of theirs gave Chatwoot a sign after that moment.',
    page.dotAfter,
  ),
  claim(
    'nothing since',
    'nothing heard since T',
    'sin noticias desde T',
    'Something had been heard, and no sign of that minute or later had reached us.',
    heard.nothingSince,
  ),
  claim(
    'nothing yet',
    'nothing heard yet',
    'sin noticias aún',
    'Nothing they wrote or typed had reached us; alone: no sign at all.',
    (one, _minute, beside) => (beside.length > 0 ? heard.noActYet : heard.nothingYet)(one),
  ),
  claim(
    'reading unknown',
    'reading unknown',
    'lectura no se sabe',
    'It is a text message: whether it is read cannot be known.',
    ({ truth }) => truth.channel === 'sms',
  ),
  claim(
    'quick exit',
    'quick exit T',
    'salida rápida T',
    'The quick exit was used in that minute and nothing they wrote later was known.',
    page.quickExit,
  ),
  claim(
    'our line',
    "can't tell: our line,(?: since)? T",
    'no se sabe: (?:la )?línea,(?: desde)? T',
    'Chatwoot could not be asked from that minute on, and we did not know that it can again.',
    page.ourLine,
  ),
  claim(
    'our line now',
    "can't tell now: our line",
    'no se sabe ahora: la línea',
    'The same, less than a minute ago.',
    (one) => page.ourLine(one, one.now),
  ),
  claim(
    'last word theirs',
    'last word theirs, T',
    'lo último: suyo, T',
    'Of all messages known the newest is theirs and of that minute.',
    (one, minute) => heard.lastWord(one, minute, true),
  ),
  claim(
    'last word ours',
    'last word ours, T',
    'lo último: nuestro, T',
    'Of all messages known the newest is ours and of that minute.',
    (one, minute) => heard.lastWord(one, minute, false),
  ),
];
