import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the word that is heard in sight: when it leaves the window as the sound goes on, the page
 * goes along. Whoever has scrolled elsewhere is left there. `word` is what changes with each word;
 * `above` is the element that covers the window's lower edge.
 */
export function useFollow(
  script: RefObject<HTMLElement | null>,
  above: RefObject<HTMLElement | null>,
  word: number | null,
): void {
  const wasInSight = useRef(false);
  useEffect(() => {
    if (word === null) return;
    const current = script.current?.querySelector('[data-current]');
    if (!current) return;
    const { top, bottom } = current.getBoundingClientRect();
    const floor = above.current?.getBoundingClientRect().top ?? window.innerHeight;
    const isInSight = top >= 0 && bottom <= floor;
    if (!isInSight && wasInSight.current) {
      const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      current.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' });
    } else {
      wasInSight.current = isInSight;
    }
  }, [script, above, word]);
}
