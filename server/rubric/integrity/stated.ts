import { clauseAt } from '../metric/figure.ts';
import { sentencesAround } from '../metric/sentences.ts';
import type { Quantity } from '../reading/quantity.ts';
import type { Clause, Reading, Utterance } from '../reading/reading.ts';
import { lineOf, type Range } from '../reading/text.ts';
import type { Passage } from './claim-kind.ts';

/** The speaker takes it back, doubts it, laughs at it or gives it as the words of others. */
const DISOWNED =
  /\b(?:sorry|correction|misspoke|i (?:mean|meant)|or rather|actually|(?<!\b(?:the|a|that|our|long|average) )wait|tell a lie|lying|let me correct|to be (?:exact|precise)|strictly|not sure|do not (?:remember|recall)|impossible|nonsense|absurd|typo|jok(?:e|es|ed|ing)|supposedly|double counted|count(?:ed|ing) \w+ twice|counted twice|miscount(?:ed)?|mistyped|by mistake|(?:it|that|this|which|count|number|figure|i) (?:was|were|is) wrong|no sense|cannot be|claimed|pretend(?:ed)?|argu(?:es|ed)|(?:he|she|they|somebody|someone|people) (?:say|says|said|told|thought|think)|on paper|forecast(?:s|ed)?|target(?:s|ed)?|budget(?:s|ed)?|planned|quota|hoped|expected)\b/;

/** Something else is spoken of from here on: another time, place, part or stage. */
const SHIFT =
  /\b(?:other|others|another|second|third|next|later|then|now|today|again|further|more|extra|additional|new|since|after|afterwards|before|until|eventually|finally|end|overall|total|altogether|alone|each|every|per|both|half|grew|grow|grown|growing|hire|hired|hiring|joined|left|leaving|lost|added|merged|doubled|tripled|shrank|shrunk|took on|took over|promoted|moved|north|south|east|west|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|year|years|month|months|quarter|quarters|week|weeks|season|q[1-4]|(?:19|20)\d\d)\b/;

/** Before a number: it was not so; but "No, we had nineteen" says that it was. */
const DENIED =
  /\b(?:not|no(?! (?:i|we|you|he|she|it|they|that|this|there)\b)|never|nobody|nothing|none|neither|nor|hardly|without)\b/;

/** The number is said as a fact: true, and not taken back or disowned in the sentences around it. */
export function isStated(reading: Reading, clause: Clause, { from }: Range): boolean {
  if (clause.hypothetical || clause.future || clause.intention) return false;
  if (DENIED.test(textBetween(clause.utterance, clause.from, from))) return false;
  return !sentencesAround(reading, clause, -1, 1).some(({ text }) => DISOWNED.test(text));
}

/** Where a number was said; null if it was not said as a fact. */
export function passageOf(
  reading: Reading,
  utterance: Utterance,
  quantity: Quantity,
): Passage | null {
  const clause = clauseAt(reading, utterance, quantity.from);
  if (clause === null || !isStated(reading, clause, quantity)) return null;
  return { clause, from: quantity.from, to: quantity.to };
}

/** True if the two cannot be one value, rounded once and once not. */
export function differ(first: Quantity, second: Quantity): boolean {
  if ([first, second].some(({ approximate, vague }) => approximate || vague)) return false;
  const [low = 0, high = 0] = [first.value, second.value].toSorted((a, b) => a - b);
  return high - low > 0.1 * high;
}

/** True if the words speak of another time, place, part or stage than what was said before them. */
export function shifts(text: string): boolean {
  return SHIFT.test(text);
}

/** Where the sentence ends that the token at `position` stands in or opens. */
export function sentenceEnd({ tokens }: Utterance, position: number): number {
  const next = tokens.findIndex(({ initial, index }) => initial && index >= position);
  return next === -1 ? tokens.length : next;
}

/** The lower-case words of an utterance from one token position to another. */
export function textBetween({ tokens }: Utterance, from: number, to: number): string {
  return lineOf(tokens, from, to).text;
}
