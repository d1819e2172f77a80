import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { useRemembered } from './remembered.ts';

/** One key of a screen. */
export interface Shortcut {
  /** `KeyboardEvent.key`; letters in lower case. */
  key: string;
  /** What the key is called in the list of keys; without it the shortcut is not listed. */
  label?: string;
  /** What it does, as a verb. */
  says: string;
  run: () => void;
}

const screens = new Set<{ current: readonly Shortcut[] }>();

/** The keys that work now, in the order in which the screens on the page added them. */
export function currentShortcuts(): Shortcut[] {
  return [...screens].flatMap((screen) => [...screen.current]);
}

const TYPING = 'input:not([type=range]), textarea, select, [contenteditable=true], [role=listbox]';
const PRESSED = 'button, a[href], input, summary, [role=button], [role=option]';
const MOVED = 'input, [role=radio], [role=tab], [role=option], [role=slider]';
const OVER_THE_PAGE = '[role=dialog], [role=alertdialog]';

/** Whether the focused thing needs the key for itself. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (!(event.target instanceof Element)) return false;
  if (event.target.closest(OVER_THE_PAGE)) return true;
  if (event.key === 'Escape') return false;
  if (event.target.closest(TYPING)) return true;
  if (event.key.startsWith('Arrow')) return event.target.closest(MOVED) !== null;
  const presses = event.key === ' ' || event.key === 'Enter';
  return presses && event.target.closest(PRESSED) !== null;
}

/** Single letters can be switched off: speech input and a slip of the hand press them too. */
export const LETTER_KEYS = 'letterKeys';

export function useLetterKeys(): boolean {
  return useRemembered(LETTER_KEYS, z.enum(['on', 'off'])) !== 'off';
}

/**
 * Makes keys work while the component is on the page. They keep out of text fields and open
 * dialogs, and leave space, Enter and the arrows to a focused control.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  const letterKeys = useLetterKeys();

  useEffect(() => {
    latest.current = shortcuts;
  });

  useEffect(() => {
    screens.add(latest);
    function onKeyDown(event: KeyboardEvent) {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const shortcut = latest.current.find((candidate) => candidate.key === key);
      if (!shortcut || isTaken(event)) return;
      const isLetter = key.length === 1 && key !== ' ';
      if (isLetter && !letterKeys) return;
      event.preventDefault();
      if (!event.repeat || key.startsWith('Arrow')) shortcut.run();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      screens.delete(latest);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [letterKeys]);
}
