import type { Change } from './change.ts';

/** As a recogniser without capitals prints it, and as one with nothing else. */
export const CASE_CHANGES: readonly Change[] = [
  { group: 'case', name: 'all lower case', apply: (text) => text.toLowerCase() },
  { group: 'case', name: 'all upper case', apply: (text) => text.toUpperCase() },
];
