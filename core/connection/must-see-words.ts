import type { Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import { clock } from './say';

/** No network, from when until when; `until` null: it was not heard that it is back. */
export type Loss = { from: Instant; until: Instant | null };

/** A sign of theirs after all their pages were closed. */
export type Return = { leftAt: Instant; at: Instant; by: 'wrote' | 'typing' | 'page' };

type Words = {
  networkLost: (from: string) => string;
  networkWasLost: (from: string, until: string) => string;
  returned: Readonly<Record<Return['by'], (at: string, leftAt: string) => string>>;
  mayBeSomeoneElse: string;
  /** `who` becomes their name when the note is posted. */
  lineLost: (who: string, since: string) => string;
};

/** The private notes of the connection. Of what was seen and whose word it is; never of how somebody is (B3.15). */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    networkLost: (from) =>
      `Network lost ${from}, says their page, and we wait for them: silence may be the network. ` +
      'What is written now may not arrive.',
    networkWasLost: (from, until) =>
      `No network from ${from} to ${until}, says their page, while we waited for them. ` +
      'What was written then may have come late.',
    returned: {
      wrote: (at, leftAt) => `Back: written ${at}, after their page was closed ${leftAt}.`,
      typing: (at, leftAt) => `Back: typing heard ${at}, after their page was closed ${leftAt}.`,
      page: (at, leftAt) => `Back: a page of theirs opened ${at}, after it was closed ${leftAt}.`,
    },
    mayBeSomeoneElse: 'It may be someone else: ask before you go on.',
    lineLost: (who, since) =>
      `No sign from the panel of ${who} since ${since}: what is written here may not be seen. Whoever can, please look.`,
  },
  es: {
    networkLost: (from) =>
      `Sin red desde ${from}, dice su página, y esperamos respuesta: el silencio puede ser la red. ` +
      'Lo que se escriba ahora puede no llegar.',
    networkWasLost: (from, until) =>
      `Sin red de ${from} a ${until}, dice su página, mientras esperábamos respuesta. ` +
      'Lo escrito entonces pudo llegar tarde.',
    returned: {
      wrote: (at, leftAt) => `De vuelta: escrito ${at}, tras cerrarse su página ${leftAt}.`,
      typing: (at, leftAt) => `De vuelta: tecleo oído ${at}, tras cerrarse su página ${leftAt}.`,
      page: (at, leftAt) => `De vuelta: una página suya se abrió ${at}, tras cerrarse ${leftAt}.`,
    },
    mayBeSomeoneElse: 'Puede ser otra persona: pregunta antes de seguir.',
    lineLost: (who, since) =>
      `Sin señal del panel de ${who} desde ${since}: puede que no se vea lo que se escriba aquí. Quien pueda, que mire.`,
  },
};

export function lossNote({ from, until }: Loss, now: Instant, policy: Policy): string {
  const words = WORDS[policy.language];
  const time = (at: Instant): string => clock(at, now, policy);
  return until === null ? words.networkLost(time(from)) : words.networkWasLost(time(from), time(until));
}

/** Who came back need not be who left (B3.8). */
export function returnNote({ by, at, leftAt }: Return, now: Instant, policy: Policy): string {
  const words = WORDS[policy.language];
  const said = words.returned[by](clock(at, now, policy), clock(leftAt, now, policy));
  return `${said} ${words.mayBeSomeoneElse}`;
}

/** To the team: who attends to this client may not see them any more (B2.18). */
export const lineLostNote = (
  { agentId, since }: { agentId: number; since: Instant },
  now: Instant,
  policy: Policy,
): string => WORDS[policy.language].lineLost(`{agent:${agentId}}`, clock(since, now, policy));
