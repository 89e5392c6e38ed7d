import { dayAndTime } from '../kernel/instant';
import type { DatedChange } from '../kernel/on-call-events';
import type { RotaChangeWhat } from '../kernel/on-call-policy';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  span: (from: string, until: string) => string;
  swap: (out: string, into: string) => string;
  standIn: (people: string) => string;
  add: (people: string) => string;
  remove: (people: string) => string;
  forwardAll: (people: string) => string;
  takenBack: (id: string) => string;
  by: (agent: string) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    span: (from, until) => `On call, from ${from} to ${until}:`,
    swap: (out, into) => `${into} instead of ${out}`,
    standIn: (people) => (people === '' ? 'nobody' : `only ${people}`),
    add: (people) => `also ${people}`,
    remove: (people) => `without ${people}`,
    forwardAll: (people) => `every message is forwarded${people === '' ? '' : `, first to ${people}`}`,
    takenBack: (id) => `On call: change ${id} was taken back`,
    by: (agent) => `Changed by ${agent}.`,
  },
  es: {
    span: (from, until) => `De guardia, de ${from} a ${until}:`,
    swap: (out, into) => `${into} en lugar de ${out}`,
    standIn: (people) => (people === '' ? 'nadie' : `solo ${people}`),
    add: (people) => `también ${people}`,
    remove: (people) => `sin ${people}`,
    forwardAll: (people) => `se reenvían todos los mensajes${people === '' ? '' : `, primero a ${people}`}`,
    takenBack: (id) => `De guardia: el cambio ${id} fue retirado`,
    by: (agent) => `Lo cambió ${agent}.`,
  },
};

const byNumber = (id: number): string => `agent #${id}`;
const porNumero = (id: number): string => `agente #${id}`;

/** The note by which a supervisor's change stands in the desk's conversation: agents by their numbers. */
export function changeNote({ id, rota, by, change }: DatedChange, { language, zone, onCall }: Policy): string {
  const words = WORDS[language];
  const nameOf = language === 'en' ? byNumber : porNumero;
  const who = by === null ? '' : ` ${words.by(nameOf(by))}`;
  if (change === null) return `${words.takenBack(id)}.${who}`;
  const here = onCall.rotas.find(({ name }) => name === rota)?.zone ?? zone;
  const span = words.span(dayAndTime(change.from, here), dayAndTime(change.until, here));
  return `${span} ${whatChanges(change, nameOf, language)}.${who}`;
}

/** What a change does, without its times: "Ben instead of Ana". `nameOf`: how an agent is called here. */
export function whatChanges(change: RotaChangeWhat, nameOf: (id: number) => string, language: Language): string {
  const words = WORDS[language];
  const list = (ids: readonly number[]): string => ids.map(nameOf).join(', ');
  switch (change.what) {
    case 'swap':
      return words.swap(nameOf(change.out), nameOf(change.in));
    case 'stand-in':
      return words.standIn(list([...change.people, ...change.backup]));
    case 'add':
      return words.add(list([...change.people, ...change.backup]));
    case 'remove':
      return words.remove(list(change.people));
    case 'forward-all':
      return words.forwardAll(list(change.people ?? []));
  }
}
