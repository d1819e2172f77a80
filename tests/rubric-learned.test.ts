import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AskedQuestion } from '#contract/question.ts';
import { seededRandom } from '#contract/random.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { levelTables } from '../server/cli/level-tables.ts';
import { clauseFeatures } from '../server/rubric/learned/clause-features.ts';
import { logitsThrough } from '../server/rubric/learned/clause-network.ts';
import { decideTogether } from '../server/rubric/learned/joint-decision.ts';
import { addThrough } from '../server/rubric/learned/layer.ts';
import { decide } from '../server/rubric/learned/learned-layer.ts';
import { openLearnedModel } from '../server/rubric/learned/learned-model.ts';
import { packNumbers, unpackNumbers } from '../server/rubric/learned/packed-numbers.ts';
import { reasonsFor } from '../server/rubric/learned/reasons.ts';
import { MODEL_FILES, shippedModel } from '../server/rubric/learned/shipped-model.ts';
import { openWordVectors } from '../server/rubric/learned/word-vectors.ts';
import { localGrader } from '../server/rubric/local-grader.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { findByRules } from '../server/rubric/rule-findings.ts';
import { distilVectors, type RawVectors } from '../server/rubric/training/distil-vectors.ts';
import { exampleOf } from '../server/rubric/training/example.ts';
import { fitNetwork } from '../server/rubric/training/fit-network.ts';
import { blockOf, chance, fitLogistic, logitsOf } from '../server/rubric/training/logistic.ts';
import { readMarkedAnswers } from '../server/rubric/training/marked-answers.ts';
import { packModel } from '../server/rubric/training/pack-model.ts';
import { train } from '../server/rubric/training/train-model.ts';

const QUESTION: AskedQuestion = {
  bankId: null,
  text: 'Tell me about a time you raised the bar.',
  principle: null,
  people: false,
  future: false,
};

const STORY = `The greenhouse kept losing seedlings over the weekend because nobody opened the vents.
I put a card by the door, and whoever locks up writes the reading on it every evening. Noor owns the
vents now, she decides when they open. On Mondays she compares the cards with the thermometer's own
log. We lost thirty trays in a hundred last spring, and by June it was four.`;

test('the shipped model is at most 5 MB', () => {
  const bytes = Object.values(MODEL_FILES).map((file) => statSync(file).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5_000_000);
});

test('the same answer gets the same grading, and every quote stands in its words', () => {
  const words = wordsOfText(STORY);
  const answer = { question: QUESTION, utterances: [{ id: 'main', words }] };
  const grading = localGrader.grade(answer);
  expect(localGrader.grade(answer)).toEqual(grading);
  const findings = [...Object.values(grading.elements), ...Object.values(grading.signals)];
  const quoted = findings.filter((finding) => finding !== null && finding.quote !== null);
  expect(quoted.length).toBeGreaterThan(5);
  for (const finding of quoted) {
    const [span] = finding?.evidence ?? [];
    expect(finding?.quote).toBe(textOf(words.slice(span?.from, span?.to)));
  }
});

test('every credit can say which traits of its clause spoke for it', () => {
  const reading = readAnswer({ utterances: [{ id: 'main', words: wordsOfText(STORY) }] });
  const found = findByRules(reading, QUESTION);
  const model = shippedModel();
  const features = clauseFeatures(reading, found, model.vectors);
  const owner = features.find(({ clause }) => clause.text.includes('owns the vents'));
  if (!owner) throw new Error('The story has no such clause.');
  const reasons = reasonsFor('F2', owner, model.clauses);
  expect(reasons.length).toBeGreaterThan(0);
  for (const { name, weight } of reasons) {
    expect([...owner.names, ...owner.sentence.names]).toContain(name);
    expect(weight).toBeGreaterThan(0);
  }
});

test('the regression finds what tells the rows apart', () => {
  const rows = {
    own: blockOf([0, 0, 0, 1, 1, 1].map((name) => ({ names: [name], numbers: [0] }))),
    shared: blockOf([{ names: [], numbers: [] }]),
    groups: new Int32Array(6),
    vocabulary: 2,
  };
  const fitted = fitLogistic(
    rows,
    Float64Array.from([1, 1, 1, 0, 0, 0]),
    new Float64Array(6).fill(1),
    { namePenalty: 0.1, numberPenalty: 1, iterations: 50 },
  );
  const logits = logitsOf(rows, fitted);
  expect(chance(logits[0] ?? 0)).toBeGreaterThan(0.85);
  expect(chance(logits[5] ?? 0)).toBeLessThan(0.15);
  // The two names mirror each other, so their weights do too.
  expect(fitted[0]).toBeCloseTo(-(fitted[1] ?? 0), 4);
});

test('a dimension is decided as one: the median level, and the likeliest set that has it', () => {
  const { mechanism } = levelTables();
  const decideMechanism = (chances: Record<string, number>) =>
    decideTogether(
      [['M1'], ['M2'], ['M3'], ['M4'], ['M5'], ['namedOnly', 'oneOff', 'notDoneMechanism']],
      mechanism,
      (id) => chances[id] ?? 0.02,
    ).ids;
  expect(decideMechanism({ M1: 0.95, M2: 0.9, M3: 0.85 })).toEqual(new Set(['M1', 'M2', 'M3']));
  // M5 implies M2, so a likely M5 carries a doubtful M2 with it.
  expect(decideMechanism({ M1: 0.95, M2: 0.45, M3: 0.95, M5: 0.9 })).toEqual(
    new Set(['M1', 'M2', 'M3', 'M5']),
  );
  expect(decideMechanism({ oneOff: 0.6, namedOnly: 0.1 })).toEqual(new Set(['oneOff']));
});

