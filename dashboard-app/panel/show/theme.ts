import type { Theme } from '../context/read-context';

/** Who says which theme it is. */
export type ThemeWishes = {
  /** The line sees Chatwoot's own page; the context names it since some version after 4.15.1. */
  line: Theme | null;
  context: Theme | null;
  /** What this person chose here, and what their system says. */
  chosen: Theme | null;
  system: Theme;
};

/** The theme to show, and whether to offer a switch: only while nobody knows what Chatwoot itself looks like. */
export function themeOf({ line, context, chosen, system }: ThemeWishes): { theme: Theme; offerSwitch: boolean } {
  const known = line ?? context;
  return { theme: known ?? chosen ?? system, offerSwitch: known === null };
}
