/**
 * What was clicked may go away by that: taken, a conversation is no more to be taken. Whoever came there by keyboard goes on
 * at the heading of the same card, or of the next one that is left, and not at the top of the page. Whoever went elsewhere
 * meanwhile, above all into Chatwoot's reply box, stays there. Gives what ends it.
 */
export function keepPlace(root: HTMLElement): () => void {
  let last: { element: Element; cards: readonly Element[]; byKeys: boolean } | null = null;

  const onFocus = ({ target }: FocusEvent): void => {
    const element = target as Element;
    last = { element, cards: cardsFrom(root, element), byKeys: element.matches(':focus-visible') };
  };
  /** They clicked beside everything: there they are now. */
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null)
      setTimeout(() => {
        if (last?.element.isConnected && document.activeElement === document.body) last = null;
      });
  };
  const goOn = (): void => {
    if (last === null || last.element.isConnected) return;
    const isElsewhere = !document.hasFocus() || document.activeElement !== document.body;
    const { byKeys } = last;
    const left = isElsewhere ? [] : [...last.cards.filter((card) => card.isConnected), root];
    if (isElsewhere) last = null;
    for (const card of left) {
      const heading = card.querySelector<HTMLElement>('h2:not(.unseen)');
      if (heading) return focusOn(heading, byKeys);
    }
  };
  // Whoever puts the focus somewhere as they draw is let first.
  const drawn = new MutationObserver(() => queueMicrotask(goOn));
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  drawn.observe(root, { subtree: true, childList: true });
  return () => {
    drawn.disconnect();
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onBlur);
  };
}

/** Its card, those after it, and then those before it, the nearest first. */
function cardsFrom(root: HTMLElement, element: Element): readonly Element[] {
  const cards = [...root.querySelectorAll('section')];
  const isBefore = (card: Element): boolean =>
    !card.contains(element) && (card.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return [...cards.filter((card) => !isBefore(card)), ...cards.filter(isBefore).reverse()];
}

/** A heading can be read on from, and is no stop of the Tab key. Under a mouse nothing moves. */
function focusOn(heading: HTMLElement, byKeys: boolean): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: !byKeys });
}

/** Whether it has the focus, or something in it; and this page has it, not the one around it. */
export const isFocused = (element: Element | null): boolean =>
  element?.contains(document.activeElement) === true && document.hasFocus();
