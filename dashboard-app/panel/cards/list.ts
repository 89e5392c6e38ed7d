import type { Component } from 'vue';
import Commands from './Commands.vue';
import Connection from './Connection.vue';
import Credits from './Credits.vue';
import FirstWords from './FirstWords.vue';
import HandOff from './HandOff.vue';
import IfCutOff from './IfCutOff.vue';
import Ladder from './Ladder.vue';
import Locks from './Locks.vue';
import NextStep from './NextStep.vue';
import OnCall from './OnCall.vue';
import Ownership from './Ownership.vue';
import Return from './Return.vue';
import Receipts from './Receipts.vue';
import RightNow from './RightNow.vue';
import Safety from './Safety.vue';
import Texts from './Texts.vue';

/**
 * Where a card stands: always in sight, however far one has scrolled (that nobody may write); above all (a warning, what must
 * be at hand in the worst moment, the first words to somebody new, and nothing else); what is the case now; what can be
 * done about it; and what may be looked up later.
 */
export type CardPlace = 'stays' | 'top' | 'now' | 'do' | 'then';
export type Card = { name: string; place: CardPlace; component: Component };

/**
 * Every card, in the order in which it is read: one a feature. Its schema and what fills it are in `core/panel/`; its
 * component here takes all it needs from `usePanel()` and draws nothing when it has nothing to say.
 */
export const CARDS: readonly Card[] = [
  { name: 'locks', place: 'stays', component: Locks },
  { name: 'right-now', place: 'top', component: RightNow },
  { name: 'return', place: 'top', component: Return },
  { name: 'first-words', place: 'top', component: FirstWords },
  { name: 'on-call', place: 'now', component: OnCall },
  { name: 'connection', place: 'now', component: Connection },
  { name: 'next-step', place: 'now', component: NextStep },
  { name: 'receipts', place: 'now', component: Receipts },
  { name: 'ownership', place: 'now', component: Ownership },
  { name: 'hand-off', place: 'now', component: HandOff },
  { name: 'ladder', place: 'now', component: Ladder },
  { name: 'if-cut-off', place: 'do', component: IfCutOff },
  { name: 'safety', place: 'do', component: Safety },
  { name: 'texts', place: 'do', component: Texts },
  { name: 'commands', place: 'then', component: Commands },
  { name: 'credits', place: 'then', component: Credits },
];
