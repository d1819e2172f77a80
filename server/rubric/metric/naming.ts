import type { Quantity } from '../reading/quantity.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import type { Token } from '../reading/token.ts';
import { sentencesAround } from './sentences.ts';
import { CALENDAR, MEASURE_NOUN, VAGUE_METRIC } from './words.ts';

/** A number and the clause that it is said in. */
interface Said {
  readonly clause: Clause;
  readonly quantity: Quantity;
}

const PRONOUN = /^(?:it|that|this|they|we|those|these|which|i|he|she|who|there)$/;

/** A verb with a meaning of its own. */
const TELLING = /^(?!(?:be|have|do|get|go)$)/;

/** "12 percent paying late", "84 percent come back": what follows a share says what it is a share of. */
function isDescribed({ utterance, verb }: Clause, { to, kind }: Quantity): boolean {
  if (kind !== 'percentage' && kind !== 'ratio') return false;
  const next = utterance.tokens[to];
  if (verb && verb.from >= to && verb.from - to <= 6 && TELLING.test(verb.lemma)) return true;
  return (
    utterance.tokens[to - 1]?.after === '' && next?.pos === 'VERB' && /(?:ing|ed)$/.test(next.lower)
  );
}

/** The clause, or what its pronoun points back to, says what was measured. */
export function isNamed(reading: Reading, { clause, quantity }: Said, reach: number): boolean {
  const own = nounsOf(clause, quantity);
  if (isDescribed(clause, quantity)) return true;
  if (own.some((noun) => !VAGUE_METRIC.test(noun))) return true;
  if (quantity.kind === 'count' && quantity.unit !== null && !VAGUE_METRIC.test(quantity.unit))
    return true;
  if (own.length > 0) return false;
  const head = clause.tokens.find((token) => token.index >= (clause.doer.from ?? 0));
  if (clause.verb && clause.doer.from >= 0 && head && !PRONOUN.test(head.lower)) return false;
  return sentencesAround(reading, clause, -reach, 0)
    .filter((other) => other.index < clause.index)
    .some((other) => nounsOf(other, quantity).some((noun) => MEASURE_NOUN.test(noun)));
}

/** The clause's nouns other than those of time and of the number itself, in the singular. */
export function nounsOf(clause: Clause, quantity: Quantity): string[] {
  return clause.tokens
    .filter(
      (token) =>
        (token.pos === 'NOUN' ||
          (token.pos === 'PROPN' && (token.initial || MEASURE_NOUN.test(token.lower)))) &&
        (token.index < quantity.from || token.index >= quantity.to) &&
        !CALENDAR.test(token.lower) &&
        !isIdleTime(clause, token),
    )
    .map((token) =>
      MEASURE_NOUN.test(token.lower) ? token.lower : token.lemma.replace(/(?<=[a-z]{3})s$/, ''),
    );
}

const BEFORE_IDLE =
  /^(?:the|a|an|this|that|at|in|on|of|first|second|third|last|next|same|every|each|any|some|all|more|long|my|our|his|her|their|what|enough|no|most|half|spare|free|short|over|one)$/;

/** "in time", "every time", "at the same time": no measure, unlike "waiting time" or "the time to answer". */
function isIdleTime({ utterance }: Clause, token: Token): boolean {
  if (!/^times?$/.test(token.lower)) return false;
  const next = utterance.tokens[token.index + 1]?.lower ?? '';
  if (/^(?:to|per|from|between|for)$/.test(next)) return false;
  return BEFORE_IDLE.test(utterance.tokens[token.index - 1]?.lower ?? 'the');
}
