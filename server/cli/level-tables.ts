import {
  type Dimension,
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  Grading,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { LEVEL_QUESTIONS } from '../rubric/learned/learned-ids.ts';
import type { LearnedModelFile } from '../rubric/learned/learned-model.ts';
import { rateExcerpt } from '../scorecard/score.ts';

const WORDS = wordsOfText('so it was');

/**
 * The scorecard's lookups as tables over every set of yeses to a dimension's questions, so that the
 * learned layer decides by the same rows without knowing the scorecard.
 */
export function levelTables(): LearnedModelFile['levels'] {
  return {
    mechanism: tableOf('mechanism', false),
    data: tableOf('data', false),
    peopleData: tableOf('data', true),
    framing: tableOf('framing', false),
  };
}

function tableOf(dimension: Dimension, people: boolean): string {
  const questions: readonly (readonly (ElementId | SignalId)[])[] = LEVEL_QUESTIONS[dimension];
  return Array.from({ length: 1 << questions.length }, (_, set) => {
    const yes = new Set(questions.flatMap((ids, at) => ((set >> at) & 1 ? ids : [])));
    return levelOf(dimension, people, yes);
  }).join('');
}

function levelOf(
  dimension: Dimension,
  people: boolean,
  yes: ReadonlySet<ElementId | SignalId>,
): number {
  const question: AskedQuestion = {
    bankId: null,
    text: 'A question.',
    principle: null,
    people,
    future: false,
  };
  const finding = (id: ElementId | SignalId): Finding | null =>
    yes.has(id)
      ? { quote: 'so it was', evidence: [{ utteranceId: 'answer', from: 0, to: WORDS.length }] }
      : null;
  const grading = Grading.parse({
    grader: { name: 'table', version: '1' },
    elements: Object.fromEntries(ELEMENT_IDS.map((id) => [id, finding(id)])),
    signals: Object.fromEntries(SIGNAL_IDS.map((id) => [id, finding(id)])),
    nearMisses: {},
  });
  const answer = { question, utterances: [{ id: 'answer', words: WORDS }] };
  return rateExcerpt(answer, grading)[dimension].level;
}
