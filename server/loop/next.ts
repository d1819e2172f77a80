import {
  DIMENSIONS,
  type Dimension,
  dimensionOf,
  ELEMENT_WORDS,
  type ElementId,
} from '#contract/element.ts';
import type { Debrief, Feedback, ReadinessCondition } from '#contract/loop.ts';
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
  stories: readonly LoopAnswer[],
  levels: Levels | null,
  conditions: readonly ReadinessCondition[],
  feedback: readonly Feedback[],
): Next {
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
    (dimension) => needOf(dimension, levels, feedback, fresh),
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

/** A dimension's commonest lack, and the questions that probe for it, or at least for the dimension. */
function needOf(
  dimension: Dimension,
  levels: Levels | null,
  feedback: readonly Feedback[],
  bank: QuestionBank,
): Need {
  const lacks = feedback
    .flatMap(({ missing }) => missing)
    .filter((each) => each.dimension === dimension)
    .map(({ element }) => element);
  const timesLacking = (element: ElementId) => lacks.filter((other) => other === element).length;
  const [lack] = lacks.toSorted((a, b) => timesLacking(b) - timesLacking(a));
  const probing = (isSought: (element: ElementId) => boolean) =>
    bank
      .flatMap((file) => file.questions)
      .filter(({ probes }) => probes.some((probe) => probe.for && isSought(probe.for)));
  const level = levels?.[dimension];
  const stands = level === undefined ? 'was not shown' : `has a median of ${level}`;
  const aim = lack && `; say ${ELEMENT_WORDS[lack].meaning}`;
  return {
    why: `${capitalised(dimension)} ${stands}${aim ?? ''}.`,
    questions: [
      ...probing((element) => element === lack),
      ...probing((element) => dimensionOf(element) === dimension),
    ],
  };
}

function placeOf({ id }: BankQuestion, questions: KeptLoop['questions']): number {
  return questions.findIndex(({ bankId }) => bankId === id);
}
