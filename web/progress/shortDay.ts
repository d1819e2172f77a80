const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "4 Nov". */
export function shortDay(timeMs: number): string {
  return format.format(timeMs);
}
