import { COORDINATORS, SUBORDINATORS } from './clause.ts';
import { HESITATIONS } from './clean.ts';
import type { PunctuationModel } from './punctuation-model.ts';
import type { Token } from './token.ts';

/** Log-odds from which a gap in a text without marks gets one, and from which that ends a sentence. */
const BARE = { mark: -0.7, end: 0 };
/** So many words without the end of a sentence have lost the ends between them. */
const LONGEST_SENTENCE = 60;

/** The tokens of stretches in which full stops were not printed, wherever in a text they stand. */
export function withoutPunctuation(tokens: readonly Token[]): ReadonlySet<Token> {
  const bare = new Set<Token>();
  let from = 0;
  for (const [at, { after }] of tokens.entries()) {
    if (at + 1 < tokens.length && !/[.?!]/.test(after)) continue;
    if (at - from >= LONGEST_SENTENCE) for (const one of tokens.slice(from, at)) bare.add(one);
    from = at + 1;
  }
  return bare;
}

/** Sets full stops and commas behind those of the tagged tokens that have none. */
export function restorePunctuation(
  tokens: readonly Token[],
  bare: ReadonlySet<Token>,
  model: PunctuationModel,
): void {
  for (const { token, next, names } of gapsOf(tokens, (one) => bare.has(one))) {
    if (token.after !== '' || oddsOf(names, model, 'mark') < BARE.mark) continue;
    if (oddsOf(names, model, 'end') < BARE.end) token.after = ',';
    else endAt(token, next);
  }
}

function endAt(token: Token, next: Token): void {
  token.after = '.';
  next.initial = true;
}

function oddsOf(names: readonly string[], model: PunctuationModel, of: 'mark' | 'end'): number {
  let odds = model.bias[of];
  for (const name of names) odds += model.weights.get(name)?.[of] ?? 0;
  return odds;
}

/** Two words that follow one another, with what holds around the gap between them by readable names. */
export interface Gap {
  readonly token: Token;
  readonly next: Token;
  readonly names: readonly string[];
}

const CLOSED = new Set(
  'i we he she they you it this that there these those who which what where when why how a an the my our his her their your its me us him them and but or so then because if until while before after since as once of in on at by for from to with about into over out up down off not no yes now just also only even still never always every each all both one two some any more most than too very well really actually anyway right okay yeah sorry mean know sort like kind is are was were am be been being has have had do does did will would can could should may might must said say says told think thought guess wait'.split(
    ' ',
  ),
);

/** The word itself if it is of a closed class, else its part of speech and ending. */
function shapeOf({ lower, pos }: Token): string {
  if (CLOSED.has(lower) || COORDINATORS.has(lower) || SUBORDINATORS.has(lower)) return lower;
  if (/\d/.test(lower)) return 'NUM';
  return pos + (/(?:ing|ed|ly|s)$/.exec(lower)?.[0] ?? '');
}

/** The gaps between the words of a text that are wanted; hesitations are not seen. */
export function gapsOf(
  tokens: readonly Token[],
  isWanted: (token: Token) => boolean = () => true,
): Gap[] {
  const words = tokens.filter(({ lower }) => !HESITATIONS.has(lower));
  const shapes = words.map(shapeOf);
  const shape = (at: number) => shapes[at] ?? '#';
  const pos = (at: number) => words[at]?.pos ?? '#';
  const word = (at: number) => (/\d/.test(words[at]?.lower ?? '') ? 'NUM' : words[at]?.lower);
  const gaps: Gap[] = [];
  let verb = -9;
  for (const [at, token] of words.entries()) {
    if (/^(?:VERB|AUX)$/.test(token.pos)) verb = at;
    const next = words[at + 1];
    if (next === undefined || next.word === token.word || !isWanted(token)) continue;
    const since = Math.min(8, at - verb);
    const names = [
      `${word(at)} _`,
      `_ ${word(at + 1)}`,
      `_ . ${word(at + 2)}`,
      `${shape(at)} _ ${shape(at + 1)}`,
      `${shape(at - 1)} ${shape(at)} _`,
      `_ ${shape(at + 1)} ${shape(at + 2)}`,
      `_ ${shape(at + 1)} ${shape(at + 2)} ${shape(at + 3)}`,
      `${pos(at - 1)} ${pos(at)} _ ${pos(at + 1)} ${pos(at + 2)}`,
      `${pos(at)} _ ${shape(at + 1)} ${shape(at + 2)}`,
      `_ ${pos(at + 1)} ${pos(at + 2)} ${pos(at + 3)} ${pos(at + 4)}`,
      `${since} since a verb _ ${shape(at + 1)}`,
      `${since} since a verb ${pos(at)} _ ${pos(at + 1)}`,
    ];
    gaps.push({ token, next, names });
  }
  return gaps;
}
