import type { AskedQuestion } from '#contract/question.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { rate } from '../../server/compose.ts';
import type { Store } from '../../server/store/store.ts';

/** Answers of one person about three things that they did, by the principle that they were asked for. */
export const TELLINGS = {
  rota: 'The depot rota was torn up every Sunday night, and forty-eight hours later half of the drivers were on overtime. I asked Dana to own the rota and gave her the right to refuse any swap after Wednesday. Every Monday she puts the depot rota on the board, and on Fridays the two shift leads check each swap against the list. Overtime went from twenty-two percent to nine in five months. The other depot kept the old rota and stayed where it was. When I was away in June Dana changed the cut-off by herself.',
  rotaAgain:
    'I did not believe in the cut-off for swaps, and Dana did. We had drivers on overtime because the depot rota changed up to the last hour. She showed me two weeks of swaps, and I was wrong. So I backed her rota in front of the shift leads. Overtime came down from twenty-two percent to nine, and Dana runs the rota for both depots now.',
  pallets:
    'Pallets came back from the supermarkets with the corners crushed. I wrote a packing card with three photographs, and every loader signs it before the lorry leaves. Tomasz picks ten pallets a week at random and measures the corners. We went from thirty crushed pallets a month to four within a year. After he found that the wrap was too thin we changed the wrap.',
} as const;

/** Keeps a rated, typed answer as the product does; gives the attempt's id. */
export async function keepTelling(
  store: Store,
  question: AskedQuestion,
  text: string,
): Promise<string> {
  const begun = store.beginAttempt(question, 'typed');
  const words = wordsOfText(text);
  const scorecard = await rate({ question, utterances: [{ id: begun.utteranceId, words }] });
  store.saveRating(begun, { recognizer: 'typed', words }, scorecard);
  return begun.attemptId;
}
