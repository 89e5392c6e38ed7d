import { DAY, type Instant } from '../kernel/instant';
import type { OnCallMemory } from '../kernel/on-call-memory';
import type { DatedChange } from '../kernel/on-call-events';
import type { Rota, RotaChange } from '../kernel/on-call-policy';
import type { Language, Policy } from '../kernel/policy';
import { isDate, meets, reached } from '../kernel/wall-clock';
import type { RotaCommand } from './rota-contract';

/** A click, by whom and when; `id` is made of its key. `agents`: who may sign in at Chatwoot now. */
export type RotaClick = { id: string; at: Instant; by: number; agents: readonly number[] };
export type RotaChanged = { change: DatedChange; remark: string | null } | { words: string };

type Words = {
  noRota: (name: string) => string;
  noDay: (text: string) => string;
  backwards: string;
  over: string;
  tooLong: string;
  who: (id: number) => string;
  nobody: string;
  same: string;
  noChange: string;
  never: (text: string) => string;
  twice: (text: string) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    noRota: (name) => `There is no rota ${name} in the policy file any more. Load this page again.`,
    noDay: (text) => `${text} is no time on the calendar. Choose a day and an hour.`,
    backwards: 'It ends before it begins. Choose a later end; another day if it must be.',
    over: 'That time is over already. Choose an end that is still to come.',
    tooLong: 'That is longer than 31 days. Change the shift in the policy file instead.',
    who: (id) => `Agent #${id} is not in Chatwoot. Choose somebody who can sign in.`,
    nobody: 'Nobody was chosen. Choose at least one person.',
    same: 'Both are the same person. Choose somebody else.',
    noChange: 'There is no such change any more. Load this page again.',
    never: (text) => `The clock jumps over ${text} that night; it holds from the moment it does.`,
    twice: (text) => `The clock shows ${text} twice that night; the first time counts.`,
  },
  es: {
    noRota: (name) => `Ya no hay un turno ${name} en el archivo. Vuelve a cargar esta página.`,
    noDay: (text) => `${text} no existe en el calendario. Elige un día y una hora.`,
    backwards: 'Termina antes de empezar. Elige un final posterior; otro día si hace falta.',
    over: 'Ese tiempo ya pasó. Elige un final que aún esté por venir.',
    tooLong: 'Son más de 31 días. Cambia el turno en el archivo.',
    who: (id) => `El agente #${id} no está en Chatwoot. Elige a alguien que pueda iniciar sesión.`,
    nobody: 'No se eligió a nadie. Elige al menos a una persona.',
    same: 'Es la misma persona dos veces. Elige a otra.',
    noChange: 'Ese cambio ya no existe. Vuelve a cargar esta página.',
    never: (text) => `El reloj salta las ${text} esa noche; vale desde ese momento.`,
    twice: (text) => `El reloj marca las ${text} dos veces esa noche; cuenta la primera.`,
  },
};

const LONGEST = 31 * DAY;

/** What a supervisor's click changes of the rota, or a sentence with the remedy: then nothing has changed. */
export function changeOf(command: RotaCommand, click: RotaClick, policy: Policy, known: OnCallMemory): RotaChanged {
  const words = WORDS[policy.language];
  const { id, at, by } = click;
  if (command.name === 'take-back') {
    const one = known.changes.find((it) => it.id === command.id && it.change !== null);
    return one
      ? { change: { id: one.id, at, by, rota: one.rota, change: null }, remark: null }
      : { words: words.noChange };
  }
  const rota = policy.onCall.rotas.find(({ name }) => name === command.rota);
  if (!rota) return { words: words.noRota(command.rota) };
  const span = spanOf(command, rota, at, words);
  if ('words' in span) return span;
  const fault = faultOf(command, click.agents, words);
  if (fault !== null) return { words: fault };
  const { remark, ...times } = span;
  return { change: { id, at, by, rota: rota.name, change: withWhat(command, times) }, remark };
}

type Times = { from: Instant; until: Instant };
type Spanned = Exclude<RotaCommand, { name: 'take-back' }>;

function spanOf(
  command: Spanned,
  { zone }: Rota,
  now: Instant,
  words: Words,
): (Times & { remark: string | null }) | { words: string } {
  const texts = command.name === 'forward-all' ? [command.until] : [command.from, command.until];
  const bad = texts.find((text) => !isDate(text.slice(0, 10)) || minutesOf(text) >= 24 * 60 || text.slice(14) > '59');
  if (bad !== undefined) return { words: words.noDay(bad.replace('T', ' ')) };
  const moments = texts.map((text) => reached(text.slice(0, 10), minutesOf(text), zone));
  const until = moments.at(-1) ?? now;
  const from = command.name === 'forward-all' ? now : (moments[0] ?? now);
  if (until <= now) return { words: words.over };
  if (until <= from) return { words: words.backwards };
  if (until - from > LONGEST) return { words: words.tooLong };
  const remarks = texts.flatMap((text) => {
    const met = meets(text.slice(0, 10), minutesOf(text), zone);
    return met === 'once' ? [] : [words[met](text.slice(11))];
  });
  return { from, until, remark: remarks.length > 0 ? remarks.join(' ') : null };
}

const minutesOf = (text: string): number => Number(text.slice(11, 13)) * 60 + Number(text.slice(14));

function faultOf(command: Spanned, agents: readonly number[], words: Words): string | null {
  const stranger = (ids: readonly number[]): string | null => {
    const one = ids.find((id) => !agents.includes(id));
    return one === undefined ? null : words.who(one);
  };
  switch (command.name) {
    case 'swap':
      return command.out === command.in ? words.same : stranger([command.in]);
    case 'stand-in':
      return stranger([...command.people, ...command.backup]);
    case 'add':
      return command.people.length === 0 ? words.nobody : stranger([...command.people, ...command.backup]);
    case 'remove':
      // Who has left can still be taken out.
      return command.people.length === 0 ? words.nobody : null;
    case 'forward-all':
      return stranger(command.people);
  }
}

function withWhat(command: Spanned, times: Times): RotaChange {
  switch (command.name) {
    case 'swap':
      return { ...times, what: 'swap', out: command.out, in: command.in };
    case 'stand-in':
    case 'add':
      return { ...times, what: command.name, people: command.people, backup: command.backup };
    case 'remove':
      return { ...times, what: 'remove', people: command.people };
    case 'forward-all':
      return { ...times, what: 'forward-all', ...(command.people.length > 0 ? { people: command.people } : {}) };
  }
}
