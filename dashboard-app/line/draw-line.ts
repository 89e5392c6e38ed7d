import { drawQuestion, type Question } from './draw-question';
import { drawTexts } from './draw-texts';
import { element, say } from './element';
import type { LineState } from './line-state';
import { lookOf } from './look';
import type { LineWords } from './words';

export type Acts = { sayReading: () => void; putIn: (text: string) => void };

export type Drawing = {
  readonly host: HTMLElement;
  /** Puts the line before the reply box, as wide as that is. */
  placeBefore: (box: HTMLElement) => void;
  readonly question: Question;
  update: (shown: Shown) => void;
};
export type Shown = {
  /** Null: nothing is known, and only a question is shown. */
  state: LineState | null;
  words: LineWords;
  language: string;
  dark: boolean;
  isPrivate: boolean;
  /** What the text that is being typed costs; empty where that does not matter. */
  cost: string;
  /** Whether the last click could not be noted. */
  notSaid: boolean;
};

/** Between the line and the box (px). */
const GAP = 8;

/** The line itself, in a closed shadow root: Chatwoot's looks do not come in, nor ours out. */
export function drawLine(acts: Acts): Drawing {
  const host = element('div', { id: 'helpline-line' });
  const root = host.attachShadow({ mode: 'closed' });
  lookOf(root);
  const says = element('strong');
  const then = element('span');
  const also = element('span');
  const cost = element('span', { class: 'end' });
  const said = element('span');
  const heard = element('p', { class: 'heard', role: 'status' });
  const reading = element('button', { type: 'button', click: acts.sayReading });
  const texts = drawTexts(acts.putIn);
  const question = drawQuestion();
  const rows = [
    element('div', { class: 'row' }, says, then, element('span', { class: 'row end' }, said, reading, texts.button)),
    element('div', { class: 'row small' }, also, cost),
  ];
  const section = element('section', {}, question.shown, texts.list, ...rows, heard);
  // Chatwoot has keys of its own on every page; what is pressed here is meant for here.
  section.addEventListener('keydown', (event) => event.stopPropagation());
  root.append(section);
  document.addEventListener('pointerdown', (event) => {
    if (!event.composedPath().includes(host)) texts.close();
  });
  return {
    host,
    question,
    placeBefore(box) {
      if (host.nextElementSibling !== box) box.before(host);
      const { marginLeft, marginRight, marginTop } = getComputedStyle(box);
      const below = Math.max(0, GAP - (parseFloat(marginTop) || 0));
      section.style.margin = `0 ${marginRight} ${below}px ${marginLeft}`;
    },
    update({ state, words, language, dark, isPrivate, cost: costs, notSaid }) {
      section.className = `${state?.tone ?? 'calm'} ${dark ? 'dark' : 'light'}`;
      section.lang = language;
      section.setAttribute('aria-label', words.name);
      for (const row of rows) row.hidden = state === null;
      if (state === null) return;
      say(says, state.says);
      say(then, state.then);
      say(also, state.also.filter((one) => one !== '').join(' · '));
      say(cost, costs);
      say(said, notSaid ? words.notSaid : (state.reading.said ?? ''));
      say(reading, words.sayReading);
      reading.hidden = !state.reading.offered;
      texts.update(state, words, isPrivate);
      // Said aloud only where it must not be missed.
      say(heard, state.tone === 'calm' ? '' : `${state.says}. ${state.then}`);
    },
  };
}
