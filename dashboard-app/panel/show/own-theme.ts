import { computed, ref, watchEffect, type Ref } from 'vue';
import type { Theme } from '../context/read-context';
import { remember, remembered } from './remembered';

/** What this person chose here, and what their system says. */
export function chosenTheme(): Theme | null {
  const known = remembered('helpline-theme');
  return known === 'dark' || known === 'light' ? known : null;
}
/** `hear` is told when it changes: many a system turns dark by itself in the evening. */
export function systemTheme(page: Pick<Window, 'matchMedia'>, hear: (theme: Theme) => void): Theme {
  const isDark = page.matchMedia('(prefers-color-scheme: dark)');
  const theme = (): Theme => (isDark.matches ? 'dark' : 'light');
  isDark.addEventListener('change', () => hear(theme()));
  return theme();
}

/** The theme of a page that stands alone, where no Chatwoot says one; `turn` switches it and remembers. */
export function useOwnTheme(): { theme: Readonly<Ref<Theme>>; turn: () => void } {
  const chosen = ref(chosenTheme());
  const system = ref<Theme>('light');
  system.value = systemTheme(window, (now) => (system.value = now));
  const theme = computed(() => chosen.value ?? system.value);
  watchEffect(() => (document.documentElement.dataset['theme'] = theme.value));
  return {
    theme,
    turn() {
      chosen.value = theme.value === 'dark' ? 'light' : 'dark';
      remember('helpline-theme', chosen.value);
    },
  };
}
