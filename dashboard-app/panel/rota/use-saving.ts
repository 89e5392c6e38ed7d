import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { RotaAnswer, RotaCommand } from '../../../core/panel/rota-contract';
import type { RotaWords } from './words';

type Saving = {
  isSending: Ref<boolean>;
  /** What is said of it, in words; empty when there is nothing to say. */
  said: ComputedRef<string>;
  /** Saves one change at a time; `done` hears the remark of one that was saved. */
  send: (command: RotaCommand) => Promise<void>;
};

/** One click that changes the rota, from being sent to its answer. */
export function useSaving(
  props: Readonly<{ say: RotaWords; save: (command: RotaCommand) => Promise<RotaAnswer> }>,
  done: (remark: string | null) => void,
): Saving {
  const failed = ref('');
  const isSending = ref(false);
  return {
    isSending,
    said: computed(() => (isSending.value ? props.say.sending : failed.value)),
    async send(command) {
      if (isSending.value) return;
      isSending.value = true;
      failed.value = '';
      const answer = await props.save(command);
      isSending.value = false;
      if (answer.result === 'done') return done(answer.remark);
      failed.value = answer.words === '' ? props.say.unsure : `${props.say.failed} ${answer.words}`;
    },
  };
}
