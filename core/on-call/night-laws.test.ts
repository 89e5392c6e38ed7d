import { MINUTE, SECOND } from '../kernel/instant';
import { simulateNight, type Left, type Night } from './night.arbitrary';
import { brokenIn } from './night-laws.arbitrary';

const seeds = Array.from({ length: 120 }, (_, i) => i + 1);
const nights = seeds.map(simulateNight);

const wakes = ({ left }: Night): Left[] => left.filter(({ effect }) => effect.purpose === 'wake');

/** The first night in which something can be planted, with it planted; each law has to say its own sentence of it. */
function planted(plant: (night: Night) => Partial<Night> | null): string[] {
  for (const night of nights) {
    const changed = plant(night);
    if (changed) return brokenIn({ ...night, ...changed });
  }
  throw new Error('no night has what is to be planted');
}

test('nothing is wrong with these nights before', () => {
  expect(nights.flatMap(brokenIn)).toEqual([]);
});

describe('what is planted is found:', () => {
  it.each<[string, RegExp, (night: Night) => Partial<Night> | null]>([
    [
      'somebody who is not on the rota is woken',
      /99 is off the rota/,
      (night) => {
        const [page] = wakes(night);
        return page ? { left: [...night.left, { ...page, id: 'x', effect: { ...page.effect, agentId: 99 } }] } : null;
      },
    ],
    [
      'somebody is woken who was swapped out',
      /is off the rota/,
      (night) => {
        const page = wakes(night).find(({ effect }) => effect.agentId < 50);
        if (!page || night.changes.length > 0) return null;
        const change = {
          what: 'stand-in',
          people: [98],
          backup: [],
          from: page.at - MINUTE,
          until: page.at + MINUTE,
        } as const;
        return { changes: [{ change, at: page.at - MINUTE }] };
      },
    ],
    [
      'two steps of one ring ten seconds apart',
      /steps 1 and 2 together/,
      (night) => {
        const page = wakes(night).find(({ n, arrives }) => n === 1 && arrives);
        return page ? { left: [...night.left, { ...page, id: 'x', n: 2, at: page.at + 10 * SECOND }] } : null;
      },
    ],
    [
      'two rings ten seconds apart',
      /two rings at once/,
      (night) => {
        const page = wakes(night).find(({ effect }) => night.taken.every(({ ring }) => ring !== effect.ring));
        if (!page) return null;
        const effect = { ...page.effect, ring: 'nights-c9-m90', agentId: 50 };
        return page.effect.agentId === 50
          ? null
          : { left: [...night.left, { ...page, id: 'x', effect, at: page.at + 10 * SECOND }] };
      },
    ],
    [
      'somebody is woken for what another took',
      /although it was taken/,
      (night) => {
        const page = wakes(night)[0];
        const taken = night.taken.find(({ ring }) => ring === page?.effect.ring);
        return page && taken ? { left: [...night.left, { ...page, id: 'x', n: 9, at: taken.at + MINUTE }] } : null;
      },
    ],
    ['a page leaves twice', /left 2 times/, ({ left }) => (left[0] ? { left: [...left, left[0]] } : null)],
    [
      'a page that may have left twice is not marked',
      /is not marked/,
      (night) => {
        const page = night.left.find(({ again }) => !again);
        return page ? { left: night.left.map((one) => (one === page ? { ...one, again: true } : one)) } : null;
      },
    ],
    [
      'a client is forgotten',
      /was left alone/,
      (night) => {
        const client = night.clients.find(({ until }) => until === null);
        const { onCall } = night.facts;
        if (!client || !onCall || night.stops.length > 0) return null;
        const steps = onCall.steps.filter(({ covers }) =>
          covers.every((one) => one.conversationId !== client.conversationId),
        );
        return { facts: { ...night.facts, onCall: { ...onCall, steps } } };
      },
    ],
    [
      'a step comes two minutes late',
      /was not forwarded at once/,
      (night) => {
        const { onCall } = night.facts;
        const open = night.policy.onCall.rotas.some(({ hours }) => hours.length > 0);
        const waits = night.clients.every(({ from, until }) => until === null || until > from + 10 * MINUTE);
        if (!onCall || open || !waits || night.clients.length > 1 || night.stops.length > 0) return null;
        const steps = onCall.steps.map((step) => ({ ...step, at: step.at + 2 * MINUTE }));
        return { facts: { ...night.facts, onCall: { ...onCall, steps } } };
      },
    ],
    [
      'a step is made and no page leaves',
      /nothing left for/,
      (night) => {
        const { onCall } = night.facts;
        const open = night.policy.onCall.rotas.some(({ hours }) => hours.length > 0);
        const quiet = night.stops.length === 0 && night.changes.length === 0;
        if (!onCall || open || !quiet || night.clients.length > 1 || wakes(night).length < 2) return null;
        const pages = onCall.pages.map((page) => ({ ...page, failed: null }));
        return { left: [], facts: { ...night.facts, onCall: { ...onCall, pages } } };
      },
    ],
    [
      'a step fails and nobody is called next',
      /failed, and nobody was called next/,
      (night) => {
        const { onCall } = night.facts;
        const step = onCall?.steps.find(({ level }) => level === 'primary');
        if (!onCall || !step || night.stops.length > 0 || new Set(onCall.steps.map(({ ring }) => ring)).size > 1)
          return null;
        if (night.taken.length > 0 || onCall.over.some(({ at }) => at < step.at + MINUTE)) return null;
        const own = (page: string): boolean => page.includes(`.${step.ring}.${step.n}.`);
        const failed = { why: 'refused', at: step.at + 10 * SECOND } as const;
        const pages = onCall.pages.map((one) => (own(one.page) ? { ...one, heard: {}, failed } : one));
        return step.people.every((id) => pages.some(({ page }) => page.includes(`:wake.${step.ring}.${step.n}.${id}:`)))
          ? { facts: { ...night.facts, onCall: { ...onCall, pages } } }
          : null;
      },
    ],
    [
      'a note that cannot be written down',
      /cannot be written down/,
      (night) => ({ markers: [...night.markers, { kind: 'on-call-step', data: { people: 'a b' } }] }),
    ],
  ])('%s', (_what, sentence, plant) => expect(planted(plant).join('\n')).toMatch(sentence));
});
