import type { DeskFacts } from '../kernel/facts';
import { DAY, HOUR, MINUTE, type Duration } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import { NOTHING, type DeskRoom, type Situation, type Wants } from '../kernel/room';
import { keyOf, uncovered, type Uncovered } from './coverage';
import { sayUncovered } from './coverage-words';
import { spread } from './long-list';
import { changesFor } from './changes-for';

/** It is looked at when it was read who can be called: every ten minutes, and when that changes. */
const STILL_NEW: Duration = 5 * MINUTE;

/** What was told is told again after this long, if it is still so. */
const AGAIN: Duration = 15 * DAY;

/** More stand on the rota's page. */
const MOST = 20;

const TITLE: Readonly<Record<Language, string>> = {
  en: 'On call, the next 14 days. Please look:',
  es: 'De guardia, los próximos 14 días. Por favor, mira:',
};

/** Room `coverage`, of the desk: what will fail on the rota is told to the supervisors once, days before it does (B7.5). */
export const coverage: DeskRoom = { name: 'coverage', wants };

function wants({ facts: { onCall: known }, now, policy }: Situation<DeskFacts>): Wants {
  const people = known?.people ?? null;
  if (!known || people === null || now >= people.at + STILL_NEW || policy.onCall.rotas.length === 0) return NOTHING;
  const told = (known.uncoveredTold ?? []).filter(({ at }) => at > now - AGAIN).map(({ what }) => what);
  const all = uncovered(policy.onCall, known, (rota) => changesFor(rota, known), now);
  const fresh = all.filter(
    (one, i) => !told.includes(keyOf(one)) && all.findIndex((it) => keyOf(it) === keyOf(one)) === i,
  );
  if (fresh.length === 0) return NOTHING;
  const these = fresh.slice(0, MOST);
  const effect = {
    ...({ kind: 'note', about: 'on-call', text: noteText(these, policy), mention: policy.supervisors } as const),
    ...{ marker: { kind: 'on-call-coverage', data: spread('about', these.map(keyOf)) }, deadline: now + HOUR },
  };
  return {
    wishes: [{ cause: `on-call-coverage-${people.at}-${keyOf(these[0] as Uncovered)}`, effect }],
    lookAgainAt: null,
  };
}

function noteText(these: readonly Uncovered[], { language, zone, onCall }: Policy): string {
  const lines = these.map((one) => {
    const here = onCall.rotas.find(({ name }) => name === one.rota)?.zone ?? zone;
    return `- ${sayUncovered(one, here, (id) => `#${id}`, language)}`;
  });
  return [TITLE[language], ...lines].join('\n');
}
