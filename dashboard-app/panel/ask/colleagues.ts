import type { PanelPeople } from '../../../core/panel/people-contract';

type Agent = PanelPeople['agents'][number];

/** A colleague, and whether they are online; null: nobody could say lately. */
export type Colleague = Pick<Agent, 'name'> & { availability: Agent['availability'] | null };

/** While somebody is named, it is asked once in this time (ms) whether they are online; after a failure sooner. */
const ASKED_EVERY = 60_000;
const AGAIN_AFTER = 5_000;
/** So long (ms) after Chatwoot told it, it is believed; names are for longer. */
const BELIEVED_FOR = 75_000;

export type Colleagues = {
  /** Asks now. */
  lookUp: () => Promise<void>;
  /**
   * Somebody is named, here and now: asks, if it was asked too long ago, or if it is another who has the conversation.
   * Null: others are named, and nobody else has it.
   */
  named: (owner: number | null) => void;
  of: (agentId: number) => Colleague | null;
};

/** Asks our service: Chatwoot is asked for it in this moment, or it may be old by 20 s. */
export type AskPeople = (how: 'now' | 'lately') => Promise<PanelPeople | null>;

/** Who the colleagues are, as Chatwoot tells it; kept in this page alone. `heard`: something new is known, or nothing. */
export function colleagues(ask: AskPeople, now: () => number, heard: (people: PanelPeople | null) => void): Colleagues {
  let agents: PanelPeople['agents'] = [];
  let toldAt = 0;
  let askedAt = 0;
  let rests = 0;
  let askedOf = 0;

  async function lookUp(how: 'now' | 'lately' = 'now'): Promise<void> {
    askedAt = now();
    rests = ASKED_EVERY;
    const people = await ask(how);
    if (people) {
      ({ agents } = people);
      toldAt = now();
    } else rests = AGAIN_AFTER;
    heard(people);
  }
  return {
    lookUp: () => lookUp(),
    named(owner) {
      const isOther = owner !== null && owner !== askedOf;
      askedOf = owner ?? askedOf;
      if (now() < askedAt + (isOther ? AGAIN_AFTER : rests)) return;
      // They may have come since then, and have it for that.
      if (isOther) toldAt = 0;
      void lookUp(isOther ? 'now' : 'lately');
    },
    of(agentId) {
      const them = agents.find(({ id }) => id === agentId);
      if (!them) return null;
      return now() < toldAt + BELIEVED_FOR ? them : { ...them, availability: null };
    },
  };
}
