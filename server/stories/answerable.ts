import type { ElementId } from '#contract/element.ts';
import type { BankQuestion, QuestionBank } from '#contract/question.ts';
import type { AnswerableQuestion, StoryTelling } from '#contract/story.ts';
import type { ReadTelling } from './ports.ts';

/** Words of a question that a telling must say too, and how rare each has to be. */
const LEAST_WORDS = 2;
const RARE = 0.4;
/** Every question that asks for a story says these. */
const ASKING =
  /^(?:tell|walk|describe|story|somebody|someone|anybody|proof|evidence|question|answer)$/;

/** What is known of a story when it is held against the bank. */
interface StoryKnown {
  readonly tellings: readonly StoryTelling[];
  /** What the best telling says, and the elements that it is credited with. */
  readonly best: ReadTelling;
  readonly credited: ReadonlySet<ElementId>;
}

/**
 * The questions of the bank that a story can answer, surest first: those that it was told to; others
 * that speak of what the best telling speaks of; others of a principle that it was told for. But for
 * the first, at least half of what the question's probes are after must be told, and a question
 * about people or the future takes a story told to one like it.
 */
export function answerableBy(
  { tellings, best, credited }: StoryKnown,
  bank: QuestionBank,
): AnswerableQuestion[] {
  const asked = tellings.map(({ question }) => question);
  const toldFor = new Set(asked.map(({ principle }) => principle));
  const found = bank.flatMap(({ principle, questions }) =>
    questions.flatMap((question) => {
      const because = (sureness: number, how: string) => [
        {
          sureness,
          is: { id: question.id, text: question.question, principle, sure: sureness > 0, how },
        },
      ];
      const times = asked.filter(({ bankId }) => bankId === question.id).length;
      if (times > 0)
        return because(
          2,
          times === 1 ? 'Answered with it once.' : `Answered with it ${times} times.`,
        );
      if (question.people && !asked.some(({ people }) => people)) return [];
      if (question.future && !asked.some(({ future }) => future)) return [];
      const wanted = new Set(question.probes.flatMap((probe) => probe.for ?? []));
      const has = [...wanted].filter((id) => credited.has(id)).length;
      if (2 * has < wanted.size) return [];
      const after = `${has} of the ${wanted.size} things that its probes are after are told`;
      const words = wordsOf(question)
        .filter((word) => (best.content.get(word) ?? 0) >= RARE)
        .map((word) => `“${word}”`);
      if (words.length >= LEAST_WORDS)
        return because(1, `It too speaks of ${words.join(', ')}; ${after}.`);
      return toldFor.has(principle) ? because(0, `The same principle; ${after}.`) : [];
    }),
  );
  return found.toSorted((a, b) => b.sureness - a.sureness).map(({ is }) => is);
}

/** The bank stays as it is while the server runs: each question is read once. */
const WORDS = new WeakMap<BankQuestion, readonly string[]>();

/** What a question speaks of and listens for: each word once, in the singular. */
function wordsOf(asked: BankQuestion): readonly string[] {
  const known = WORDS.get(asked);
  if (known) return known;
  const said = `${asked.question} ${asked.listensFor}`.toLowerCase().match(/[a-z-]+/g) ?? [];
  const singular = said.map((word) => word.replace(/(?<=[a-z]{2}[^s])s$/, ''));
  const words = [...new Set(singular)].filter((word) => !ASKING.test(word));
  WORDS.set(asked, words);
  return words;
}
