import type { Evidence } from '#contract/element.ts';
import type { DetectorId, Spans } from '../detector.ts';
import { sentencesOf } from '../mechanism/sentence.ts';
import { isNoValue } from '../metric/figurative.ts';
import { noughtIn } from '../metric/nought.ts';
import type { Quantity } from '../reading/quantity.ts';
import { type Clause, evidenceOf, type Reading, type Utterance } from '../reading/reading.ts';
import { barredIn } from './barred.ts';
import type { LearnedId } from './learned-ids.ts';
import type { WordVectors } from './word-vectors.ts';

/** What the learned layer knows of a sentence; its clauses share one object. */
export interface SentenceFeatures {
  readonly names: readonly string[];
  /** Averaged word vectors: of the sentence, of the one before and of the one after. */
  readonly meaning: Float64Array;
}

/** What the learned layer knows of one clause. */
export interface ClauseFeatures {
  readonly clause: Clause;
  /** What holds of it, each by a readable name: "doer=person", "lemma=decide", "rule here=F2". */
  readonly names: readonly string[];
  /** Its averaged word vectors. */
  readonly meaning: Float64Array;
  /** What it cannot prove, whatever its words are. */
  readonly barred: ReadonlySet<LearnedId>;
  readonly sentence: SentenceFeatures;
}

/** The features of every clause of a reading, in order; `found` is what the rules found in it. */
export function clauseFeatures(
  reading: Reading,
  found: ReadonlyMap<DetectorId, Spans>,
  vectors: WordVectors,
): ClauseFeatures[] {
  const wordNames = new Map(reading.utterances.map((one) => [one, wordNamesOf(one)]));
  const namesOf = ({ utterance, from, to }: Clause) =>
    wordNames.get(utterance)?.slice(from, to).flat() ?? [];
  const drafts = sentencesOf(reading).map(({ clauses, text }) => ({
    clauses,
    text,
    words: clauses.map(namesOf),
    traits: clauses.map((clause) => traits(clause, wordNames.get(clause.utterance) ?? [])),
    meaning: meaningOf(clauses, vectors),
    tells: clauses.some(tells),
  }));
  const values = reading.clauses.flatMap(valuesIn);
  return drafts.flatMap((draft, at) => {
    const sentence = sentenceFeatures(drafts, at, found, vectors.dimensions);
    return draft.clauses.map((clause, position) => ({
      clause,
      names: unique([
        ...(draft.traits[position] ?? []),
        ...wordsAndPairs(draft.words[position] ?? []),
        ...rules('here', [clause], found),
      ]),
      meaning: meaningOf([clause], vectors),
      barred: barredIn(clause, draft.text, {
        quantities: clause.quantities,
        areNoValues: clause.quantities.every((one) => exclusionOf(clause, one) !== null),
        havePair: valuesIn(clause).some((one) =>
          values.some((other) => other !== one && maySayTheSame(one, other)),
        ),
      }),
      sentence,
    }));
  });
}

/** A sentence on the way to its features. */
interface Draft {
  readonly clauses: readonly Clause[];
  readonly words: readonly (readonly string[])[];
  readonly traits: readonly (readonly string[])[];
  readonly meaning: Float64Array;
  /** False for a mere remark, which does not part a sentence from its real neighbours. */
  readonly tells: boolean;
}

/** Doers who are somebody. */
const ACTING: ReadonlySet<string> = new Set(['speaker', 'we', 'person', 'group', 'order']);

/** Verbs of merely being, saying and feeling. */
const IDLE = /^(?:be|say|feel|think|suppose|know|mean|guess|remember|seem)$/;

/** Somebody did something in it, or it has a number or a rhythm. */
function tells(clause: Clause): boolean {
  const { others, quantities, recurrences } = clause;
  if (quantities.length > 0 || recurrences.length > 0 || others.length > 0) return true;
  return isDeed(clause);
}

/** Somebody did something, once or often, in the past. */
export function isDeed({ done, verb, doer }: Clause): boolean {
  if (!done || verb?.tense !== 'past' || verb.modal !== null || IDLE.test(verb.lemma)) return false;
  return verb.passive || ACTING.has(doer.kind);
}

