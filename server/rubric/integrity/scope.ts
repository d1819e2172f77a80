import type { Clause, Reading } from '../reading/reading.ts';
import { sentenceOf } from '../reading/select.ts';
import type { Range } from '../reading/text.ts';
import type { Token } from '../reading/token.ts';
import { shifts } from './stated.ts';

/** What a number's sentence says about when, where and of which part it holds. */
export function scopeOf(reading: Reading, clause: Clause): ReadonlySet<string> {
  const tokens = sentenceOf(reading, clause).flatMap((one) => one.tokens);
  return new Set(
    tokens
      .filter((token) => shifts(token.lower) || (token.pos === 'PROPN' && !token.initial))
      .map(({ lower }) => lower),
  );
}

/** What a clause's tokens say was counted or measured: nouns, names and adjectives outside `number`. */
export function subjectWords(tokens: readonly Token[], number: Range): ReadonlySet<string> {
  const outside = ({ index }: Token) => index < number.from || index >= number.to;
  return new Set(
    tokens
      .filter(
        (token) =>
          outside(token) && /^(?:NOUN|PROPN|ADJ)$/.test(token.pos) && !IDLE.test(token.lower),
      )
      .map(stemOf),
  );
}

/** A word without its plural ending. */
export function stemOf({ lower }: Token): string {
  return lower.replace(/(?<=ch|sh|ss|x)es$|(?<=[a-z]{2}[^s])s$/, '');
}

/** Nouns and adjectives that say nothing about what was measured. */
const IDLE =
  /^(?:thing|something|percent|percentage|point|rate|number|figure|result|proud|good|big|great|real|whole|same|lot|way)s?$/;

export function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((word) => whole.has(word));
}

export function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && isSubset(one, other);
}
