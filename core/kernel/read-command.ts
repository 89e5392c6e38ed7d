import type { Command, CommandName, SafeChannel } from './command';
import { DAY, HOUR, MINUTE, type Duration } from './instant';

const NAMES: readonly CommandName[] = ['ok', 'no', 'ifcut', 'hold', 'rest', 'optout', 'ask', 'lift', 'lead'];

/** A note is read up to here; a command stands at its beginning. */
const READ_UP_TO = 300;

const UNITS: readonly (readonly [RegExp, Duration])[] = [
  [/^(m|min|mins|minute|minutes|minuto|minutos)$/, MINUTE],
  [/^(h|hr|hrs|hour|hours|hora|horas)$/, HOUR],
  [/^(d|day|days|dia|dias)$/, DAY],
];

/**
 * The command in an advocate's message, or null when it is none. Words behind it are dropped here, all but a channel and
 * a length of time; of a reason is told only that there was one.
 */
export function readCommand(text: string): Command | null {
  const { name, rest } = partsOf(text);
  switch (name) {
    case null:
      return null;
    case 'ok':
      return { name, channel: channelIn(rest), lasts: durationIn(rest) };
    case 'ifcut':
    case 'lift':
      return { name, words: /[\p{L}\p{N}]/u.test(rest) };
    default:
      return { name };
  }
}

/** Which command a message is, or null when it is none: all that the line has to know, in a small part of the size. */
export const commandName = (text: string): CommandName | null => partsOf(text).name;

function partsOf(text: string): { name: CommandName | null; rest: string } {
  const [, word = '', rest = ''] = /^\s*\/([a-z]+)(?![\w/])([^]*)$/i.exec(text.slice(0, READ_UP_TO)) ?? [];
  return { name: NAMES.find((known) => known === word.toLowerCase()) ?? null, rest };
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Both named: neither is believed. */
function channelIn(rest: string): SafeChannel | null {
  const chat = /\bchat\b/.test(folded(rest));
  const sms = /\b(sms|text|texts|texto)\b/.test(folded(rest));
  if (chat === sms) return null;
  return chat ? 'chat' : 'sms';
}

function durationIn(rest: string): Duration | null {
  const [, number, word = ''] = /(?:^|\s)(\d{1,3})\s*([a-z]+)\b/.exec(folded(rest)) ?? [];
  const unit = UNITS.find(([names]) => names.test(word))?.[1];
  return unit === undefined || number === undefined || Number(number) === 0 ? null : Number(number) * unit;
}
