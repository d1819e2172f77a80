import type { SpeechSpan, Word } from '#contract/transcript.ts';

/** What a break costs where no punctuation stands, as a share of the mean span's length. */
const UNPUNCTUATED_BREAK = 0.2;
/** What the end of a sentence costs where no break is. */
const UNBROKEN_STOP_MS = 150;

/**
 * Gives words their times where the recogniser gives none. The words are laid over the spans in
 * which voice was heard so that each span gets about the words that fit its length, breaks falling
 * on punctuation where they can; within a span time is shared by spoken length.
 */
export function timeWords(tokens: readonly string[], speech: readonly SpeechSpan[]): Word[] {
  const spans = speech.filter((span) => span.endMs > span.startMs);
  if (spans.length === 0) return tokens.map((text) => ({ text, startMs: 0, endMs: 0 }));
  const breaks = breakWords(tokens, spans);
  return spans.flatMap((span, index) =>
    shareSpan(tokens.slice(breaks[index], breaks[index + 1]), span),
  );
}

/** For each span the index of its first word, and the number of words at the end. */
function breakWords(tokens: readonly string[], spans: readonly SpeechSpan[]): number[] {
  const reach = [0];
  /** How many sentences have ended before each word. */
  const stops = [0];
  for (const token of tokens) {
    reach.push((reach.at(-1) ?? 0) + spokenLength(token));
    stops.push((stops.at(-1) ?? 0) + (/[.?!]$/.test(token) ? 1 : 0));
  }
  const lengths = spans.map((span) => span.endMs - span.startMs);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const msPerUnit = total / (reach.at(-1) || 1);
  const breakCostMs = (UNPUNCTUATED_BREAK * total) / spans.length;
  // best[n]: the least cost of laying the first n words over the spans so far; from[s][n]: where
  // span s begins then.
  let best = tokens.map(() => Number.POSITIVE_INFINITY);
  best.unshift(0);
  const from: number[][] = [];
  for (const length of lengths) {
    const next = best.map(() => Number.POSITIVE_INFINITY);
    const start = best.map(() => 0);
    for (let end = 0; end < best.length; end += 1) {
      for (let begin = 0; begin <= end; begin += 1) {
        const expectedMs = ((reach[end] ?? 0) - (reach[begin] ?? 0)) * msPerUnit;
        const isSoft = end === tokens.length || /[.,;:?!…—-]$/.test(tokens[end - 1] ?? '');
        const misfit = Math.abs(expectedMs - length) ** 1.5 / Math.sqrt(length);
        const unbroken = Math.max(0, (stops[end - 1] ?? 0) - (stops[begin] ?? 0));
        const cost =
          (best[begin] ?? 0) + misfit + (isSoft ? 0 : breakCostMs) + unbroken * UNBROKEN_STOP_MS;
        if (cost < (next[end] ?? 0)) {
          next[end] = cost;
          start[end] = begin;
        }
      }
    }
    best = next;
    from.push(start);
  }
  const breaks = [tokens.length];
  for (const start of from.toReversed()) breaks.unshift(start[breaks[0] ?? 0] ?? 0);
  return breaks;
}

function shareSpan(tokens: readonly string[], span: SpeechSpan): Word[] {
  const total = tokens.reduce((sum, token) => sum + spokenLength(token), 0);
  const msPerUnit = (span.endMs - span.startMs) / (total || 1);
  let startMs = span.startMs;
  return tokens.map((text) => {
    const endMs = startMs + spokenLength(text) * msPerUnit;
    const word = { text, startMs: Math.round(startMs), endMs: Math.round(endMs) };
    startMs = endMs;
    return word;
  });
}

/** Words that are hurried over in speech. */
const HURRIED = new Set(
  (
    'a an the of to in on at by for and or but so as is was were be been had has have i it he she ' +
    'we they you me my our their his her its that this these those who what when which with from ' +
    'than then not no did do does out up if'
  ).split(' '),
);

/**
 * Roughly how long a word is when spoken, in ms at an even pace. The coefficients are a least-squares
 * fit to 730 words of two of Festival's voices (slt, kal); a digit counts as a word of one syllable.
 */
function spokenLength(token: string): number {
  const letters = token.toLowerCase().match(/\p{L}/gu) ?? [];
  const word = letters.join('');
  const digits = token.match(/[\p{N}%$€£]/gu)?.length ?? 0;
  const isLast = /[.,;:?!]$/.test(token);
  return (
    92 +
    47 * syllables(word) +
    36 * letters.length +
    280 * digits -
    (HURRIED.has(word) ? 81 : 0) +
    (isLast ? 114 : 0)
  );
}

/** By groups of vowels, a silent e left out; at least one. */
function syllables(word: string): number {
  const spoken = word.length > 2 && !word.endsWith('le') ? word.replace(/e$/, '') : word;
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}
