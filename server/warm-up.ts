import { wordsOfText } from '#contract/transcript.ts';
import { rate } from './rating.ts';
import { DETECTORS } from './rubric/rule-findings.ts';

/** Words as many as an answer of three minutes has, and ratings until one takes a tenth of the first. */
const WARM_UP = { words: 400, rounds: 6 };

/**
 * Loads and compiles the grader while the speech model loads, so that the first rating is no slower.
 * It rates the examples of its own rules, which take the ways that answers take.
 */
export async function warmUp(): Promise<void> {
  const words = wordsOfText(DETECTORS.flatMap(({ credited }) => credited).join(' '));
  const question = { bankId: null, text: '', principle: null, people: false, future: false };
  for (let round = 0; round < WARM_UP.rounds; round += 1) {
    const from = round * WARM_UP.words;
    const said = words.slice(from, from + WARM_UP.words);
    await rate({ question, utterances: [{ id: 'warm-up', words: said }] });
  }
}
