import { clockTime } from '../kernel/instant';
import type { WaitOver } from '../kernel/on-call-events';
import type { Level, OverRing, Step, Taken } from '../kernel/on-call-memory';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  level: Readonly<Record<Level, string>>;
  step: (at: string, count: number, level: string, people: string, letter: string) => string;
  nobody: (at: string, count: number) => string;
  over: (letter: string, pages: number, how: string) => string;
  taken: (at: string, agentId: number, letter: string, how: string) => string;
  by: Readonly<Record<Taken['how'], string>>;
  how: Readonly<Record<WaitOver['how'], (at: string) => string>>;
};

/** The notes in the desk's conversation: what was done, for supervisors and as the proof. Agents by their numbers. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    level: {
      primary: 'on call',
      again: 'on call, once more',
      backup: 'backup',
      supervisor: 'supervisors',
      all: 'everybody',
      remind: 'reminded',
      nobody: 'nobody',
    },
    step: (at, count, level, people, letter) => `${at} ${count} waiting: ${level} paged (${people}), letter ${letter}.`,
    nobody: (at, count) => `${at} ${count} waiting, and nobody on the rota can be paged. Please look.`,
    over: (letter, pages, how) => `Letter ${letter} is over after ${pages} ${pages === 1 ? 'page' : 'pages'}: ${how}.`,
    taken: (at, agentId, letter, how) => `${at} Letter ${letter} taken by #${agentId}, ${how}.`,
    by: { letter: 'by text', key: 'by a key in the call', panel: 'in the panel' },
    how: {
      answered: (at) => `answered ${at}`,
      left: (at) => `page closed ${at}`,
      withdrawn: (at) => `taken back by the client ${at}`,
      'put-away': (at) => `put away ${at}`,
    },
  },
  es: {
    level: {
      primary: 'de guardia',
      again: 'de guardia, otra vez',
      backup: 'suplente',
      supervisor: 'supervisión',
      all: 'todas las personas',
      remind: 'recordatorio',
      nobody: 'nadie',
    },
    step: (at, count, level, people, letter) =>
      `${at} ${count} en espera: aviso a ${level} (${people}), letra ${letter}.`,
    nobody: (at, count) => `${at} ${count} en espera y no se puede avisar a nadie del turno. Por favor, mira.`,
    over: (letter, pages, how) =>
      `La letra ${letter} terminó tras ${pages} ${pages === 1 ? 'aviso' : 'avisos'}: ${how}.`,
    taken: (at, agentId, letter, how) => `${at} Letra ${letter}: atiende #${agentId}, ${how}.`,
    by: { letter: 'por SMS', key: 'con una tecla en la llamada', panel: 'en el panel' },
    how: {
      answered: (at) => `respondido ${at}`,
      left: (at) => `página cerrada ${at}`,
      withdrawn: (at) => `la persona lo retiró ${at}`,
      'put-away': (at) => `cerrado ${at}`,
    },
  },
};

export function stepNote({ level, at, people, letter, covers }: Step, zone: string, { language }: Policy): string {
  const words = WORDS[language];
  const time = clockTime(at, zone);
  if (level === 'nobody') return words.nobody(time, covers.length);
  return words.step(time, covers.length, words.level[level], people.map((id) => `#${id}`).join(', '), letter);
}

export function overNote(
  { waits }: OverRing,
  letter: string,
  pages: number,
  zone: string,
  { language }: Policy,
): string {
  const words = WORDS[language];
  const how = waits.map(({ over }) => words.how[over.how](clockTime(over.at, zone)));
  return words.over(letter, pages, [...new Set(how)].join(', '));
}

export function takenNote({ at, agentId, how }: Taken, letter: string, zone: string, { language }: Policy): string {
  const words = WORDS[language];
  return words.taken(clockTime(at, zone), agentId, letter, words.by[how]);
}
