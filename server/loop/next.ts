import {
  DIMENSIONS,
  type Dimension,
  dimensionOf,
  ELEMENT_WORDS,
  type ElementId,
} from '#contract/element.ts';
import type { Debrief, ReadinessCondition } from '#contract/loop.ts';
import type { BankQuestion, QuestionBank } from '#contract/question.ts';
import type { Levels } from './median.ts';
import type { KeptLoop, LoopAnswer } from './ports.ts';
import { FEWEST_STORIES } from './readiness.ts';
import { capitalised } from './words.ts';

type Next = Debrief['next'];

const REHEARSALS = 3;

/** The principle of the bank whose questions ask for a view beyond the team and the year. */
const SCOPE_PRINCIPLE = 'think-big';

/** Something missing, and the questions of the bank that train it, the best first. */
interface Need {
  why: string;
  questions: readonly BankQuestion[];
}

/**
 * Three rehearsals to do next: each trains something that was missing, by a question that this loop
 * did not hear answered. With too few stories, the loop's own unanswered questions come first.
 */
export function nextRehearsals(
  { questions }: KeptLoop,
  bank: QuestionBank,
  answers: readonly LoopAnswer[],
  levels: Levels | null,
  conditions: readonly ReadinessCondition[],
): Next {
  const stories = answers.filter(({ scorecard }) => scorecard.sufficient);
  const told = new Set(stories.map(({ question }) => question.bankId));
  const asked = new Set(questions.map(({ bankId }) => bankId));
  const fresh = bank.map((file) => ({
    ...file,
    questions: file.questions.filter(({ id }) => !asked.has(id)),
  }));
  const unanswered: Need = {
    why: 'It was not answered in this loop with enough to rate.',
    questions: bank
      .flatMap((file) => file.questions)
      .filter(({ id }) => asked.has(id) && !told.has(id))
      .toSorted((a, b) => placeOf(a, questions) - placeOf(b, questions)),
  };
  const dimensions = DIMENSIONS.toSorted((a, b) => (levels?.[a] ?? 1) - (levels?.[b] ?? 1)).map(
    (dimension) => needOf(dimension, answers, fresh),
  );
  const needs = [
    ...conditions.filter(({ holds }) => !holds).flatMap((missed) => needsOf(missed, fresh)),
    ...dimensions,
  ];
  const first = stories.length < FEWEST_STORIES ? chosen([unanswered], []) : [];
  return chosen([...needs, unanswered], first);
}

/** One question for each need in turn, until there are three or none are left. */
function chosen(needs: readonly Need[], already: Next): Next {
  const next = [...already];
  for (let round = 0; round < REHEARSALS; round += 1) {
    for (const { why, questions } of needs) {
      if (next.length === REHEARSALS) return next;
      const free = questions.find(({ id }) => !next.some(({ bankId }) => bankId === id));
      if (free !== undefined) next.push({ bankId: free.id, question: free.question, why });
    }
  }
  return next;
}

/** What a missed condition asks for beside the three dimensions. */
function needsOf({ id, says }: ReadinessCondition, bank: QuestionBank): Need[] {
  const trains: Partial<Record<typeof id, QuestionBank>> = {
    peopleStory: bank.map((file) => ({
      ...file,
      questions: file.questions.filter(({ people }) => people),
    })),
    scope: bank.filter((file) => file.id === SCOPE_PRINCIPLE),
  };
  const questions = trains[id]?.flatMap((file) => file.questions);
  return questions === undefined ? [] : [{ why: says, questions }];
}

/** What the weakest answer lacks in a dimension, and the questions that probe for it, or near it. */
function needOf(dimension: Dimension, answers: readonly LoopAnswer[], bank: QuestionBank): Need {
  const [weakest] = answers.toSorted((a, b) => levelIn(dimension, a) - levelIn(dimension, b));
  const lack = weakest?.scorecard.advice.find((each) => each.dimension === dimension)?.element;
  const stands =
    weakest === undefined
      ? `${capitalised(dimension)} was not shown`
      : `At its lowest ${dimension} was at ${levelIn(dimension, weakest)}`;
  const probing = (isSought: (element: ElementId) => boolean) =>
    bank
      .flatMap((file) => file.questions)
      .filter(({ probes }) => probes.some((probe) => probe.for && isSought(probe.for)));
  return {
    why: lack ? `${stands}; say ${ELEMENT_WORDS[lack].meaning}.` : `${stands}.`,
    questions: [
      ...probing((element) => element === lack),
      ...probing((element) => dimensionOf(element) === dimension),
    ],
  };
}

function levelIn(dimension: Dimension, { scorecard }: LoopAnswer): number {
  return scorecard.dimensions[dimension].level;
}

function placeOf({ id }: BankQuestion, questions: KeptLoop['questions']): number {
  return questions.findIndex(({ bankId }) => bankId === id);
}
