import { type RefObject, useEffect, useRef } from 'react';

interface WordKeys {
  words: number;
  cursor: number | null;
  setCursor: (index: number | null) => void;
  onWord: ((index: number) => void) | undefined;
}

/** How many words the arrows go; a line has about twelve. */
const STEPS = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', 12],
  ['ArrowUp', -12],
]);

/**
 * A press on a `[data-word]` inside the element chooses it; while the element itself has the focus,
 * the arrows walk over the words and Enter chooses.
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

    function onClick(event: MouseEvent) {
      if (!(event.target instanceof Element) || !document.getSelection()?.isCollapsed) return;
      const word = event.target.closest<HTMLElement>('[data-word]');
      if (word) latest.current.onWord?.(Number(word.dataset.word));
    }

    function onKeyDown(event: KeyboardEvent) {
      const { words, cursor, setCursor, onWord } = latest.current;
      if (!onWord || event.target !== target) return;
      const step = STEPS.get(event.key);
      if (step) setCursor(Math.min(Math.max((cursor ?? -1) + step, 0), words - 1));
      else if (event.key === 'Enter' && cursor !== null) onWord(cursor);
      else return;
      event.preventDefault();
    }

    target?.addEventListener('click', onClick, { signal });
    target?.addEventListener('keydown', onKeyDown, { signal });
    target?.addEventListener('blur', () => latest.current.setCursor(null), { signal });
    return () => listening.abort();
  }, [element]);
}
