import type { Evidence } from '#contract/element.ts';
import type { DetectorId, Spans } from '../detector.ts';
import { type Clause, evidenceOf, type Reading } from '../reading/reading.ts';
import type { Token } from '../reading/token.ts';
import type { WordVectors } from './word-vectors.ts';

/** What the learned layer knows of one clause. */
export interface ClauseFeatures {
  readonly clause: Clause;
  /** What holds of it, each by a readable name: "doer=person", "lemma=decide", "rule here=F2". */
  readonly names: readonly string[];
  /** Averaged word vectors: of the clause, its sentence, the sentence before and the one after. */
  readonly meaning: Float64Array;
}

/** The parts of `ClauseFeatures.meaning`, each as long as a word vector. */
export const MEANING_PARTS = 4;

/** The features of every clause of a reading, in order; `found` is what the rules found in it. */
export function clauseFeatures(
  reading: Reading,
  found: ReadonlyMap<DetectorId, Spans>,
  vectors: WordVectors,
): ClauseFeatures[] {
  const sentences = new Map<string, Clause[]>();
  for (const clause of reading.clauses) {
    const key = sentenceKey(clause);
    sentences.set(key, [...(sentences.get(key) ?? []), clause]);
  }
  const inOrder = [...sentences.values()];
  const sums = inOrder.map((clauses) => meaningOf(clauses, vectors));
  return inOrder.flatMap((clauses, at) => {
    const whole = clauses.flatMap((clause) => traits(clause));
    return clauses.map((clause, position) => ({
      clause,
      names: [
        ...new Set([
          ...traits(clause),
          ...lemmas(clause),
          ...whole.map((trait) => `sentence ${trait}`),
          ...around(clauses, position),
          ...lead(inOrder[at - 1], 'before'),
          ...lead(inOrder[at + 1], 'after'),
          ...rules(clause, clauses, found),
          ...places(at, inOrder.length, position, clauses.length),
        ]),
      ],
      meaning: joined(
        [meaningOf([clause], vectors), sums[at], sums[at - 1], sums[at + 1]],
        vectors.dimensions,
      ),
    }));
  });
}

function sentenceKey({ utterance, sentence }: Clause): string {
  return `${utterance.position}/${sentence}`;
}

/** Who acts on whom, in what mood, with which numbers and rhythms. */
function traits(clause: Clause): string[] {
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
  names.push(`link=${clause.link}`);
  for (const { entity } of clause.others) {
    const kind = entity.outsider ? 'outsider' : entity.general ? 'general' : entity.kind;
    names.push(`other=${kind}`, `doer=${doer.kind} other=${kind}`);
  }
  for (const { kind } of clause.recurrences) {
    names.push(`rhythm=${kind}`, `rhythm=${kind} doer=${doer.kind}`);
  }
  for (const quantity of clause.quantities) {
    const { kind, excluded, per, approximate, vague, from, to, unit } = quantity;
    names.push(`number unit=${unit}`);
    for (const step of [1, 2]) {
      names.push(`number before=${utterance.tokens[from - step]?.lemma ?? '^'}`);
      names.push(`number after=${utterance.tokens[to - 1 + step]?.lemma ?? '$'}`);
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

/** A word as a feature: people and numbers by their kind, so that no name or figure is learned. */
function wordName(clause: Clause, token: Token): string {
  const at = token.index;
  const { utterance } = clause;
  if (clause.quantities.some(({ from, to }) => from <= at && at < to) && token.pos === 'NUM')
    return '#';
  const mention = utterance.mentions.find(({ from, to }) => from <= at && at < to);
  if (mention && mention.how === 'name') return '@person';
  return token.lemma;
}

function lemmas(clause: Clause): string[] {
  const words = clause.tokens.map((token) => wordName(clause, token));
  return words.flatMap((word, at) => [
    `lemma=${word}`,
    `pair=${at === 0 ? '^' : words[at - 1]} ${word}`,
  ]);
}

/** The lemmas of the rest of the sentence, and of the clause just before. */
function around(clauses: readonly Clause[], position: number): string[] {
  return clauses.flatMap((clause, at) =>
    at === position
      ? []
      : clause.tokens.map((token) => `sentence lemma=${wordName(clause, token)}`),
  );
}

/** How a neighbouring sentence goes: its lemmas and who acts in it. */
function lead(clauses: readonly Clause[] | undefined, where: 'before' | 'after'): string[] {
  if (!clauses) return [`${where}=nothing`];
  return clauses.flatMap((clause) => [
    `${where} doer=${clause.doer.kind}`,
    ...clause.recurrences.map(({ kind }) => `${where} rhythm=${kind}`),
    ...clause.quantities.map(
      ({ excluded }) => `${where} number ${excluded ? 'excluded' : 'counts'}`,
    ),
    ...clause.tokens.map((token) => `${where} lemma=${wordName(clause, token)}`),
  ]);
}

function rules(
  clause: Clause,
  sentence: readonly Clause[],
  found: ReadonlyMap<DetectorId, Spans>,
): string[] {
  const here = evidenceOf(clause.utterance, clause);
  const first = sentence[0] ?? clause;
  const last = sentence.at(-1) ?? clause;
  const whole = evidenceOf(clause.utterance, { from: first.from, to: last.to });
  return [...found].flatMap(([id, spans]) => [
    `rule answer=${id}`,
    ...(spans.some((span) => overlaps(span, here)) ? [`rule here=${id}`] : []),
    ...(spans.some((span) => overlaps(span, whole)) ? [`rule sentence=${id}`] : []),
    ...(spans[0] && overlaps(spans[0], here) ? [`rule best=${id}`] : []),
  ]);
}

function overlaps(a: Evidence, b: Evidence): boolean {
  return a.utteranceId === b.utteranceId && a.from < b.to && b.from < a.to;
}

function places(at: number, of: number, position: number, clauses: number): string[] {
  const third = Math.min(4, Math.floor((5 * at) / of));
  return [
    `place=${third}`,
    ...(at === 0 ? ['first sentence'] : []),
    ...(at === of - 1 ? ['last sentence'] : []),
    ...(position === 0 ? ['sentence opens'] : []),
    ...(position === clauses - 1 ? ['sentence ends'] : []),
  ];
}

/** The weighted mean of the clauses' words, as a unit vector; noughts if no word is known. */
function meaningOf(clauses: readonly Clause[], vectors: WordVectors): Float64Array {
  const sum = new Float64Array(vectors.dimensions);
  for (const clause of clauses) {
    for (const token of clause.tokens) {
      if (!vectors.add(token.lower, sum)) vectors.add(token.lemma, sum);
    }
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? sum : sum.map((value) => value / length);
}

function joined(parts: readonly (Float64Array | undefined)[], dimensions: number): Float64Array {
  const all = new Float64Array(parts.length * dimensions);
  for (const [at, part] of parts.entries()) if (part) all.set(part, at * dimensions);
  return all;
}
