import type { Spans } from '../detector.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import type { Reading } from '../reading/reading.ts';

/** The sentences that match one of the patterns and none of those `but`; null if there is none. */
export function said(
  reading: Reading,
  patterns: readonly RegExp[],
  but: readonly RegExp[] = [],
): Spans | null {
  const says = ({ text }: Sentence) =>
    patterns.some((pattern) => pattern.test(text)) && !but.some((pattern) => pattern.test(text));
  const sentences = sentencesOf(reading).flatMap((sentence, index, all) => {
    if (says(sentence)) return [sentence];
    const next = all[index + 1];
    const both = next && !says(next) ? rejoined(sentence, next) : null;
    return both && says(both) ? [both] : [];
  });
  return spansOf(sentences, patterns);
}

/** Two sentences as one where they are parts of one that had lost its full stops; else null. */
function rejoined(sentence: Sentence, next: Sentence): Sentence | null {
  const [one, other] = [sentence.clauses[0], next.clauses[0]];
  if (one?.utterance !== other?.utterance || one?.sentence !== other?.sentence) return null;
  return {
    index: sentence.index,
    clauses: [...sentence.clauses, ...next.clauses],
    text: `${sentence.text} ${next.text}`,
  };
}

/** Of the sentences given, those that match one of the patterns, each quoted from its match on. */
export function spansOf(sentences: readonly Sentence[], patterns: readonly RegExp[]): Spans | null {
  const spans = sentences.flatMap((sentence) => {
    const starts = patterns.map((pattern) => sentence.text.search(pattern)).filter((at) => at >= 0);
    const clause = starts.length > 0 ? clauseAt(sentence, Math.min(...starts)) : undefined;
    return clause === undefined ? [] : [quoteFrom(sentence, clause)];
  });
  return spans.length > 0 ? spans : null;
}

/** The clause that holds a character of the sentence's text, where one space parts the clauses. */
function clauseAt({ clauses }: Sentence, offset: number): Sentence['clauses'][number] | undefined {
  let end = 0;
  return clauses.find(({ text }) => {
    end += text.length + 1;
    return offset < end;
  });
}

/** The text of a sentence and of the `count` that follow it in the same utterance. */
export function textOnward(reading: Reading, sentence: Sentence, count: number): string {
  return sentencesOf(reading)
    .slice(sentence.index, sentence.index + 1 + count)
    .filter(({ clauses }) => clauses[0]?.utterance === sentence.clauses[0]?.utterance)
    .map(({ text }) => text)
    .join(' ');
}
