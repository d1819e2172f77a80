import { type Random, shuffled } from '#contract/random.ts';
import type { ClauseNetwork } from '../learned/clause-network.ts';
import { adam, descend } from './adam.ts';
import { baseLogit, type Rows } from './logistic.ts';
import { type Draft, type Dropout, lessonsOf, type Targets } from './network-lessons.ts';

export interface NetworkOptions extends Dropout {
  readonly units: number;
  /** How often every sentence is learned from, and how many at a time. */
  readonly rounds: number;
  readonly sentencesAtOnce: number;
  /** The first step of a weight; from it the steps fall to nought. */
  readonly rate: number;
}

/** How far the first weights lie around nought. */
const SPREAD = { names: 0.05, meaning: 0.2, outputs: 0.1 };

/**
 * A network over the names and meanings of `rows` by Adam, over sentences in random order: for each
 * id what to learn of every row. A sentence whose rows weigh nothing is left out. The same draws give
 * the same network.
 */
export function fitNetwork(
  rows: Rows,
  targets: readonly Targets[],
  options: NetworkOptions,
  random: Random,
): ClauseNetwork {
  const draft = firstDraft(rows, targets, options.units, random);
  const sentences = sentencesOf(rows).filter(({ from, to }) =>
    targets.some(({ weights }) => weights.subarray(from, to).some((weight) => weight > 0)),
  );
  const learn = lessonsOf(rows, targets, draft, options, random);
  const steps = options.rounds * Math.ceil(sentences.length / options.sentencesAtOnce);
  let step = 0;
  for (let round = 0; round < options.rounds; round += 1) {
    const order = shuffled(sentences, random);
    for (let first = 0; first < order.length; first += options.sentencesAtOnce) {
      for (const one of order.slice(first, first + options.sentencesAtOnce)) learn(one);
      step += 1;
      const rate = options.rate * (1 - step / (steps + 1));
      for (const weights of Object.values(draft)) descend(weights, rate, step);
    }
  }
  return {
    hidden: {
      names: draft.names.values,
      meaning: draft.meaning.values,
      biases: Float64Array.from(draft.hiddenBiases.values),
    },
    outputs: draft.outputs.values,
    biases: Float64Array.from(draft.biases.values),
  };
}

function firstDraft(
  { vocabulary, own, shared }: Rows,
  targets: readonly Targets[],
  units: number,
  random: Random,
): Draft {
  const spread = (length: number, by: number) =>
    adam(Float32Array.from({ length }, () => by * normal(random)));
  return {
    names: spread(vocabulary * units, SPREAD.names),
    meaning: spread((own.width + shared.width) * units, SPREAD.meaning),
    hiddenBiases: adam(new Float32Array(units)),
    outputs: spread(units * targets.length, SPREAD.outputs),
    biases: adam(Float32Array.from(targets, (of) => baseLogit(of.targets, of.weights))),
  };
}

function sentencesOf({ groups }: Rows): { group: number; from: number; to: number }[] {
  const sentences: { group: number; from: number; to: number }[] = [];
  for (const [row, group] of groups.entries()) {
    const last = sentences.at(-1);
    if (last?.group === group) last.to = row + 1;
    else sentences.push({ group, from: row, to: row + 1 });
  }
  return sentences;
}

/** A draw of the standard normal distribution (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
