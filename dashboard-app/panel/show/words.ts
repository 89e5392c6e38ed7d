import type { CommandName } from '../../../core/kernel/command';
import type { NotDone } from '../ask/send-command';
import type { HandOffPanelWords } from './hand-off-words';
import type { OnCallPanelWords } from './on-call-words';
import type { OwnershipWords } from './ownership-words';
import { EN } from './words-en';
import { ES } from './words-es';

export type Language = 'en' | 'es';

/** Every word of the page itself. What is said of a conversation comes from the rules, in words of theirs. */
export type Words = {
  title: string;
  live: string;
  /** The stream is lost: since when nothing newer is known. */
  notLive: (time: string) => string;
  notLiveMeans: string;
  asOf: (time: string) => string;
  ago: { now: string; seconds: (n: number) => string; minutes: (n: number) => string; hours: (n: number) => string };
  within: { seconds: (n: number) => string; minutes: (n: number) => string };
  theme: { dark: string; light: string };
  /** Before there is anything to show, and when there may be nothing. */
  starting: string;
  outside: string;
  otherAccount: string;
  refused: Readonly<Partial<Record<NotDone, string>>>;
  /** What was asked for once, by a click, where that is not as for the whole page. */
  asked: Readonly<Partial<Record<NotDone, string>>>;
  refusedElse: string;
  lineIsOld: string;
  tryAgain: string;
  useCode: string;
  code: { title: string; how: string; until: (time: string) => string; copy: string; copied: string; seen: string };
  sidebar: { offer: string; open: string; no: string; opened: string };
  /** What became of a click. */
  outcome: {
    sending: string;
    /** Kept, and nothing is seen of it yet; and the same when nothing is seen for a while. */
    heard: (time: string) => string;
    nothingYet: (time: string) => string;
    done: (time: string) => string;
    failed: string;
    unsure: string;
    /** It may have been kept or not. */
    perhapsHeard: Readonly<Partial<Record<NotDone, string>>>;
  };
  again: string;
  /** A private note, read for the screen alone. */
  note: {
    show: string;
    open: (conversation: number) => string;
    gone: string;
    noAnswer: string;
    notRead: (why: string) => string;
  };
  notNow: string;
  connection: {
    title: string;
    why: string;
    nothing: string;
    wouldChange: string;
    timeline: string;
    chart: string;
    now: string;
  };
  next: { title: string; reading: string; readingSaid: (time: string) => string };
  receipts: {
    title: string;
    none: string;
    newest: string;
    earlier: (n: number) => string;
    message: (id: number) => string;
  };
  urgent: { title: string; supervisor: string; notSafe: string; notSafeMeans: string; notSafeNow: string };
  opening: {
    title: string;
    send: string;
    ifCut: string;
    ifCutLabel: string;
    ifCutHelp: string;
    ifCutAgreed: (time: string) => string;
    anew: string;
    note: string;
  };
  safety: {
    title: string;
    locked: string;
    locks: Readonly<Record<'do-not-contact' | 'opted-out' | 'not-safe' | 'quick-exit', (time: string) => string>>;
    lockEnds: Readonly<Record<'do-not-contact' | 'opted-out' | 'not-safe' | 'quick-exit', string>>;
    checkFirst: (time: string) => string;
    saidYes: string;
    saidNo: string;
    lasts: Readonly<Record<'usual' | 'week' | 'month', string>>;
    ask: string;
    askMeans: string;
    lift: string;
    liftWhy: string;
    liftHelp: string;
    more: string;
    rest: string;
    restMeans: string;
    noTexts: string;
    noTextsMeans: string;
    doIt: string;
  };
  texts: {
    title: string;
    how: Readonly<Record<'agent' | 'bot', string>>;
    send: string;
    cost: (segments: number) => string;
    credits: (credits: number) => string;
    names: Readonly<Record<string, string>>;
  };
  credits: { title: string; tryIt: string };
  ownership: OwnershipWords;
  handOff: HandOffPanelWords;
  onCall: OnCallPanelWords;
  commands: {
    title: string;
    by: (who: string) => string;
    you: string;
    colleague: string;
    state: Readonly<Record<'heard' | 'counts' | 'refused', string>>;
    names: Readonly<Record<CommandName, string>>;
  };
};

export const WORDS: Readonly<Record<Language, Words>> = { en: EN, es: ES };
