import type { TextToClientEffect } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { mayText } from '../kernel/may-text';
import type { LadderText } from '../kernel/quiet-memory';
import type { Hold, Situation } from '../kernel/room';
import type { Look } from '../kernel/seen';
import { ladderOf } from './ladder';
import { textsFor } from './offered';

type ByClick = TextToClientEffect & { offered: LadderText };

/** Whether an advocate clicked on this text of the ladder. */
export const isByClick = (effect: TextToClientEffect): effect is ByClick => effect.offered !== undefined;

/**
 * Whether this text of the ladder may go by a person's click. Where any text might, it is one like any other; later it
 * goes only while the ladder offers this very text: so in a silence at most one check-in and one closing (B2.8).
 */
export function maySayByClick(said: LadderText, situation: Situation<ConversationFacts>, look: Look): Hold | null {
  const { facts, now, policy } = situation;
  if (mayText(facts, { automatic: false, purpose: null }, now, policy) === null) return null;
  const state = ladderOf(situation, look);
  if (state.kind !== 'climbing' || state.offer === null) return 'not on offer';
  if (!textsFor(state.offer, state).includes(said)) return 'not on offer';
  return state.paused === null ? null : 'paused';
}
