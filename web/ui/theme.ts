import { useEffect, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { remember, useRemembered } from './remembered.ts';

const Theme = z.enum(['light', 'dark']);
type Theme = z.infer<typeof Theme>;

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  prefersDark.addEventListener('change', listener);
  return () => prefersDark.removeEventListener('change', listener);
}

/** The theme on the page, and the way to the other one; the system's is followed until then. */
export function useTheme(): { theme: Theme; toggle: () => void } {
  const chosen = useRemembered('theme', Theme);
  const system: Theme = useSyncExternalStore(subscribe, () => prefersDark.matches)
    ? 'dark'
    : 'light';
  const theme = chosen ?? system;

  useEffect(() => {
    if (chosen) document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
  }, [chosen]);

  return {
    theme,
    toggle() {
      const other: Theme = theme === 'dark' ? 'light' : 'dark';
      remember('theme', other === system ? null : other);
    },
  };
}
