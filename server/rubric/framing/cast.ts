import { once } from '../reading/once.ts';
import type { Entity, Mention } from '../reading/people.ts';
import type { Clause, Reading, Utterance } from '../reading/reading.ts';
import { everyMatch, type Range } from '../reading/text.ts';
import type { Token } from '../reading/token.ts';
import { verbForm } from '../reading/verb-forms.ts';

/**
 * Everybody but the speaker, by the part they may play: `p` a person or role who can be told
 * apart, `t` a sub-team that can, `s` somebody above the speaker, `o` a customer and the like,
 * `g` "the team", "everyone", "somebody".
 */
export type Part = 'p' | 't' | 's' | 'o' | 'g';

/**
 * A sentence with its people replaced by their parts ("@p") and its verbs by their lemmas, so that
 * a pattern says who does what to whom: "I handed Dana the rota" reads "i hand @p the rota". A
 * possessive reads "@p 's"; one that nothing follows ("it is hers") reads "@p 's-own".
 */
export interface Scene {
  readonly utterance: Utterance;
  readonly clauses: readonly Clause[];
  readonly text: string;
  readonly pieces: readonly Piece[];
}

interface Piece extends Range {
  readonly start: number;
  readonly mention: Mention | null;
}

const ABOVE =
  /\b(?:boss|director|vp|ceo|cfo|cto|coo|chief|executive|exec|superintendent|committee|board|leadership|management)$|^(?:my|our) (?:line |own )?(?:manager|head|lead)$/i;
const PERSONAL = /^(?:he|she|him|her|his|hers|himself|herself)$/;
const OWNED = /^(?:NOUN|ADJ|PROPN|NUM)$/;

/** The part that somebody may play. */
export function partOf(entity: Entity): Part {
  if (entity.outsider) return 'o';
  if (entity.general) return 'g';
  if (ABOVE.test(entity.label)) return 's';
  return entity.plural || entity.kind === 'group' ? 't' : 'p';
}

const casts = new WeakMap<Reading, readonly Scene[]>();

/** The sentences of a reading as scenes, in order; worked out once a reading. */
export function castOf(reading: Reading): readonly Scene[] {
  const known = casts.get(reading);
  if (known) return known;
  const sentences = Map.groupBy(
    reading.clauses,
    ({ utterance, sentence }) => `${utterance.position}.${sentence}`,
  );
  const scenes = [...sentences.values()].map(sceneOf);
  casts.set(reading, scenes);
  return scenes;
}

function sceneOf(clauses: readonly Clause[]): Scene {
  const [first] = clauses;
  const last = clauses.at(-1);
  if (!first || !last) throw new Error('A sentence has at least one clause.');
  const { utterance } = first;
  const mentions = new Map(
    utterance.mentions
      .toSorted((a, b) => a.to - a.from - (b.to - b.from))
      .map((mention) => [mention.from, mention]),
  );
  const pieces: Piece[] = [];
  let text = '';
  for (let at = first.from; at < last.to; ) {
    const mention = mentions.get(at) ?? null;
    const to = Math.min(mention?.to ?? at + 1, last.to);
    pieces.push({ from: at, to, start: text.length, mention });
    text += `${wordsFor(utterance.tokens, at, mention)} `;
    at = mention === null ? to : afterAside(utterance.tokens, mention, last.to);
  }
  return { utterance, clauses, text: text.trimEnd(), pieces };
}

const ASIDE_WORDS = 9;

/** Where a sentence goes on after somebody and what is said about them between commas. */
function afterAside(tokens: readonly Token[], mention: Mention, limit: number): number {
  const { to } = mention;
  if (mention.how === 'pronoun' || tokens[to - 1]?.after !== ',') return to;
  const isWho = /^(?:he|she)$/.test(tokens[to]?.lower ?? '') && tokens[to + 1]?.lemma === 'be';
  if (!isWho && !/^(?:an?|the|my|our|one|from|then|aged)$/.test(tokens[to]?.lower ?? '')) return to;
  const aside = tokens.slice(to, Math.min(limit - 1, to + ASIDE_WORDS));
  const end = aside.findIndex(({ after }) => after !== '');
  const words = aside.slice(0, end + 1);
  const told = isWho ? words.slice(2) : words;
  const bare = told.every(({ pos }) => !/^(?:VERB|AUX)$/.test(pos)) && words.at(-1)?.after === ',';
  return end >= 0 && bare ? to + end + 1 : to;
}

function wordsFor(tokens: readonly Token[], at: number, mention: Mention | null): string {
  const token = tokens[at];
  if (!token) return '';
  const next = token.after === '' ? tokens[at + 1] : undefined;
  const owned =
    next !== undefined && OWNED.test(next.pos) && !/^(?:now|from|too)$/.test(next.lower);
  if (mention === null && token.lower === "'s") return owned ? "'s" : "'s-own";
  if (mention === null && !PERSONAL.test(token.lower)) {
    return /^(?:VERB|AUX)$/.test(token.pos)
      ? verbForm(token.lower, token.lemma).lemma
      : token.lower;
  }
  const part = `@${mention ? partOf(mention.entity) : 'p'}`;
  if (mention && mention.to - mention.from > 1)
    return /^(?:his|her|their)$/.test(token.lower) ? `@p 's ${part}` : part;
  if (/^(?:hers|theirs)$/.test(token.lower)) return `${part} 's-own`;
  if (/^(?:his|their)$/.test(token.lower)) return `${part} ${owned ? "'s" : "'s-own"}`;
  return token.lower === 'her' && owned ? `${part} 's` : part;
}

/** A match of a pattern in a scene: where, in token positions, and the people in it. */
export interface Sight extends Range {
  readonly people: readonly Entity[];
}

/** The first match of a pattern in a scene at or after a token position, or null. */
export function sight(scene: Scene, pattern: RegExp, from?: number): Sight | null {
  const offset =
    from === undefined ? 0 : (scene.pieces.find((one) => one.from >= from)?.start ?? -1);
  if (offset < 0) return null;
  const match = pattern.exec(scene.text.slice(offset));
  return match ? sightAt(scene, offset + match.index, match[0].trimEnd().length) : null;
}

const everywhere = once((pattern: RegExp) => new RegExp(pattern.source, 'g'));

/** Every match of a pattern in a scene, in order. */
export function sights(scene: Scene, pattern: RegExp): Sight[] {
  return everyMatch(scene.text, everywhere(pattern)).map((match) =>
    sightAt(scene, match.index, match[0].trimEnd().length),
  );
}

function sightAt(scene: Scene, start: number, length: number): Sight {
  const end = start + length;
  const inside = scene.pieces.filter(
    (piece, index) => piece.start < end && (scene.pieces[index + 1]?.start ?? Infinity) > start,
  );
  return {
    from: inside[0]?.from ?? 0,
    to: inside.at(-1)?.to ?? 0,
    people: inside.flatMap(({ mention }) => (mention ? [mention.entity] : [])),
  };
}

/** The clause of a scene at a token position. */
export function clauseAt(scene: Scene, position: number): Clause | null {
  return scene.clauses.find(({ from, to }) => from <= position && position < to) ?? null;
}
