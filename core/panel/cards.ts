import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { commandsCard, presentCommands } from './commands-card';
import { creditsCard, creditsChangeAt, presentCredits } from './credits-card';
import { handOffCard, handOffChangesAt, presentHandOff } from './hand-off-card';
import { ladderCard, ladderChangesAt, presentLadder } from './ladder-card';
import { onCallCard, presentOnCall } from './on-call-card';
import { openingCard, presentOpening } from './opening-card';
import { ownershipCard, ownershipChangesAt, presentOwnership } from './ownership-card';
import { presentReturn, returnCard } from './return-card';
import { presentTexts, textsCard, textsChangeAt } from './texts-card';
import { presentWaiting, waitingCard } from './waiting-card';

/** One card a feature: its schema here, and below what fills it. The page has one component for each. */
export const panelCards = z.object({
  waiting: waitingCard, //   since when they wait, and who said "I am reading"
  opening: openingCard, //   nobody of ours has spoken yet
  commands: commandsCard, // what was clicked or typed, and what came of it
  onCall: onCallCard, //     whose telephones ring for them, and who took it
  ladder: ladderCard, //     a client who is quiet: what was seen, what comes when, and what is offered
  ownership: ownershipCard, // whose conversation it is, and how it ended
  handOff: handOffCard, //   what was handed on, and whether it was read back
  back: returnCard, //       somebody came back: how it ended, and what was agreed
  texts: textsCard, //       the texts that can be sent by one click, and why not
  credits: creditsCard, //   how far the message plan is used, and what a text costs
});

export type PanelCards = z.output<typeof panelCards>;

export function presentCards(facts: ConversationFacts, now: Instant, policy: Policy): PanelCards {
  return {
    waiting: presentWaiting(facts, now, policy),
    opening: presentOpening(facts),
    commands: presentCommands(facts, now, policy),
    onCall: presentOnCall(facts, now, policy),
    ladder: presentLadder(facts, now, policy),
    ownership: presentOwnership(facts, now, policy),
    handOff: presentHandOff(facts, now, policy),
    back: presentReturn(facts, now, policy),
    texts: presentTexts(facts, now, policy),
    credits: presentCredits(facts, now, policy),
  };
}

/** The first moment after `now` at which a card would say something else, if nothing is heard; each feature adds its own. */
export function cardsChangeAt(facts: ConversationFacts, now: Instant, policy: Policy): Instant | null {
  return [
    textsChangeAt(facts, now, policy),
    ladderChangesAt(facts, now, policy),
    ownershipChangesAt(facts, now),
    handOffChangesAt(facts, now),
    creditsChangeAt(facts, now),
  ].reduce(earlier, null);
}
