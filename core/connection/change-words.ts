import type { Channel } from '../kernel/channel';
import { MINUTE, SECOND, type Duration } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import { NETWORK_EXPLAINS, type Verdict } from './verdict';

/** Each says what ends the statement it belongs to, and promises nothing that its channel cannot tell. */
type ChangeWords = {
  ourLine: string;
  advocateLine: (explains: string) => string;
  quickExit: string;
  /** They wrote or typed, and it is so long until that is old. */
  actInChat: (grace: string) => string;
  actByText: (grace: string) => string;
  onScreen: (grace: string) => string;
  opened: (grace: string) => string;
  pageOpen: string;
  pageHidden: string;
  /** Becomes "nothing since" by itself, once every page has said that it was left. */
  pageClosed: (desktop: string, phone: string) => string;
  networkLost: (explains: string) => string;
  dotOn: string;
  anySign: string;
  aMessage: string;
  lastWord: string;
};

/** Of the plugin's signs alone, never of what the person might do or feel. */
export const CHANGE_WORDS: Readonly<Record<Language, ChangeWords>> = {
  en: {
    ourLine: 'Our line working again.',
    advocateLine: (explains) => `A sign of that panel; somebody else attending to them; ${explains} without either.`,
    quickExit: 'Only a message of theirs, or typing, after it. A page alone does not.',
    actInChat: (grace) => `${grace} without a message or typing; the quick exit.`,
    actByText: (grace) => `${grace} without a message.`,
    onScreen: (grace) => `A message or typing; their page closing or falling silent; ${grace} without a new sign.`,
    opened: (grace) => `A message or typing; ${grace} without a new sign.`,
    pageOpen: 'A message or typing; their page closing, being hidden or falling silent.',
    pageHidden: 'A message or typing; their page coming back or closing.',
    pageClosed: (desktop, phone) =>
      `Any sign of theirs; ${desktop} without one (${phone} on a phone), once all of their pages have closed.`,
    networkLost: (explains) => `Any sign of theirs; ${explains} without one.`,
    dotOn: 'A message or typing; their chat being opened; the green dot staying off.',
    anySign: 'Any sign of theirs: a message, typing or a page.',
    aMessage: 'Only a message of theirs.',
    lastWord: 'The next message, theirs or ours.',
  },
  es: {
    ourLine: 'Que vuelva a funcionar nuestra línea.',
    advocateLine: (explains) => `Una señal de ese panel; que atienda otra persona; ${explains} sin ninguna de las dos.`,
    quickExit: 'Solo un mensaje suyo, o tecleo, después. Una página sola no.',
    actInChat: (grace) => `${grace} sin mensaje ni tecleo; la salida rápida.`,
    actByText: (grace) => `${grace} sin mensaje.`,
    onScreen: (grace) => `Un mensaje o tecleo; que su página se cierre o calle; ${grace} sin otra señal.`,
    opened: (grace) => `Un mensaje o tecleo; ${grace} sin otra señal.`,
    pageOpen: 'Un mensaje o tecleo; que su página se cierre, se oculte o calle.',
    pageHidden: 'Un mensaje o tecleo; que su página vuelva o se cierre.',
    pageClosed: (desktop, phone) =>
      `Cualquier señal suya; ${desktop} sin ninguna (${phone} en un teléfono), cerradas todas sus páginas.`,
    networkLost: (explains) => `Cualquier señal suya; ${explains} sin ninguna.`,
    dotOn: 'Un mensaje o tecleo; que se abra su chat; que el punto verde siga apagado.',
    anySign: 'Cualquier señal suya: un mensaje, tecleo o una página.',
    aMessage: 'Solo un mensaje suyo.',
    lastWord: 'El próximo mensaje, suyo o nuestro.',
  },
};

/** What would make it say something else. The times are the policy's. */
export function sayChange(
  judged: Pick<Verdict, 'kind' | 'statement'>,
  channel: Channel | null,
  policy: Policy,
): string {
  const words = CHANGE_WORDS[policy.language];
  const { activeGrace, leaveGrace } = policy.connection;
  switch (judged.statement.says) {
    case 'our-line':
      return words.ourLine;
    case 'advocate-line':
      return words.advocateLine(span(NETWORK_EXPLAINS));
    case 'quick-exit':
      return words.quickExit;
    case 'wrote':
    case 'typing':
      return (channel === 'sms' ? words.actByText : words.actInChat)(span(activeGrace));
    case 'on-screen':
      return words.onScreen(span(activeGrace));
    case 'opened':
      return words.opened(span(activeGrace));
    case 'open':
      return words.pageOpen;
    case 'hidden':
      return words.pageHidden;
    case 'closed':
      return words.pageClosed(span(leaveGrace.desktop), span(leaveGrace.phone));
    case 'offline':
      return judged.kind === 'network-trouble' ? words.networkLost(span(NETWORK_EXPLAINS)) : words.anySign;
    case 'quiet':
      return words.dotOn;
    case 'left':
    case 'nothing-since':
      return words.anySign;
    case 'nothing-yet':
    case 'last-heard':
      return channel === 'sms' ? words.aMessage : words.anySign;
    case 'last-word':
      return words.lastWord;
  }
}

const span = (duration: Duration): string =>
  duration % MINUTE === 0 ? `${duration / MINUTE} min` : `${Math.round(duration / SECOND)} s`;
