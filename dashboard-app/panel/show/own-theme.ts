import { ref, watchEffect, type Ref } from 'vue';
import type { Theme } from '../context/read-context';
import { remember, remembered } from './remembered';

/** What this person chose here, and what their system says. */
export function chosenTheme(): Theme | null {
  const known = remembered('helpline-theme');
  return known === 'dark' || known === 'light' ? known : null;
}
export const systemTheme = (page: Window): Theme =>
  page.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

/** The theme of a page that stands alone, where no Chatwoot says one; `turn` switches it and remembers. */
export function useOwnTheme(): { theme: Ref<Theme>; turn: () => void } {
  const theme = ref<Theme>(chosenTheme() ?? systemTheme(window));
  watchEffect(() => (document.documentElement.dataset['theme'] = theme.value));
  return {
    theme,
    turn() {
      theme.value = theme.value === 'dark' ? 'light' : 'dark';
      remember('helpline-theme', theme.value);
    },
  };
}
