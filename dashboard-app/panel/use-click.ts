import { computed, ref, watchEffect, type ComputedRef } from 'vue';
import { cameOf, type HeardClick } from '../../core/panel/came-of';
import { clickName } from '../../core/panel/click-name';
import type { PanelCommand } from '../../core/panel/command-contract';
import type { Outcome } from './ask/send-command';
import { whyNotDone } from './show/why-not';
import { usePanel } from './use-panel';

/** While the answer is awaited, and for this long after it (ms), it cannot be clicked again: a double click is one. */
const RESTS_MS = 1_500;

/** What was heard is mostly seen within a second; after this (ms) it is said that nothing is seen of it. */
const SEEN_WITHIN = 10_000;

type State =
  | { is: 'idle' | 'sending' }
  | { is: 'heard'; at: number; click: HeardClick }
  /** Nobody could say whether it was heard; the view may. */
  | { is: 'perhaps'; click: HeardClick; words: string }
  | { is: 'done'; at: number }
  | { is: 'not-done'; words: string };

/** What ends without an end, by a fault of ours: as where nobody answered. */
const NO_ANSWER: Outcome = { result: 'refused', code: 'unreachable', words: null };

/** One thing to click: what became of it, in words, and when it was done. */
export type Clickable = {
  click: (command: PanelCommand) => Promise<void>;
  /** Never more than is known: heard is not done, and done is what the view shows or what stands in the thread (0080). */
  said: ComputedRef<string>;
  /** It went as it should, as far as is known: it need not catch the eye. */
  isCalm: ComputedRef<boolean>;
  isDone: ComputedRef<boolean>;
  rests: ComputedRef<boolean>;
};

/** `taken`: it was heard, or it is done; whatever was typed for it may go. */
export function useClick(taken: () => void): Clickable {
  const { send, view, agent, now, isLive, time, words } = usePanel();
  const state = ref<State>({ is: 'idle' });
  const rests = ref(false);
  const wasDone = ref(false);

  const isLate = computed(() => state.value.is === 'heard' && isLive.value && now.value > state.value.at + SEEN_WITHIN);

  // What comes after it shows what came of it; once seen, it stays seen.
  watchEffect(() => {
    const { value: known } = state;
    if (known.is !== 'heard' && known.is !== 'perhaps') return;
    const came = cameOf(known.click, agent.value.id, view.value);
    if (came === 'done') done();
    if (came === 'done' && known.is === 'perhaps') taken();
    if (came === 'refused') state.value = { is: 'not-done', words: words.value.outcome.failed };
  });

  function done(): void {
    state.value = { is: 'done', at: now.value };
    wasDone.value = true;
  }

  function answered(outcome: Outcome, command: PanelCommand, at: number): void {
    const { outcome: say } = words.value;
    switch (outcome.result) {
      case 'heard': {
        const { id, messageId } = outcome;
        state.value = { is: 'heard', at: now.value, click: { command, id, messageId, at } };
        return taken();
      }
      case 'done':
        done();
        return taken();
      case 'held-back':
        state.value = { is: 'not-done', words: `${say.failed} ${outcome.words}` };
        return;
      case 'unknown':
        state.value = { is: 'not-done', words: outcome.words || say.unsure };
        return;
      case 'perhaps-heard': {
        const click = { command, id: clickName(agent.value.id, outcome.key), messageId: null, at };
        state.value = { is: 'perhaps', click, words: say.perhapsHeard[outcome.code] ?? say.unsure };
        return;
      }
      case 'refused':
        state.value = { is: 'not-done', words: whyNotDone(words.value, outcome.code, outcome.words) };
    }
  }

  return {
    async click(command) {
      if (rests.value) return;
      rests.value = true;
      state.value = { is: 'sending' };
      const at = now.value;
      answered(await send(command).catch(() => NO_ANSWER), command, at);
      setTimeout(() => (rests.value = false), RESTS_MS);
    },
    said: computed(() => {
      const { outcome: say } = words.value;
      const { value: known } = state;
      switch (known.is) {
        case 'idle':
          return '';
        case 'sending':
          return say.sending;
        case 'heard':
          return isLate.value ? say.nothingYet(time(known.at)) : say.heard(time(known.at));
        case 'done':
          return say.done(time(known.at));
        case 'perhaps':
        case 'not-done':
          return known.words;
      }
    }),
    isCalm: computed(() => state.value.is === 'done' || (state.value.is === 'heard' && !isLate.value)),
    isDone: computed(() => wasDone.value),
    rests: computed(() => rests.value),
  };
}
