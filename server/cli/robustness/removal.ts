import type { ElementId } from '#contract/element.ts';
import { endsSentence } from '#contract/parted-word.ts';
import type { MarkedAnswer } from '../../rubric/training/marked-answers.ts';
import { wordsIn } from './text.ts';

/** Marks of these prove the element too. */
const PROVEN_BY: Partial<Record<ElementId, readonly ElementId[]>> = {
  M2: ['M5'],
  M3: ['M4'],
  F1: ['F3'],
};
/** Without punctuation a sentence is no sentence: then the mark alone is taken out. */
const LONGEST_SENTENCE = 60;

/** The words [from, to) of an answer that alone carry an element. */
export interface Carrier {
  from: number;
  to: number;
}

/** The only sentence that carries an element by the marks, or null when there is none or several. */
export function onlyCarrier(answer: MarkedAnswer, element: ElementId): Carrier | null {
  const ids: readonly string[] = [element, ...(PROVEN_BY[element] ?? [])];
  const carriers = answer.marks
    .filter((mark) => ids.includes(mark.id))
    .map((mark) => sentenceAround(wordsIn(answer.text), mark));
  const [first] = carriers;
  if (!first || !answer.marks.some((mark) => mark.id === element)) return null;
  return carriers.every(({ from, to }) => from === first.from && to === first.to) ? first : null;
}

/** The sentences of an answer beside a carrier; without punctuation what is before it and after it. */
export function sentencesBeside(answer: MarkedAnswer, { from, to }: Carrier): string[] {
  const sentences: string[] = [];
  let sentence: string[] = [];
  const close = () => {
    if (sentence.length > 0) sentences.push(sentence.join(' '));
    sentence = [];
  };
  for (const [index, word] of wordsIn(answer.text).entries()) {
    const isCarrier = index >= from && index < to;
    if (!isCarrier) sentence.push(word);
    if (isCarrier || endsSentence(word)) close();
  }
  close();
  return sentences;
}

/** The transcript without the carrier. */
export function withoutCarrier(answer: MarkedAnswer, { from, to }: Carrier): string {
  return wordsIn(answer.text)
    .toSpliced(from, to - from)
    .join(' ');
}

function sentenceAround(words: readonly string[], mark: Carrier): Carrier {
  let { from, to } = mark;
  while (from > 0 && !endsSentence(words[from - 1] ?? '')) from -= 1;
  while (to < words.length && !endsSentence(words[to - 1] ?? '')) to += 1;
  return to - from > LONGEST_SENTENCE ? { from: mark.from, to: mark.to } : { from, to };
}
