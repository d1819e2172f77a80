import { z } from 'zod';
import type { Coaching, CoachingRequest } from '#contract/coaching.ts';
import { dimensionOf, ELEMENT_WORDS, type ElementId } from '#contract/element.ts';
import { RemoteFailure } from '#contract/remote.ts';
import { textOf } from '#contract/transcript.ts';
import { grounded } from './facts.ts';
import type { CoachParts, Instructions, RatedAnswer } from './ports.ts';

const Told = z.object({
  sentences: z.array(
    z.object({ text: z.string(), facts: z.array(z.object({ quote: z.string() })) }),
  ),
});

/** A model that thinks before it writes takes most of it for that. */
const MOST_OUTPUT_TOKENS = 6_000;

/** What a model is asked, and over which attempt's words. */
interface Assignment {
  attemptId: string;
  rated: RatedAnswer;
  instructions: Instructions;
  material: Record<string, unknown>;
}

/** Rewrites and model answers out of what the person said. */
export class Coach {
  readonly #parts: CoachParts;

  constructor(parts: CoachParts) {
    this.#parts = parts;
  }

  /** Asks for it; null where the attempt has no scorecard. A model that fails is told of, not thrown. */
  async coach(attemptId: string, request: CoachingRequest): Promise<Coaching | null> {
    const assignment = this.#assignmentOf(attemptId, request);
    if (assignment === null) return null;
    try {
      return await this.#ask(assignment);
    } catch (error) {
      if (error instanceof RemoteFailure) return { state: 'failed', problem: error.problem };
      throw error;
    }
  }

  async #ask({ attemptId, rated, instructions, material }: Assignment): Promise<Coaching> {
    const { ask, reader } = this.#parts;
    const { value, usage } = await ask({
      use: 'coaching',
      attemptId,
      name: 'coaching',
      shape: Told,
      instructions: instructions.text,
      // As JSON the person's words cannot pass for instructions.
      input: JSON.stringify(material),
      maxOutputTokens: MOST_OUTPUT_TOKENS,
    });
    const sentences = value.sentences.flatMap(
      (sentence) => grounded(sentence, rated.answer.utterances, reader) ?? [],
    );
    if (sentences.length === 0) {
      throw new RemoteFailure({
        code: 'refused',
        message: 'The model said only what you did not, so nothing of it is shown; try again.',
        retryAfterMs: null,
      });
    }
    const refused = value.sentences.length - sentences.length;
    const promptVersion = instructions.version;
    return { state: 'there', attemptId, sentences, refused, promptVersion, usage };
  }

  #assignmentOf(asked: string, request: CoachingRequest): Assignment | null {
    const { ratedAnswer, bestTellingOf, instructions } = this.#parts;
    const isRewrite = request.kind === 'rewrite';
    const attemptId = isRewrite ? asked : bestTellingOf(asked);
    const rated = ratedAnswer(attemptId);
    if (rated === null) return null;
    const { question, utterances } = rated.answer;
    const [answer = '', ...replies] = utterances.map(({ words }) => textOf(words));
    const said = { question: question.text, answer, replies };
    return {
      attemptId,
      rated,
      instructions: instructions[request.kind],
      material: isRewrite ? { ...weaknessOf(rated, request.element), ...said } : said,
    };
  }
}

/** What is missing, and the passage that came closest to it; without one, the answer as a whole. */
function weaknessOf({ scorecard }: RatedAnswer, element: ElementId) {
  const { name, meaning } = ELEMENT_WORDS[element];
  const { elements } = scorecard.dimensions[dimensionOf(element)];
  const weakPassage = elements[element]?.closest?.quote ?? 'the whole answer';
  return { missing: { name, meaning }, weakPassage };
}
