import { type RefObject, useEffect, useRef } from 'react';
import type { Range } from './script.ts';

/** Words go by their places among the `[data-word]`s. */
interface WordKeys {
  words: number;
  cursor: number | null;
  setCursor: (place: number | null) => void;
  onWord: ((place: number) => void) | undefined;
  onSelect: ((range: Range) => void) | undefined;
}

/** How many words the arrows go; a line has about twelve. */
const STEPS = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', 12],
  ['ArrowUp', -12],
]);

/**
 * A press on a `[data-word]` inside the element chooses it; while the element itself has been given
 * the focus by keyboard, the arrows walk over the words and Enter chooses. Shift with a press or an
 * arrow marks the words from the last one on, as dragging over them does.
 */
export function useWordKeys(element: RefObject<HTMLElement | null>, keys: WordKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const target = element.current;
    if (target === null) return;
    /** Where marking begins, and where it has come to. */
    let anchor: number | null = null;
    let extent: number | null = null;
    let walks = false;

    function wordsOf(script: HTMLElement | null): Element[] {
      return [...(script?.querySelectorAll('[data-word]') ?? [])];
    }

    function wordUnder({ target: under }: Event): number | null {
      const word = under instanceof Element && under.closest('[data-word]');
      return word ? wordsOf(target).indexOf(word) : null;
    }

    function markTo(place: number) {
      anchor ??= place;
      extent = place;
      const [from, last] = anchor < place ? [anchor, place] : [place, anchor];
      latest.current.onSelect?.({ from, to: last + 1 });
    }

    function onMouseDown(event: MouseEvent) {
      if (!event.shiftKey || !latest.current.onSelect || wordUnder(event) === null) return;
      // Or the browser marks the text as well.
      event.preventDefault();
      target?.focus({ preventScroll: true });
    }

    function onClick(event: MouseEvent) {
      const place = wordUnder(event);
      if (place === null || !document.getSelection()?.isCollapsed) return;
      if (event.shiftKey && latest.current.onSelect) return markTo(place);
      anchor = place;
      extent = null;
      latest.current.onWord?.(place);
    }

    function onKeyDown(event: KeyboardEvent) {
      const { words, cursor, setCursor, onWord, onSelect } = latest.current;
      if (event.target !== target || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = STEPS.get(event.key);
      const within = (place: number) => Math.min(Math.max(place, 0), words - 1);
      if (step && event.shiftKey && onSelect) {
        anchor ??= cursor;
        markTo(within((extent ?? anchor ?? -1) + step));
      } else if (step && onWord && walks && !event.shiftKey) {
        anchor = within((cursor ?? -1) + step);
        extent = null;
        setCursor(anchor);
      } else if (event.key === 'Enter' && onWord && cursor !== null) onWord(cursor);
      else return;
      event.preventDefault();
    }

    function onDragged() {
      const dragged = document.getSelection();
      if (!latest.current.onSelect || !dragged || dragged.isCollapsed) return;
      if (!target?.contains(dragged.anchorNode) || !target.contains(dragged.focusNode)) return;
      const isDragged = (word: Element) => dragged.containsNode(word, true);
      const words = wordsOf(target);
      const first = words.findIndex(isDragged);
      if (first === -1) return;
      anchor = first;
      markTo(words.findLastIndex(isDragged));
    }

    target.addEventListener('mousedown', onMouseDown, { signal });
    target.addEventListener('click', onClick, { signal });
    target.addEventListener('keydown', onKeyDown, { signal });
    target.addEventListener('focus', () => (walks = target.matches(':focus-visible')), { signal });
    target.addEventListener('blur', () => latest.current.setCursor(null), { signal });
    document.addEventListener('selectionchange', onDragged, { signal });
    return () => listening.abort();
  }, [element]);
}
