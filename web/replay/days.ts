import type { AttemptSummary } from '#contract/attempt.ts';

/** The attempts of one day, as a section of the list. */
interface Day<Attempt> {
  /** Midnight at its beginning, in ms. */
  startMs: number;
  /** "Today", "Yesterday" or the date. */
  name: string;
  attempts: Attempt[];
}

// Two formats, since browsers differ in the comma between weekday and date.
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Cuts a list into the days (of this machine's time zone) on which its attempts were made. */
export function daysOf<Attempt extends Pick<AttemptSummary, 'createdAtMs'>>(
  attempts: readonly Attempt[],
  nowMs: number,
): Day<Attempt>[] {
  const days = new Map<number, Day<Attempt>>();
  for (const attempt of attempts) {
    const startMs = midnightOf(attempt.createdAtMs);
    const day = days.get(startMs) ?? { startMs, name: dayName(startMs, nowMs), attempts: [] };
    day.attempts.push(attempt);
    days.set(startMs, day);
  }
  return [...days.values()];
}

/** "Today", "Yesterday" or the date of this moment. */
export function dayName(timeMs: number, nowMs: number): string {
  const day = midnightOf(timeMs);
  const today = midnightOf(nowMs);
  if (day === today) return 'Today';
  // A day may have 23 or 25 hours: yesterday is whatever held the moment before midnight.
  if (day === midnightOf(today - 1)) return 'Yesterday';
  return `${weekdayFormat.format(day)} ${dateFormat.format(day)}`;
}

/** "23 November 2026". */
export function dateOf(timeMs: number): string {
  return dateFormat.format(timeMs);
}

/** The time of day: "18:04". */
export function timeOfDay(timeMs: number): string {
  return timeFormat.format(timeMs);
}

function midnightOf(timeMs: number): number {
  return new Date(timeMs).setHours(0, 0, 0, 0);
}