test('the level tables are the scorecard’s lookups', () => {
  const { mechanism, data, peopleData } = levelTables();
  expect(mechanism[0]).toBe('1');
  expect(mechanism[0b000111]).toBe('4');
  expect(mechanism[0b001111]).toBe('5');
  expect(data[0b0000111]).toBe('4');
  // A question about people whose number is not about people.
  expect(peopleData[0b0000111]).toBe('3');
  expect(peopleData[0b1000111]).toBe('4');
});

const TRAINING = `=== orchard-01
question: What did you simplify?
style: plain
levels: 3 1 2

We kept pruning the wrong rows. {F1: I decided that the picker chooses}, and {M1: every Monday the
crew ties a red cord to whatever gets cut}. It was a dry year.

=== quarry-01
question: What did you simplify?
style: plain
levels: 3 1 2

The lorries queued at the gate. {M1: Before any load leaves, the driver signs one slip}. {F1: I chose
the slip over the book}, since nobody read the book.

=== chapel-01
question: What did you simplify?
style: plain
levels: 1 1 1
flag: HIDDEN

The choir was always late. We talked about it a lot, and it got a little better, I think.
`;

/** A tiny stand-in for the package: vectors made from the letters. */
const RAW: RawVectors = {
  source: 'letters',
  words: ['the', 'we', 'every', 'monday', 'crew', 'slip', 'book', 'choir', 'driver', 'late', '42'],
  vectorOf: (word) => [...word].slice(0, 3).map((letter) => letter.charCodeAt(0) - 100),
};

function trainSmall(): string {
  const vectors = openWordVectors(distilVectors(RAW, { size: 10, dimensions: 2 }));
  const examples = readMarkedAnswers(TRAINING, 'small.txt').map((answer) =>
    exampleOf(answer, QUESTION, { vectors, rules: true }),
  );
  return JSON.stringify(packModel(train(examples), levelTables()));
}

test('the network learns what no sum of single names can tell: one of two, but not both', () => {
  const pairs = [[], [0], [1], [0, 1]];
  const told = Array.from({ length: 200 }, (_, at) => pairs[at % 4] ?? []);
  const rows = {
    own: blockOf(told.map((names) => ({ names, numbers: [] }))),
    shared: blockOf(told.map(() => ({ names: [], numbers: [] }))),
    groups: Int32Array.from(told.keys()),
    vocabulary: 2,
  };
  const targets = Float64Array.from(told, ({ length }) => Number(length === 1));
  const learned = { targets, weights: targets.map(() => 1) };
  const options = {
    units: 8,
    rounds: 60,
    sentencesAtOnce: 20,
    rate: 0.02,
    namesLeftOut: 0,
    unitsLeftOut: 0,
  };
  const learn = () => fitNetwork(rows, [learned], options, seededRandom(1));
  const network = learn();
  expect(learn()).toEqual(network);
  const vocabulary = new Map([
    ['a', 0],
    ['b', 1],
  ]);
  const logit = (names: string[]) => {
    const clause = { names, meaning: new Float64Array(0) };
    const { hidden } = network;
    return logitsThrough(network, addThrough(hidden, vocabulary, clause, 0, hidden.biases))[0];
  };
  for (const one of [['a'], ['b']]) expect(logit(one), one.join()).toBeGreaterThan(1);
  for (const other of [[], ['a', 'b']]) expect(logit(other), other.join()).toBeLessThan(-1);
});

test.each([8, 16] as const)(
  'numbers come back to the nearest of their steps of %i bits',
  (bits) => {
    const numbers = Float64Array.from([0, 1, -1, 0.5, -0.3337]);
    const packed = packNumbers(numbers, bits);
    const back = unpackNumbers(packed);
    expect(back).toHaveLength(numbers.length);
    for (const [at, number] of numbers.entries()) {
      expect(Math.abs((back[at] ?? 9) - number)).toBeLessThanOrEqual(0.51 * packed.step);
    }
    expect(unpackNumbers(packNumbers(new Float64Array(3), bits))).toEqual(new Float64Array(3));
  },
);

test('training twice gives the same bytes, and a model that can be used', () => {
  const first = trainSmall();
  expect(trainSmall()).toBe(first);
  const model = openLearnedModel(
    JSON.parse(first),
    distilVectors(RAW, { size: 10, dimensions: 2 }),
  );
  const reading = readAnswer({ utterances: [{ id: 'main', words: wordsOfText(STORY) }] });
  const { found } = decide(reading, QUESTION, findByRules(reading, QUESTION), model);
  expect(found.get('F1')?.[0]?.utteranceId).toBe('main');
});

test('word vectors are cut to plain frequent words', () => {
  const file = distilVectors(RAW, { size: 10, dimensions: 2 });
  expect(file.words.split(' ')).not.toContain('42');
  expect(file.dimensions).toBe(2);
  expect(Buffer.from(file.bytes, 'base64').length).toBe(10 * 2);
});
