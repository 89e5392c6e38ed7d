import { clockTime, type Instant } from '../kernel/instant';
import { OUTCOME_WORDS, type Outcome } from '../kernel/outcome';
import type { OwnershipDeed, Refusal } from '../kernel/ownership';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  took: (who: string, time: string) => string;
  overtook: (who: string, from: string, time: string) => string;
  undone: (who: string, back: string) => string;
  undoneToNobody: (who: string) => string;
  released: (who: string, time: string) => string;
  refused: Readonly<Record<Refusal, (who: string, owner: string) => string>>;
  finished: (who: string, time: string, how: string) => string;
  finishedOf: (owner: string) => string;
  nobody: string;
  alsoWrote: (who: string, time: string, owner: string) => string;
};

/** Whoever it is, named when the note is posted; no name is kept here. */
export const agentNamed = (agentId: number): string => `{agent:${agentId}}`;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    took: (who, time) => `${who} took this conversation at ${time}.`,
    overtook: (who, from, time) => `${who} took this conversation over from ${from} at ${time}.`,
    undone: (who, back) => `${who} took that back: it is ${back}’s again.`,
    undoneToNobody: (who) => `${who} took that back: it waits for anybody.`,
    released: (who, time) => `${who} put this conversation back at ${time}: it waits for anybody.`,
    refused: {
      taken: (who, owner) => `${who} was a moment later: ${owner} has this conversation.`,
      'too-late': (who) => `Not undone: ${who}’s ten seconds were over. It can be taken over.`,
      'not-yours': (who) => `Not done: it is not ${who}’s conversation.`,
      'wrote-again': (who) => `Not finished: they wrote meanwhile. ${who}, please read it first.`,
    },
    finished: (who, time, how) => `Finished by ${who} at ${time}: ${how}. A new message makes it unanswered again.`,
    finishedOf: (owner) => `It was ${owner}’s conversation.`,
    nobody: 'nobody',
    alsoWrote: (who, time, owner) =>
      `Two are answering here: ${who} wrote at ${time}, and it is ${owner}’s conversation. Please agree who goes on.`,
  },
  es: {
    took: (who, time) => `${who} tomó esta conversación a las ${time}.`,
    overtook: (who, from, time) => `${who} tomó esta conversación de ${from} a las ${time}.`,
    undone: (who, back) => `${who} lo deshizo: vuelve a ser de ${back}.`,
    undoneToNobody: (who) => `${who} lo deshizo: espera a cualquiera.`,
    released: (who, time) => `${who} devolvió esta conversación a las ${time}: espera a cualquiera.`,
    refused: {
      taken: (who, owner) => `${who} llegó un momento después: la conversación es de ${owner}.`,
      'too-late': (who) => `No deshecho: los diez segundos de ${who} habían pasado. Se puede tomar de nuevo.`,
      'not-yours': (who) => `No hecho: la conversación no es de ${who}.`,
      'wrote-again': (who) => `No terminada: escribió mientras tanto. ${who}, léelo antes, por favor.`,
    },
    finished: (who, time, how) =>
      `Terminada por ${who} a las ${time}: ${how}. Un mensaje nuevo la deja sin responder otra vez.`,
    finishedOf: (owner) => `La conversación era de ${owner}.`,
    nobody: 'nadie',
    alsoWrote: (who, time, owner) =>
      `Dos personas responden aquí: ${who} escribió a las ${time}, y la conversación es de ${owner}. Acordad quién sigue.`,
  },
};

/** Our bot's line about a click, and who is called by it: those whom it concerns and who did not click themselves. */
export function deedNote(
  deed: OwnershipDeed,
  { language, zone }: Policy,
): { text: string; mention: readonly number[] } {
  const words = WORDS[language];
  const name = (id: number | null): string => (id === null ? words.nobody : agentNamed(id));
  const [who, from, owner, time] = [name(deed.by), name(deed.from), name(deed.owner), clockTime(deed.at, zone)];
  const both = [deed.by, deed.from].flatMap((id) => id ?? []);
  switch (deed.kind) {
    case 'took':
      if (deed.from === null || deed.from === deed.by) return { text: words.took(who, time), mention: [] };
      return { text: words.overtook(who, from, time), mention: both };
    case 'undone':
      if (deed.owner === null) return { text: words.undoneToNobody(who), mention: [] };
      return { text: words.undone(who, owner), mention: both.concat(deed.owner) };
    case 'released':
      return { text: words.released(who, time), mention: [] };
    case 'refused':
      return { text: words.refused[deed.why ?? 'taken'](who, owner), mention: [deed.by] };
    // These two are told by other notes: the read-back's own, and the answer itself.
    case 'read':
    case 'answered':
      return { text: words.took(who, time), mention: [] };
  }
}

/** Our bot's line about the end; whose conversation it was is called, if somebody else ended it. */
export function finishedNote(
  { kind, at, by }: Outcome,
  owner: number | null,
  { language, zone }: Policy,
): { text: string; mention: readonly number[] } {
  const words = WORDS[language];
  const who = by === null ? words.nobody : agentNamed(by);
  const text = words.finished(who, clockTime(at, zone), OUTCOME_WORDS[language][kind]);
  if (owner === null || owner === by) return { text, mention: [] };
  return { text: `${text} ${words.finishedOf(agentNamed(owner))}`, mention: [owner] };
}

export function alsoWroteNote(agentId: number, at: Instant, owner: number, { language, zone }: Policy): string {
  return WORDS[language].alsoWrote(agentNamed(agentId), clockTime(at, zone), agentNamed(owner));
}
