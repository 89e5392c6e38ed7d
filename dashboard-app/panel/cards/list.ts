import type { Component } from 'vue';
import Commands from './Commands.vue';
import Connection from './Connection.vue';
import Credits from './Credits.vue';
import HandOff from './HandOff.vue';
import Ladder from './Ladder.vue';
import Locks from './Locks.vue';
import NextStep from './NextStep.vue';
import OnCall from './OnCall.vue';
import Ownership from './Ownership.vue';
import Opening from './Opening.vue';
import Return from './Return.vue';
import Receipts from './Receipts.vue';
import RightNow from './RightNow.vue';
import Safety from './Safety.vue';
import Texts from './Texts.vue';

/**
 * Where a card stands: above all (a warning that nobody may overlook, and nothing else), what is the case now, what can be
 * done about it, and what may be looked up later.
 */
export type CardPlace = 'top' | 'now' | 'do' | 'then';
export type Card = { name: string; place: CardPlace; component: Component };

/**
 * Every card, in the order in which it is read: one a feature. Its schema and what fills it are in `core/panel/`; its
 * component here takes all it needs from `usePanel()` and draws nothing when it has nothing to say.
 */
export const CARDS: readonly Card[] = [
  { name: 'locks', place: 'top', component: Locks },
  { name: 'return', place: 'top', component: Return },
  { name: 'on-call', place: 'now', component: OnCall },
  { name: 'connection', place: 'now', component: Connection },
  { name: 'next-step', place: 'now', component: NextStep },
  { name: 'receipts', place: 'now', component: Receipts },
  { name: 'ownership', place: 'now', component: Ownership },
  { name: 'hand-off', place: 'now', component: HandOff },
  { name: 'ladder', place: 'now', component: Ladder },
  { name: 'right-now', place: 'do', component: RightNow },
  { name: 'opening', place: 'do', component: Opening },
  { name: 'safety', place: 'do', component: Safety },
  { name: 'texts', place: 'do', component: Texts },
  { name: 'commands', place: 'then', component: Commands },
  { name: 'credits', place: 'then', component: Credits },
];
