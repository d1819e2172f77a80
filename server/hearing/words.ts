import { type Word, wordsOfText } from '#contract/transcript.ts';

/** A model rounds the end of the sound; more than this behind it is another sound’s time. */
const MAX_BEHIND_END_MS = 500;
/** The longest word of English in use has fewer letters. */
const MAX_LETTERS = 60;
/** Below this many words the ear on this computer may well have heard noise as words. */
const ENOUGH_WORDS = 20;
/**
 * The ear on this computer gets one word in ten wrong and cuts its own loops, so who hears less than
 * a third of its words has stopped before the end or told the gist.
 */
const LEAST_SHARE = 1 / 3;
/** People say at most about six words a second; who hears more has run in a circle. */
const MAX_WORDS_PER_SECOND = 7;

/** The words of a text, each with a letter or a digit in it, without times. */
export function wordsHeard(text: string): Word[] {
  return wordsOfText(text).filter((word) => /[\p{L}\p{N}]/u.test(word.text));
}

/** Why words cannot be what was said in a recording that was heard on this computer before; or null. */
export function doubtAbout(
  words: readonly Word[],
  local: readonly Word[],
  durationMs: number,
): string | null {
  if (words.length === 0) return 'no words at all';
  if (local.length >= ENOUGH_WORDS && words.length < local.length * LEAST_SHARE) {
    return 'far fewer words than this computer';
  }
  if (words.length > ENOUGH_WORDS + (durationMs / 1000) * MAX_WORDS_PER_SECOND) {
    return 'more words than anybody can say in that time';
  }
  return words.some(({ text }) => text.length > MAX_LETTERS) ? 'what is not words' : null;
}

/** The times that a model gave, if they can be those of this recording: in order, and within it. */
export function trustedTimes(given: readonly Word[] | null, durationMs: number): Word[] | null {
  if (given === null || given.length === 0) return null;
  const times = given.flatMap(({ startMs, endMs }) => [startMs ?? -1, endMs ?? -1]);
  const isOrdered = times.every((ms, index) => ms >= (times[index - 1] ?? 0));
  const lastMs = times.at(-1) ?? 0;
  if (!isOrdered || lastMs === times[0] || lastMs > durationMs + MAX_BEHIND_END_MS) return null;
  const within = (ms: number | null) => Math.min(ms ?? 0, durationMs);
  return given.map(({ text, startMs, endMs }) => ({
    text,
    startMs: within(startMs),
    endMs: within(endMs),
  }));
}
