import type { ConversationFacts } from '../kernel/facts';
import { clockTime, later, type Instant } from '../kernel/instant';
import type { OutcomeEvidence } from '../kernel/outcome-evidence';
import type { Language, Policy } from '../kernel/policy';
import type { Situation } from '../kernel/room';
import type { Arrived, Look, SeenVerdict } from '../kernel/seen';
import { lastInbound } from '../kernel/thread';

/** What is seen of them and of our last message at this moment. */
export function evidenceNow({ facts, now, policy }: Situation<ConversationFacts>, look: Look): OutcomeEvidence {
  const { verdict, at, arrivalOf } = look(facts, now, policy);
  const ours = facts.thread.outgoing.filter(({ author }) => author?.kind === 'advocate').at(-1) ?? null;
  const { typingOn, typingOff } = facts.presence;
  return {
    verdict,
    verdictAt: at,
    heardAt: later(lastInbound(facts.thread)?.at ?? null, later(typingOn, typingOff)),
    oursAt: ours?.at ?? null,
    arrived: ours && arrivalOf(ours.messageId).state,
  };
}

type Words = {
  heard: (time: string) => string;
  neverHeard: string;
  ours: Readonly<Record<Arrived, (time: string) => string>>;
  verdict: Readonly<Partial<Record<SeenVerdict, (time: string) => string>>>;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    heard: (time) => `Seen then: last heard from at ${time}.`,
    neverHeard: 'Seen then: nothing was ever heard from them.',
    ours: {
      opened: (time) => `Our last message, of ${time}, was opened on their screen.`,
      delivered: (time) => `Our last message, of ${time}, arrived.`,
      'not-known': (time) => `Our last message, of ${time}, is not known to have arrived.`,
      failed: (time) => `Our last message, of ${time}, did not arrive.`,
    },
    verdict: {
      left: (time) => `Page closed ${time}.`,
      'quick-exit': (time) => `Quick exit ${time}.`,
      'network-trouble': (time) => `No network on their page, since ${time}.`,
      'our-fault': (time) => `Our own line had trouble, since ${time}.`,
    },
  },
  es: {
    heard: (time) => `Visto entonces: lo último suyo, a las ${time}.`,
    neverHeard: 'Visto entonces: nunca hubo nada suyo.',
    ours: {
      opened: (time) => `Nuestro último mensaje, de ${time}, se abrió en su pantalla.`,
      delivered: (time) => `Nuestro último mensaje, de ${time}, llegó.`,
      'not-known': (time) => `No se sabe que nuestro último mensaje, de ${time}, haya llegado.`,
      failed: (time) => `Nuestro último mensaje, de ${time}, no llegó.`,
    },
    verdict: {
      left: (time) => `Página cerrada ${time}.`,
      'quick-exit': (time) => `Salida rápida ${time}.`,
      'network-trouble': (time) => `Su página sin red, desde ${time}.`,
      'our-fault': (time) => `Nuestra línea tenía problemas, desde ${time}.`,
    },
  },
};

/** The evidence in a line: what was seen and when, and nothing of how anybody is (B3.15). */
export function evidenceLine(evidence: OutcomeEvidence, { language, zone }: Policy): string {
  const words = WORDS[language];
  const time = (at: Instant): string => clockTime(at, zone);
  const { verdict, verdictAt, heardAt, oursAt, arrived } = evidence;
  const said = verdictAt === null ? undefined : words.verdict[verdict]?.(time(verdictAt));
  return [
    heardAt === null ? words.neverHeard : words.heard(time(heardAt)),
    ...(oursAt === null || arrived === null ? [] : [words.ours[arrived](time(oursAt))]),
    ...(said === undefined ? [] : [said]),
  ].join(' ');
}
