import {
  DIMENSIONS,
  type Dimension,
  dimensionOf,
  ELEMENT_WORDS,
  type ElementId,
} from '#contract/element.ts';
import type { Debrief, ReadinessCondition } from '#contract/loop.ts';
import type { BankQuestion, QuestionBank } from '#contract/question.ts';
import type { Level } from '#contract/scorecard.ts';
import type { Levels } from './median.ts';
import type { KeptLoop, LoopAnswer } from './ports.ts';
import { FEWEST_STORIES } from './readiness.ts';
import { capitalised } from './words.ts';

type Next = Debrief['next'];

const REHEARSALS = 3;
const HIGHEST: Level = 5;

/** The principle of the bank whose questions ask for a view beyond the team and the year. */
const SCOPE_PRINCIPLE = 'think-big';

/** A question of the bank, and why it is to be rehearsed. */
interface Reason {
  question: BankQuestion;
  why: string;
}

/** The questions of the bank that train something missing, the best first. */
type Need = readonly Reason[];

/**
 * Three rehearsals to do next: each trains something that was missing, by a question that this loop
 * did not hear answered. With too few stories, the loop's own unanswered questions come first.
 */
export function nextRehearsals(
  loop: KeptLoop,
  bank: QuestionBank,
  answers: readonly LoopAnswer[],
  levels: Levels | null,
  conditions: readonly ReadinessCondition[],
): Next {
  const stories = answers.filter(({ scorecard }) => scorecard.sufficient);
  const asked = new Set(loop.questions.map(({ bankId }) => bankId));
  const fresh = bank.map((file) => ({
    ...file,
    questions: file.questions.filter(({ id }) => !asked.has(id)),
  }));
  const unanswered = unansweredIn(loop, bank, answers);
  const dimensions = DIMENSIONS.toSorted((a, b) => (levels?.[a] ?? 1) - (levels?.[b] ?? 1)).map(
    (dimension) => needOf(dimension, stories.length > 0 ? stories : answers, fresh),
  );
  const needs = [
    ...conditions.filter(({ holds }) => !holds).map((missed) => needBehind(missed, fresh)),
    ...dimensions,
  ];
  const first = stories.length < FEWEST_STORIES ? chosen([unanswered], []) : [];
  return chosen([untold(stories, fresh)], chosen([...needs, unanswered], first));
}

/** One question for each need in turn, until there are three or none are left. */
function chosen(needs: readonly Need[], already: Next): Next {
  const next = [...already];
  for (let round = 0; round < REHEARSALS; round += 1) {
    for (const need of needs) {
      if (next.length === REHEARSALS) return next;
      const free = need.find(({ question }) => !next.some(({ bankId }) => bankId === question.id));
      if (free === undefined) continue;
      const isSaid = next.some(({ why }) => why === free.why);
      const { id: bankId, question } = free.question;
      next.push({
        bankId,
        question,
        why: isSaid ? `The same by another story. ${free.why}` : free.why,
      });
    }
  }
  return next;
}

/** The loop's own questions that were skipped, left open, or answered in too few words. */
function unansweredIn(
  { questions, skipped }: KeptLoop,
  bank: QuestionBank,
  answers: readonly LoopAnswer[],
): Need {
  const all = bank.flatMap((file) => file.questions);
  return questions.flatMap(({ bankId }) => {
    const question = all.find(({ id }) => id === bankId);
    const own = answers.filter((answer) => answer.question.bankId === bankId);
    if (question === undefined || own.some(({ scorecard }) => scorecard.sufficient)) return [];
    if (own.length > 0) return [{ question, why: 'Its answer had too few words to be rated.' }];
    const why = skipped.includes(bankId)
      ? 'It was skipped in this loop.'
      : 'It was not answered in this loop.';
    return [{ question, why }];
  });
}

/** What a missed condition asks for beside the three dimensions. */
function needBehind({ id, says }: ReadinessCondition, bank: QuestionBank): Need {
  const trains: Partial<Record<typeof id, QuestionBank>> = {
    peopleStory: bank.map((file) => ({
      ...file,
      questions: file.questions.filter(({ people }) => people),
    })),
    scope: bank.filter((file) => file.id === SCOPE_PRINCIPLE),
  };
  const questions = trains[id]?.flatMap((file) => file.questions) ?? [];
  return questions.map((question) => ({ question, why: says }));
}

/** What the weakest answer lacks in a dimension, and the questions that probe for it, or near it. */
function needOf(dimension: Dimension, answers: readonly LoopAnswer[], bank: QuestionBank): Need {
  const [weakest] = answers.toSorted((a, b) => levelIn(dimension, a) - levelIn(dimension, b));
  if (weakest !== undefined && levelIn(dimension, weakest) === HIGHEST) return [];
  const lack = weakest?.scorecard.advice.find((each) => each.dimension === dimension)?.element;
  const stands =
    weakest === undefined
      ? `${capitalised(dimension)} was not shown`
      : `At its lowest, ${dimension} was at ${levelIn(dimension, weakest)}`;
  const why = lack ? `${stands}; say ${ELEMENT_WORDS[lack].meaning}.` : `${stands}.`;
  const probing = (isSought: (element: ElementId) => boolean) =>
    bank
      .flatMap((file) => file.questions)
      .filter(({ probes }) => probes.some((probe) => probe.for && isSought(probe.for)));
  return [
    ...probing((element) => element === lack),
    ...probing((element) => dimensionOf(element) === dimension),
  ].map((question) => ({ question, why }));
}

/** With nothing left to mend: one story for each principle that the loop heard none for, then others. */
function untold(stories: readonly LoopAnswer[], bank: QuestionBank): Need {
  const heard = new Set(stories.map(({ question }) => question.principle));
  const reasons = bank.flatMap(({ principle, questions }) =>
    questions.map((question, index) => ({
      question,
      isFirst: index === 0 && !heard.has(principle),
      why: heard.has(principle)
        ? `Another story for ${principle}, so that it does not rest on one.`
        : `This loop heard no story for ${principle}.`,
    })),
  );
  return reasons.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst));
}

function levelIn(dimension: Dimension, { scorecard }: LoopAnswer): number {
  return scorecard.dimensions[dimension].level;
}
