import { dayAndTime, MINUTE, SECOND, type Instant } from '../kernel/instant';
import type { WaitOver } from '../kernel/on-call-events';
import type { Language } from '../kernel/policy';
import type { Attempt } from './attempt';
import type { Answered, Proof, ProvenRing } from './proof';

type Words = {
  answered: (goal: string, inTime: number, of: number, span: string) => string;
  gone: (count: number) => string;
  open: (count: number) => string;
  none: (span: string) => string;
  ring: (letter: string, waiting: number) => string;
  purpose: Readonly<Record<Attempt['purpose'], string>>;
  by: Readonly<Record<'text' | 'call' | 'webhook', string>>;
  /** What became of a page; what is not here is told as it is. */
  state: Readonly<Record<string, string>>;
  tries: (count: number) => string;
  taken: (agentId: number, how: string) => string;
  how: Readonly<Record<string, string>>;
  nobody: string;
  over: Readonly<Record<WaitOver['how'], (after: string) => string>>;
  waits: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    answered: (goal, inTime, of, span) => `Answered within ${goal}: ${inTime} of ${of} in ${span}.`,
    gone: (count) => `${count} left, or took it back, before that.`,
    open: (count) => `${count} still waiting.`,
    none: (span) => `Nobody was forwarded in ${span}.`,
    ring: (letter, waiting) => `Letter ${letter}, ${waiting} waiting`,
    purpose: { wake: 'paged', remind: 'reminded', 'stand-down': 'told it is taken or over' },
    by: { text: 'by text', call: 'by call', webhook: 'by webhook' },
    state: {
      ...{ sent: 'sent', delivered: 'delivered', heard: 'call answered', failed: 'not delivered' },
      ...{
        'no-number': 'no number',
        'opted-out': 'opted out',
        refused: 'refused',
        'no-channel': 'nothing to page with',
      },
    },
    tries: (count) => `up to ${count} times`,
    taken: (agentId, how) => `agent #${agentId} took it ${how}`,
    how: { letter: 'by the letter', key: 'by key 1', panel: 'in the panel' },
    nobody: 'nobody on the rota could be paged',
    over: {
      answered: (after) => `answered after ${after}`,
      left: (after) => `page closed after ${after}`,
      withdrawn: (after) => `taken back by the client after ${after}`,
      'put-away': (after) => `put away after ${after}`,
    },
    waits: 'still waiting',
  },
  es: {
    answered: (goal, inTime, of, span) => `Respondidos en ${goal}: ${inTime} de ${of} en ${span}.`,
    gone: (count) => `${count} se fueron o lo retiraron antes.`,
    open: (count) => `${count} aún en espera.`,
    none: (span) => `No se reenvió a nadie en ${span}.`,
    ring: (letter, waiting) => `Letra ${letter}, ${waiting} en espera`,
    purpose: { wake: 'aviso', remind: 'recordatorio', 'stand-down': 'dicho que ya se atiende o terminó' },
    by: { text: 'por SMS', call: 'por llamada', webhook: 'por webhook' },
    state: {
      ...{ sent: 'enviado', delivered: 'entregado', heard: 'llamada atendida', failed: 'no entregado' },
      ...{ 'no-number': 'sin número', 'opted-out': 'dado de baja', refused: 'rechazado', 'no-channel': 'sin medio' },
    },
    tries: (count) => `hasta ${count} veces`,
    taken: (agentId, how) => `agente #${agentId} lo tomó ${how}`,
    how: { letter: 'por la letra', key: 'con la tecla 1', panel: 'en el panel' },
    nobody: 'no se podía avisar a nadie del turno',
    over: {
      answered: (after) => `respondido tras ${after}`,
      left: (after) => `página cerrada tras ${after}`,
      withdrawn: (after) => `retirado por la persona tras ${after}`,
      'put-away': (after) => `cerrado tras ${after}`,
    },
    waits: 'aún en espera',
  },
};

/** "Answered within 15 min: 24 of 25 in 2026-11." and, where there are any, who left before and who still waits. */
export function sayAnswered({ inTime, late, gone, open, goal }: Answered, span: string, language: Language): string {
  const words = WORDS[language];
  if (inTime + late + gone + open === 0) return words.none(span);
  const first = words.answered(`${Math.round(goal / MINUTE)} min`, inTime, inTime + late, span);
  return [first, ...(gone > 0 ? [words.gone(gone)] : []), ...(open > 0 ? [words.open(open)] : [])].join(' ');
}

/** The proof for people: the sentence, and each ring with all that was tried, in the order in which it happened. */
export function sayProof({ rings, answered }: Proof, span: string, zone: string, language: Language): string[] {
  return [sayAnswered(answered, span, language), ...rings.flatMap((ring) => ['', ...sayRing(ring, zone, language)])];
}

function sayRing(ring: ProvenRing, zone: string, language: Language): string[] {
  const words = WORDS[language];
  const lines: { at: Instant; text: string }[] = [
    ...ring.attempts.map((one) => ({ at: one.at, text: sayAttempt(one, words) })),
    ...ring.takings.map(({ agentId, how, at }) => ({ at, text: words.taken(agentId, words.how[how] ?? how) })),
    ...ring.nobodyAt.map((at) => ({ at, text: words.nobody })),
    ...ring.clients.flatMap(({ since, over }) =>
      over ? [{ at: over.at, text: words.over[over.how](lasted(over.at - since)) }] : [],
    ),
  ];
  const waits = ring.clients.filter(({ over }) => over === null).map(() => `  ${words.waits}`);
  return [
    words.ring(ring.letter, ring.clients.length),
    ...lines.sort((a, b) => a.at - b.at).map(({ at, text }) => `  ${dayAndTime(at, zone)}  ${text}`),
    ...waits,
  ];
}

function sayAttempt({ agentId, purpose, by, state, code, tries, sid }: Attempt, words: Words): string {
  const became = `${words.state[state] ?? state}${code === null ? '' : ` (${code})`}`;
  return [
    `#${agentId} ${words.purpose[purpose]}${by ? ` ${words.by[by]}` : ''}: ${became}`,
    ...(tries > 1 ? [words.tries(tries)] : []),
    ...(sid ? [sid] : []),
  ].join(', ');
}

/** "4 min 05 s". */
function lasted(ms: number): string {
  const seconds = Math.round(ms / SECOND);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
