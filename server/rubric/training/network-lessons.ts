import type { Random } from '#contract/random.ts';
import type { Adam } from './adam.ts';
import { type Block, chance, type Rows } from './logistic.ts';

/** What to learn of every row about one id: 0..1, and how much the row weighs. */
export interface Targets {
  readonly targets: Float64Array;
  readonly weights: Float64Array;
}

/** The weights of a network while it learns; see `ClauseNetwork`. */
export type Draft = Record<'names' | 'meaning' | 'hiddenBiases' | 'outputs' | 'biases', Adam>;

/** The shares of names and of hidden units that are left out, others each time (Srivastava 2014). */
export interface Dropout {
  readonly namesLeftOut: number;
  readonly unitsLeftOut: number;
}

/** A sentence, and its clauses: the rows [from, to). */
export interface Sentence {
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

/** What a row has, as far as it is not left out this time. */
interface Input {
  readonly names: readonly number[];
  readonly numbers: Float64Array;
  /** The axis of the layer's meaning at which the numbers begin. */
  readonly axis: number;
}

/** Adds to the draft's gradients what a sentence's clauses have to teach. */
export function lessonsOf(
  { own, shared }: Rows,
  targets: readonly Targets[],
  { names, meaning, hiddenBiases, outputs, biases }: Draft,
  { namesLeftOut, unitsLeftOut }: Dropout,
  random: Random,
): (sentence: Sentence) => void {
  const units = hiddenBiases.values.length;
  const ids = targets.length;
  const nameScale = 1 / (1 - namesLeftOut);
  const unitScale = 1 / (1 - unitsLeftOut);

  const draw = (block: Block, row: number, axis: number): Input => ({
    names: [...block.names.subarray(block.starts[row], block.starts[row + 1])].filter(
      () => random() >= namesLeftOut,
    ),
    numbers: block.numbers.subarray(row * block.width, (row + 1) * block.width),
    axis,
  });
  const forward = (input: Input, sums: Float32Array): void => {
    for (const name of input.names) add(sums, 0, names.values, name * units, units, nameScale);
    for (const [step, value] of input.numbers.entries()) {
      add(sums, 0, meaning.values, (input.axis + step) * units, units, value);
    }
  };
  const backward = (input: Input, blame: Float32Array): void => {
    for (const name of input.names) add(names.gradient, name * units, blame, 0, units, nameScale);
    for (const [step, value] of input.numbers.entries()) {
      add(meaning.gradient, (input.axis + step) * units, blame, 0, units, value);
    }
  };
  /** From the hidden units' values to the ids' errors, and back to the blame of each unit. */
  const errorsOf = (row: number, values: Float32Array): Float32Array => {
    const errors = Float32Array.from(biases.values);
    for (const [unit, value] of values.entries()) {
      if (value > 0) add(errors, 0, outputs.values, unit * ids, ids, value);
    }
    for (const [id, { targets: wanted, weights }] of targets.entries()) {
      errors[id] = (weights[row] ?? 0) * (chance(errors[id] ?? 0) - (wanted[row] ?? 0));
    }
    return errors;
  };

  return ({ group, from, to }) => {
    const ofSentence = draw(shared, group, own.width);
    const common = Float32Array.from(hiddenBiases.values);
    forward(ofSentence, common);
    const commonBlame = new Float32Array(units);
    for (let row = from; row < to; row += 1) {
      const ofClause = draw(own, row, 0);
      const values = Float32Array.from(common);
      forward(ofClause, values);
      for (const [unit, value] of values.entries()) {
        values[unit] = value > 0 && random() >= unitsLeftOut ? value * unitScale : 0;
      }
      const errors = errorsOf(row, values);
      add(biases.gradient, 0, errors, 0, ids, 1);
      const blame = new Float32Array(units);
      for (const [unit, value] of values.entries()) {
        if (value === 0) continue;
        add(outputs.gradient, unit * ids, errors, 0, ids, value);
        blame[unit] = unitScale * product(errors, outputs.values, unit * ids);
      }
      backward(ofClause, blame);
      add(commonBlame, 0, blame, 0, units, 1);
    }
    backward(ofSentence, commonBlame);
    add(hiddenBiases.gradient, 0, commonBlame, 0, units, 1);
  };
}

/** Adds `factor` times `count` numbers from one place to those at another. */
function add(
  to: Float32Array,
  toAt: number,
  from: Float32Array,
  fromAt: number,
  count: number,
  factor: number,
): void {
  for (let at = 0; at < count; at += 1) {
    to[toAt + at] = (to[toAt + at] ?? 0) + factor * (from[fromAt + at] ?? 0);
  }
}

function product(one: Float32Array, other: Float32Array, otherAt: number): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[otherAt + at] ?? 0);
  return sum;
}
