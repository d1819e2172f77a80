import type { Answer } from '#contract/answer.ts';
import type { Delivery } from '#contract/scorecard.ts';
import type { Word } from '#contract/transcript.ts';
import { habitsIn } from './habits.ts';
import { hedgesIn } from './hedges.ts';

/** A silence between two words is a pause from here on. */
const SHORTEST_PAUSE_MS = 700;

type TimedWord = { startMs: number; endMs: number };

/**
 * How the main answer was said: words, the milliseconds from its first word to its last, words a
 * minute, pauses, hedges, words of habit. It moves no level. A typed answer has no times. There is no
 * count of "um" and "uh": recognisers tend to drop them.
 */
export function deliveryOf(answer: Answer): Delivery {
  const [main] = answer.utterances;
  const words = main?.words ?? [];
  const timed = timesOf(words);
  const durationMs = timed && Math.max(0, (timed.at(-1)?.endMs ?? 0) - (timed[0]?.startMs ?? 0));
  return {
    words: words.length,
    durationMs,
    wordsPerMinute: durationMs ? words.length / (durationMs / 60_000) : null,
    pauses: timed && pausesIn(timed),
    hedges: main === undefined ? [] : hedgesIn(main),
    habits: main === undefined ? [] : habitsIn(main),
  };
}

/** The words' times; null as soon as one has none. */
function timesOf(words: readonly Word[]): TimedWord[] | null {
  const timed: TimedWord[] = [];
  for (const { startMs, endMs } of words) {
    if (startMs === null || endMs === null) return null;
    timed.push({ startMs, endMs });
  }
  return timed.length > 0 ? timed : null;
}

function pausesIn(words: readonly TimedWord[]): TimedWord[] {
  return words.flatMap(({ endMs }, index) => {
    const next = words[index + 1];
    if (next === undefined || next.startMs - endMs < SHORTEST_PAUSE_MS) return [];
    return [{ startMs: endMs, endMs: next.startMs }];
  });
}
