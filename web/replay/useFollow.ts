import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the word that is heard in sight: when the sound goes on from a word in sight to one that is
 * not, the page goes along. Whoever has scrolled elsewhere is left there. `word` changes with each
 * word; `cover` is the element over the window's lower edge.
 */
export function useFollow(
  script: RefObject<HTMLElement | null>,
  cover: RefObject<HTMLElement | null>,
  word: object | null,
): void {
  const previous = useRef<Element | null>(null);
  useEffect(() => {
    if (word === null) return;
    const current = script.current?.querySelector('[data-current]') ?? null;
    const floorPx = cover.current?.getBoundingClientRect().top ?? window.innerHeight;
    if (current && !isInSight(current, floorPx) && isInSight(previous.current, floorPx)) {
      const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      current.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' });
    }
    previous.current = current;
  }, [script, cover, word]);
}

function isInSight(element: Element | null, floorPx: number): boolean {
  if (element === null) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= floorPx;
}
