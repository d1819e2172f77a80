import type { QuestionBank } from '#contract/question.ts';
import type { Scenario, Scenarios } from '#contract/scenario.ts';
import type { Coverage } from '#contract/story.ts';
import type { KeptStory, KeptTelling } from './ports.ts';

/*
 * When one story carries too much: interviewers compare notes, and a story heard three times is one
 * story. It may be told for a third of the covered principles, or two, whichever is more; and it may
 * be all that there is for two.
 */
const LARGEST_SHARE = 1 / 3;
const MOST_PRINCIPLES = 2;

interface Story {
  readonly story: KeptStory;
  readonly tellings: readonly KeptTelling[];
}

/**
 * Stories by the bank's principles, what one story carries too much of, and the questions of the
 * largest loop to which nothing was told: `canAnswer` are the questions that some story can answer.
 */
export function coverageOf(
  stories: readonly Story[],
  bank: QuestionBank,
  scenarios: Scenarios,
  bestOf: (tellings: readonly KeptTelling[]) => KeptTelling | null,
  canAnswer: ReadonlySet<string>,
): Coverage {
  const principles = bank.map(({ id, principle }) => ({
    id,
    principle,
    stories: stories.flatMap(({ story, tellings }) => {
      const best = bestOf(tellings.filter(({ question }) => question.principle === principle));
      return best === null ? [] : [{ storyId: story.id, best }];
    }),
  }));
  return {
    principles,
    warnings: warningsOf(
      stories.map(({ story }) => story),
      principles,
    ),
    loop: loopOf(largestLoop(scenarios), bank, canAnswer),
  };
}

function warningsOf(
  stories: readonly KeptStory[],
  principles: Coverage['principles'],
): Coverage['warnings'] {
  const covered = principles.filter((one) => one.stories.length > 0);
  return stories.flatMap(({ id, name }) => {
    const told = covered.filter((one) => one.stories.some(({ storyId }) => storyId === id));
    const alone = told.filter((one) => one.stories.length === 1);
    const reason =
      alone.length > MOST_PRINCIPLES
        ? `It is the only story for ${alone.length} principles: ${namesOf(alone)}. A loop would hear it again and again.`
        : told.length > MOST_PRINCIPLES && told.length > LARGEST_SHARE * covered.length
          ? `It is told for ${told.length} of the ${covered.length} principles that have a story.`
          : null;
    return reason === null ? [] : [{ storyId: id, name, reason }];
  });
}

function namesOf(principles: Coverage['principles']): string {
  return principles.map(({ principle }) => principle).join(', ');
}

function largestLoop(scenarios: Scenarios): Scenario | null {
  return scenarios
    .filter(({ kind }) => kind === 'loop')
    .reduce<Scenario | null>(
      (largest, one) =>
        largest === null || questionsOf(one).length > questionsOf(largest).length ? one : largest,
      null,
    );
}

function questionsOf({ interviewers }: Scenario): string[] {
  return interviewers.flatMap(({ questions }) => questions);
}

function loopOf(
  scenario: Scenario | null,
  bank: QuestionBank,
  canAnswer: ReadonlySet<string>,
): Coverage['loop'] {
  if (scenario === null) return null;
  const asked = questionsOf(scenario);
  return {
    title: scenario.title,
    questions: asked.length,
    findsNothing: asked
      .filter((id) => !canAnswer.has(id))
      .flatMap((wanted) =>
        bank.flatMap(({ principle, questions }) =>
          questions
            .filter(({ id }) => id === wanted)
            .map(({ id, question }) => ({ id, text: question, principle })),
        ),
      ),
  };
}
