import type { Answer } from '#contract/answer.ts';

/**
 * The longest text that is read at once: nearly seven minutes of speech, 1,300 tokens. With the
 * instructions (2,300), the shape (1,900) and the reply (2,300) it fits a model that reads 8,192.
 */
const MOST_WORDS = 1_000;
/** Said again at the beginning of the next part: a passage that is cut there stands whole in one. */
const OVERLAP_WORDS = 150;

/** An answer in parts that are short enough, cut at the ends of sentences where there are any. */
export function chunksOf(answer: Answer): Answer[] {
  const words = answer.utterances.flatMap(({ words }) => words);
  if (words.length <= MOST_WORDS) return [answer];
  const cuts = cutsOf(answer);
  const chunks: Answer[] = [];
  for (let from = 0; ; ) {
    const limit = from + MOST_WORDS;
    if (limit >= words.length) return [...chunks, partOf(answer, from, words.length)];
    const to = cuts.findLast((cut) => cut <= limit && cut > from + OVERLAP_WORDS) ?? limit;
    chunks.push(partOf(answer, from, to));
    from = cuts.find((cut) => cut >= to - OVERLAP_WORDS && cut < to) ?? to - OVERLAP_WORDS;
  }
}

/** How many words of the answer have been said by the end of each sentence and utterance. */
function cutsOf({ utterances }: Answer): number[] {
  let before = 0;
  return utterances.flatMap(({ words }) => {
    const cuts = words.flatMap(({ text }, index) =>
      index === words.length - 1 || /[.?!]["'”’)]*$/.test(text) ? [before + index + 1] : [],
    );
    before += words.length;
    return cuts;
  });
}

/** The words [from, to) of the whole answer, in the utterances that they were said in. */
function partOf(answer: Answer, from: number, to: number): Answer {
  let before = 0;
  const utterances = answer.utterances.flatMap(({ id, words }) => {
    const part = words.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += words.length;
    return part.length > 0 ? [{ id, words: part }] : [];
  });
  return { ...answer, utterances };
}
