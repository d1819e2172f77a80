import { type RefObject, useEffect, useRef } from 'react';

/**
 * What had the focus is gone with the stage before; the next Tab starts at the new one, which is seen
 * from its top.
 */
export function useFocusOnChange(place: RefObject<HTMLElement | null>, at: string): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    const hasFocus = place.current?.contains(document.activeElement);
    if (!hasFocus) place.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [place, at]);
}
