import { dayAndTime } from '../kernel/instant';
import type { DatedChange } from '../kernel/on-call-events';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  span: (from: string, until: string) => string;
  swap: (out: number, into: number) => string;
  standIn: (people: string) => string;
  forwardAll: string;
  takenBack: (id: string) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    span: (from, until) => `On call, from ${from} to ${until}:`,
    swap: (out, into) => `agent #${into} instead of agent #${out}.`,
    standIn: (people) => `only ${people}.`,
    forwardAll: 'every message is forwarded.',
    takenBack: (id) => `On call: change ${id} was taken back.`,
  },
  es: {
    span: (from, until) => `De guardia, de ${from} a ${until}:`,
    swap: (out, into) => `agente #${into} en lugar de agente #${out}.`,
    standIn: (people) => `solo ${people}.`,
    forwardAll: 'se reenvían todos los mensajes.',
    takenBack: (id) => `De guardia: el cambio ${id} fue retirado.`,
  },
};

/** The note by which a supervisor's change stands in the desk's conversation. */
export function changeNote({ id, rota, change }: DatedChange, { language, zone, onCall }: Policy): string {
  const words = WORDS[language];
  if (change === null) return words.takenBack(id);
  const here = onCall.rotas.find(({ name }) => name === rota)?.zone ?? zone;
  const span = words.span(dayAndTime(change.from, here), dayAndTime(change.until, here));
  switch (change.what) {
    case 'swap':
      return `${span} ${words.swap(change.out, change.in)}`;
    case 'stand-in':
      return `${span} ${words.standIn([...change.people, ...change.backup].map((one) => `#${one}`).join(', '))}`;
    case 'forward-all':
      return `${span} ${words.forwardAll}`;
  }
}