function sentenceFeatures(
  drafts: readonly Draft[],
  at: number,
  found: ReadonlyMap<DetectorId, Spans>,
  dimensions: number,
): SentenceFeatures {
  const here = drafts[at];
  const before = drafts.slice(0, at).findLast((draft) => draft.tells);
  const after = drafts.slice(at + 1).find((draft) => draft.tells);
  const meaning = new Float64Array(3 * dimensions);
  for (const [part, draft] of [here, before, after].entries()) {
    if (draft) meaning.set(draft.meaning, part * dimensions);
  }
  return {
    names: unique([
      ...(here?.traits.flat().map((trait) => `sentence ${trait}`) ?? []),
      ...(here?.words.flat().map((word) => `sentence lemma=${word}`) ?? []),
      ...neighbour('before', before),
      ...neighbour('after', after),
      ...rules('sentence', here?.clauses ?? [], found),
      ...[...found.keys()].map((id) => `rule answer=${id}`),
    ]),
    meaning,
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Who acts on whom, in what mood, with which numbers and rhythms. */
function traits(clause: Clause, words: readonly (readonly string[])[]): string[] {
  const { verb, doer, utterance } = clause;
  const names = [`doer=${doer.kind}`, clause.done ? 'done' : `not done=${clause.notDone}`];
  if (doer.entity) {
    names.push(`doer entity=${doer.entity.kind}`);
    if (doer.entity.general) names.push('doer general');
    if (doer.entity.outsider) names.push('doer outsider');
  }
  if (verb) {
    const tense = verb.modal ?? (verb.perfect ? 'perfect' : verb.tense);
    names.push(`verb=${verb.lemma}`, `doer=${doer.kind} verb=${verb.lemma}`, `tense=${tense}`);
    names.push(`doer=${doer.kind} tense=${tense}${clause.done ? '' : ' not done'}`);
    if (verb.passive) names.push('passive');
  }
  if (clause.negated) names.push('negated');
  if (clause.gate) names.push('gate');
  for (const { entity } of clause.others) {
    const kind = entity.outsider ? 'outsider' : entity.general ? 'general' : entity.kind;
    names.push(`other=${kind}`, `doer=${doer.kind} other=${kind}`);
  }
  for (const { kind } of clause.recurrences) {
    names.push(`rhythm=${kind}`, `rhythm=${kind} doer=${doer.kind}`);
  }
  for (const quantity of clause.quantities) {
    const { kind, per, approximate, vague, from, to, unit } = quantity;
    const excluded = exclusionOf(clause, quantity);
    names.push(`number unit=${unit}`);
    for (const step of [1, 2]) {
      names.push(`number before=${words[from - step]?.[0] ?? '^'}`);
      names.push(`number after=${words[to - 1 + step]?.[0] ?? '$'}`);
    }
    names.push(
      `number=${kind}${excluded ? ` ${excluded}` : ''}`,
      excluded ? 'number excluded' : 'number counts',
    );
    if (per) names.push('number rate');
    if (approximate) names.push('number about');
    if (vague) names.push('number vague');
  }
  const within = ({ from, to }: { from: number; to: number }) =>
    from < clause.to && to > clause.from;
  for (const { form, direction } of utterance.changes.filter(within)) {
    names.push(`change=${form}`, `change=${direction}`);
  }
  if (utterance.periods.some(within)) names.push('period');
  return names;
}

/** What may be values of something in a clause. */
function valuesIn(clause: Clause): Quantity[] {
  const nought = noughtIn(clause);
  const values = clause.quantities.filter((quantity) => exclusionOf(clause, quantity) === null);
  return nought ? [...values, nought] : values;
}

/** Two numbers that may be values of one measure: of one kind, or one of them bare. */
function maySayTheSame(one: Quantity, other: Quantity): boolean {
  const [a, b] = [one, other].map(({ kind }) => (kind === 'ratio' ? 'percentage' : kind));
  if (a !== b) return isBare(one) || isBare(other);
  return a !== 'count' || one.unit === other.unit || one.unit === null || other.unit === null;
}

function isBare({ kind, unit, per }: Quantity): boolean {
  return kind === 'count' && unit === null && per === null;
}

/** Why a number is no value of anything; null for one that may be. */
function exclusionOf(clause: Clause, quantity: Quantity): string | null {
  return quantity.excluded ?? (isNoValue(clause, quantity) ? 'figurative' : null);
}

/** Nothing may be learned from somebody's gender: she and he are one word, and so are their cases. */
const ONE_PERSON: ReadonlyMap<string, string> = new Map([
  ['he', '@they'],
  ['she', '@they'],
  ...['him', 'her', 'his', 'hers', 'himself', 'herself'].map((word) => [word, '@them'] as const),
]);

/**
 * What stands for each token: names and numbers by their kind, so that no name or figure is learned,
 * and a number is one whether it is said in several words or printed as "21%".
 */
function wordNamesOf({ tokens, mentions, quantities }: Utterance): string[][] {
  const names = tokens.map(({ lower, lemma }) => [ONE_PERSON.get(lower) ?? lemma]);
  for (const { from, to, unit } of quantities) {
    let inNumber = false;
    for (let at = from; at < to; at += 1) {
      const token = tokens[at];
      if (token?.pos === 'NUM') {
        const isGlued = /^[$£€]|%$/.test(token.lower);
        names[at] = [...(inNumber ? [] : ['#']), ...(isGlued && unit ? [unit] : [])];
        inNumber = true;
      } else if (inNumber && token?.lower === 'and' && tokens[at + 1]?.pos === 'NUM') {
        names[at] = [];
      } else inNumber = false;
    }
  }
  for (const { from, to, how } of mentions) {
    if (how === 'name') for (let at = from; at < to; at += 1) names[at] = ['@person'];
  }
  return names;
}

function wordsAndPairs(words: readonly string[]): string[] {
  return words.flatMap((word, at) => [
    `lemma=${word}`,
    ...(at === 0 ? [] : [`pair=${words[at - 1]} ${word}`]),
  ]);
}

/** How the nearest sentence that tells something goes: who acts in it, with which rhythms and numbers. */
function neighbour(where: 'before' | 'after', sentence: Draft | undefined): string[] {
  return (sentence?.clauses ?? []).flatMap((clause) => [
    `${where} doer=${clause.doer.kind}`,
    ...clause.recurrences.map(({ kind }) => `${where} rhythm=${kind}`),
    ...clause.quantities.map(
      (quantity) => `${where} number ${exclusionOf(clause, quantity) ? 'excluded' : 'counts'}`,
    ),
  ]);
}

/** What the rules found within these clauses, and whether it was their best. */
function rules(
  where: 'here' | 'sentence',
  clauses: readonly Clause[],
  found: ReadonlyMap<DetectorId, Spans>,
): string[] {
  const [first] = clauses;
  const last = clauses.at(-1);
  if (!first || !last) return [];
  const here = evidenceOf(first.utterance, { from: first.from, to: last.to });
  return [...found].flatMap(([id, spans]) => [
    ...(spans.some((span) => overlaps(span, here)) ? [`rule ${where}=${id}`] : []),
    ...(spans[0] && overlaps(spans[0], here) ? [`rule best ${where}=${id}`] : []),
  ]);
}

function overlaps(a: Evidence, b: Evidence): boolean {
  return a.utteranceId === b.utteranceId && a.from < b.to && b.from < a.to;
}

/** The weighted mean of the clauses' words, as a unit vector; noughts if no word is known. */
function meaningOf(clauses: readonly Clause[], vectors: WordVectors): Float64Array {
  const sum = new Float64Array(vectors.dimensions);
  for (const clause of clauses) {
    const names = namesIn(clause);
    for (const [at, token] of clause.tokens.entries()) {
      if (names.has(clause.from + at) || ONE_PERSON.has(token.lower)) continue;
      if (token.pos === 'NUM') {
        if (token.lower.endsWith('%')) vectors.add('percent', sum);
        continue;
      }
      if (!vectors.add(token.lower, sum)) vectors.add(token.lemma, sum);
    }
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? sum : sum.map((value) => value / length);
}

/** Where somebody is named: the token positions of a clause's names. */
function namesIn({ utterance, from, to }: Clause): Set<number> {
  const positions = new Set<number>();
  for (const mention of utterance.mentions) {
    if (mention.how !== 'name' || mention.to <= from || mention.from >= to) continue;
    for (let at = mention.from; at < mention.to; at += 1) positions.add(at);
  }
  return positions;
}
