import { segmentsOf } from '../kernel/segments';
import { ABUSE, LINK, NAMED } from './forbidden-words';

/**
 * What is wrong with a text that a client would see (B3.5), and where: the first character counts as 1. `found` is what
 * stands there.
 */
export type TextFault = { fault: TextFaultKind; at: number; found: string };

/**
 * `agency`: a name that the policy says must never be said. `abuse`: a word that tells what this is about. `name`: a place
 * where Chatwoot would put somebody's name. `link`: an address, also one without "http". `letters`: a sign for which the
 * text costs more than twice as much. `length`: more than one segment. `empty`: no words.
 */
export type TextFaultKind = 'empty' | 'agency' | 'abuse' | 'name' | 'link' | 'letters' | 'length';

/** Everything that is wrong with a text, in the order of the text. `neverSay`: the agency's names, in any spelling. */
export function checkText(text: string, neverSay: readonly string[]): readonly TextFault[] {
  if (text.trim() === '') return [{ fault: 'empty', at: 1, found: '' }];
  const flat = flatten(text);
  const faults: TextFault[] = [
    ...all('abuse', ABUSE, flat, text),
    ...all('name', NAMED, flat, text),
    ...all('link', LINK, flat, text),
    ...neverSay.flatMap((name) => agency(name, flat, text)),
    ...letters(text),
  ];
  if (faults.every(({ fault }) => fault !== 'letters') && segmentsOf(text).segments > 1) faults.push(tooLong(text));
  return faults.sort((a, b) => a.at - b.at);
}

/** Letter for letter without accents and capitals, so that a place in it is the same place in the text. */
function flatten(text: string): string {
  return Array.from({ length: text.length }, (_, i) => {
    const plain = (text[i] ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return plain.length === 1 ? plain : (text[i] ?? ' ');
  }).join('');
}

function all(fault: TextFaultKind, pattern: RegExp, flat: string, text: string): TextFault[] {
  return [...flat.matchAll(new RegExp(pattern.source, 'gu'))].map(({ index, 0: found }) => ({
    fault,
    at: index + 1,
    found: text.slice(index, index + found.length),
  }));
}

/** A name with anything or nothing between its words: "Open Door", "open-door", "opendoor.example". */
function agency(name: string, flat: string, text: string): TextFault[] {
  const words = flatten(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  return all('agency', new RegExp(words.join('[^\\p{L}\\p{N}]*'), 'u'), flat, text);
}

/** The first sign that no plain text message has: with it every part holds 70 characters instead of 160 (B8.13). */
function letters(text: string): TextFault[] {
  let at = 1;
  for (const sign of text) {
    if (segmentsOf(sign).encoding === 'ucs-2') return [{ fault: 'letters', at, found: sign }];
    at += sign.length;
  }
  return [];
}

function tooLong(text: string): TextFault {
  let end = text.length;
  while (segmentsOf(text.slice(0, end)).segments > 1) end -= 1;
  return { fault: 'length', at: end + 1, found: text.slice(end, end + 12) };
}
