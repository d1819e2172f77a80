import type { WordTold } from '#contract/told.ts';
import { stemOf } from './integrity/scope.ts';
import { shippedModel } from './learned/shipped-model.ts';
import type { Utterance } from './reading/reading.ts';
import type { Token } from './reading/token.ts';

const CONTENT = /^(?:NOUN|PROPN|ADJ|VERB)$/;
const PLAIN = /^\p{L}[\p{L}-]{2,}$/u;

/** By Zipf's law one word in `rank` * 10.5 is this one: the harmonic number of 20,000 words. */
const ZIPF = 10.5;
/** A word of the table's last rank and one that it lacks. */
const UNKNOWN_RANK = 40_000;
/** Surprise, in nats, of the words that everybody says; and by how much the rare ones exceed it. */
const COMMON_NATS = 7;
const RARE_NATS = 5;

/** The nouns, verbs and adjectives of an utterance with their rarity, without names and numbers. */
export function contentOf(utterance: Utterance): WordTold[] {
  const names = new Set(
    utterance.mentions.flatMap(({ entity: { kind, label } }) =>
      kind === 'person' ? label.toLowerCase().split(' ') : [],
    ),
  );
  const words = new Map<string, number>();
  for (const token of utterance.tokens) {
    if (!CONTENT.test(token.pos) || !PLAIN.test(token.lower) || names.has(token.lower)) continue;
    if (isNumber(token, utterance)) continue;
    const word = token.pos === 'VERB' ? token.lemma : stemOf(token);
    const rarity = Math.min(rarityOf(token.lower), rarityOf(token.lemma));
    words.set(word, Math.min(words.get(word) ?? rarity, rarity));
  }
  return [...words].map(([word, rarity]) => ({ word, rarity }));
}

/** A number's own words; the noun that it counts is none. */
function isNumber({ index, lower, lemma }: Token, { quantities }: Utterance): boolean {
  return quantities.some(
    ({ from, to, unit }) => index >= from && index < to && unit !== lemma && unit !== lower,
  );
}

function rarityOf(word: string): number {
  const rank = shippedModel().vectors.rank(word) ?? UNKNOWN_RANK;
  return Math.max(0, (Math.log((rank + 1) * ZIPF) - COMMON_NATS) / RARE_NATS);
}
