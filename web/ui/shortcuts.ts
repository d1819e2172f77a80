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
  /** Without it the key is only listed: another part of the page heeds it. */
  run?: () => void;
  /** Runs again and again while the key is held down; arrows always do. */
  repeats?: boolean;
}

interface Keys {
  shortcuts: readonly Shortcut[];
  letterKeys: boolean;
}

const screens = new Set<{ readonly current: Keys }>();

/** The keys that work now, in the order in which the screens on the page added them. */
export function currentShortcuts(): Shortcut[] {
  const all = [...screens].flatMap(({ current }) => current.shortcuts);
  return all.filter(({ key }, index) => !all.slice(index + 1).some((later) => later.key === key));
}

const TYPING =
  'input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=listbox]';
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
  if (/^(Arrow|Home$|End$)/.test(event.key)) return event.target.closest(MOVED) !== null;
  const presses = event.key === ' ' || event.key === 'Enter';
  return presses && event.target.closest(PRESSED) !== null;
}

/** What came onto the page last is asked first, so that Escape leaves the innermost thing. */
function onKeyDown(event: KeyboardEvent): void {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  for (const { current } of [...screens].reverse()) {
    const shortcut = current.shortcuts.find((candidate) => candidate.key === key);
    if (!shortcut?.run) continue;
    const isLetter = key.length === 1 && key !== ' ';
    if (isTaken(event) || (isLetter && !current.letterKeys)) return;
    event.preventDefault();
    if (!event.repeat || shortcut.repeats || key.startsWith('Arrow')) shortcut.run();
    return;
  }
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
  const letterKeys = useLetterKeys();
  const latest = useRef<Keys>({ shortcuts, letterKeys });

  useEffect(() => {
    latest.current = { shortcuts, letterKeys };
  });

  useEffect(() => {
    if (screens.size === 0) window.addEventListener('keydown', onKeyDown);
    screens.add(latest);
    return () => {
      screens.delete(latest);
      if (screens.size === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
