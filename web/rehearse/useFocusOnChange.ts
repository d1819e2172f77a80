import { type RefObject, useEffect, useRef } from 'react';

/** What had the focus is gone with the stage before; the next Tab starts at the new one. */
export function useFocusOnChange(place: RefObject<HTMLElement | null>, at: string): void {
  const before = useRef(at);
  useEffect(() => {
    const hasFocus = place.current?.contains(document.activeElement);
    if (before.current !== at && !hasFocus) place.current?.focus({ preventScroll: true });
    before.current = at;
  }, [place, at]);
}
