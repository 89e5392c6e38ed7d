import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { PanelView } from '../../core/panel/contract';
import type { ExchangeAnswer, PanelSettings } from '../../core/panel/exchange-contract';
import type { Refusal } from './ask/ask';
import { themeOf, type ThemeWishes } from './show/theme';
import { WORDS, type Language, type Words } from './show/words';

/** What the page is at: before anybody is known, refused, or open. */
export type Phase =
  | { is: 'starting' | 'outside' | 'other-account' | 'open' }
  | { is: 'code'; note: string; until: number }
  | { is: 'refused'; code: Refusal; words: string | null };

/** Everything that the components draw. Kept in memory and nowhere else. */
export type PanelState = {
  phase: ShallowRef<Phase>;
  settings: ShallowRef<PanelSettings | null>;
  /** The newest view; null before the first and as soon as the right to see it has ended. */
  view: ShallowRef<PanelView | null>;
  proof: ShallowRef<ExchangeAnswer | null>;
  /** Since when (service's time) nothing is live; null while it is. */
  lostSince: Ref<number | null>;
  /** The service's time, each second. */
  now: Ref<number>;
  /** A line is installed that this service would print no more. */
  isLineOld: Ref<boolean>;
  themes: ThemeWishes;
  theme: ComputedRef<ReturnType<typeof themeOf>>;
  language: ComputedRef<Language>;
  words: ComputedRef<Words>;
};

export function createPanelState(themes: ThemeWishes, ofBrowser: Language, now: number): PanelState {
  const settings = shallowRef<PanelSettings | null>(null);
  const proof = shallowRef<ExchangeAnswer | null>(null);
  const wishes = reactive(themes);
  const language = computed(() => proof.value?.language ?? settings.value?.language ?? ofBrowser);
  return {
    phase: shallowRef<Phase>({ is: 'starting' }),
    settings,
    view: shallowRef(null),
    proof,
    lostSince: ref(null),
    now: ref(now),
    isLineOld: ref(false),
    themes: wishes,
    theme: computed(() => themeOf(wishes)),
    language,
    words: computed(() => WORDS[language.value]),
  };
}
