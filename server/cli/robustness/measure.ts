import {
  DIMENSIONS,
  type Dimension,
  dimensionOf,
  ELEMENT_IDS,
  type ElementId,
} from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { seededRandom } from '#contract/random.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { rate } from '../../compose.ts';
import type { MarkedAnswer } from '../../rubric/training/marked-answers.ts';
import { ratio } from '../agreement.ts';
import { credits } from '../evaluation.ts';
import { plainAnswer } from '../input.ts';
import type { Change } from './change.ts';
import { POSITIONS, type Position, withEmptySentences } from './empty-sentences.ts';
import { FILLER_CHANGES } from './fillers.ts';
import { CASE_CHANGES } from './letter-case.ts';
import {
  type Culture,
  GENDERS,
  type Gender,
  type NamedPerson,
  withOtherPeople,
} from './name-swap.ts';
import { NUMBER_CHANGES } from './numbers.ts';
import { PUNCTUATION_CHANGES } from './punctuation.ts';
import { type Carrier, onlyCarrier, sentencesBeside, withoutCarrier } from './removal.ts';

export const CHANGES = [
  ...CASE_CHANGES,
  ...PUNCTUATION_CHANGES,
  ...FILLER_CHANGES,
  ...NUMBER_CHANGES,
];
const SEED = 20_260_202;

/** An answer with what the measurements need. */
export interface Subject {
  answer: MarkedAnswer;
  question: AskedQuestion;
  people: readonly NamedPerson[];
}

export type Levels = Record<Dimension, number>;

/** An answer whose levels moved: mechanism, data, framing before and after. */
export interface Moved {
  id: string;
  before: Levels;
  after: Levels;
}

export interface ChangeResult {
  group: Change['group'];
  change: string;
  /** Answers whose text the change changes at all. */
  touched: number;
  /** The share (0 to 1) of all answers whose three levels stay. */
  unchanged: number;
  moved: Moved[];
}

export interface FairnessRow {
  culture: string;
  gender: Gender;
  /** Mean levels over the answers in which somebody is named. */
  levels: Levels;
  /** The share of those answers whose three levels stay as they were under their own names. */
  unchanged: number;
  moved: Moved[];
}

export interface Robustness {
  answers: number;
  changes: ChangeResult[];
  emptySentences: EmptySentencesResult[];
  /**
   * Credited elements whose only carrier was taken out, and those still credited then. The only
   * carrier is the one sentence that is marked for the element and the one that is quoted for it, and
   * no other earns it when told alone. The rest fall out: `quotedElsewhere` and `provenTwice`.
   */
  removals: {
    tried: number;
    gone: number;
    left: { id: string; element: ElementId }[];
    quotedElsewhere: number;
    provenTwice: number;
  };
  fairness: {
    named: number;
    /** The share of all swaps, over all answers, that leave the levels; and over those with names. */
    unchanged: number;
    unchangedNamed: number | null;
    own: Levels;
    rows: FairnessRow[];
  };
}

/** The answers in which some level rose or fell when empty sentences were put in. */
export interface EmptySentencesResult {
  position: Position;
  raised: Moved[];
  lowered: Moved[];
}

/** Everything that `robustness` shows, over at least one answer. */
export async function measure(
  subjects: readonly Subject[],
  cultures: readonly Culture[],
): Promise<Robustness> {
  const rated = await rateAsTold(subjects);
  return {
    answers: subjects.length,
    changes: await inTurn(CHANGES, (change) => changeResult(change, rated)),
    emptySentences: await inTurn(POSITIONS, (position) => emptySentencesResult(position, rated)),
    removals: await removals(rated),
    fairness: await fairness(rated, cultures),
  };
}

/** An answer with its scorecard as it was told. */
export interface Rated extends Subject {
  scorecard: Scorecard;
}

/** Rates every answer as it was told. */
export function rateAsTold(subjects: readonly Subject[]): Promise<Rated[]> {
  return inTurn(subjects, async (subject) => ({
    ...subject,
    scorecard: await rateText(subject, subject.answer.text),
  }));
}

/** How the levels stand one change. */
export async function changeResult(change: Change, rated: readonly Rated[]): Promise<ChangeResult> {
  const texts = rated.map(({ answer }, index) =>
    change.apply(answer.text, seededRandom(SEED + index)),
  );
  const moved = await movedBy(rated, (_, index) => texts[index] ?? '');
  return {
    group: change.group,
    change: change.name,
    touched: rated.filter(({ answer }, index) => answer.text !== texts[index]).length,
    unchanged: 1 - moved.length / rated.length,
    moved,
  };
}

/** How the levels stand empty sentences at one position. */
export async function emptySentencesResult(
  position: Position,
  rated: readonly Rated[],
): Promise<EmptySentencesResult> {
  const moved = await movedBy(rated, ({ answer }, index) =>
    withEmptySentences(answer.text, position, seededRandom(SEED + index)),
  );
  const someDimension = (holds: (before: number, after: number) => boolean) =>
    moved.filter(({ before, after }) => DIMENSIONS.some((one) => holds(before[one], after[one])));
  return {
    position,
    raised: someDimension((before, after) => after > before),
    lowered: someDimension((before, after) => after < before),
  };
}

async function removals(rated: readonly Rated[]): Promise<Robustness['removals']> {
  const left: { id: string; element: ElementId }[] = [];
  let tried = 0;
  let quotedElsewhere = 0;
  let provenTwice = 0;
  for (const one of rated) {
    for (const element of ELEMENT_IDS.filter((id) => credits(one.scorecard, id))) {
      const carrier = onlyCarrier(one.answer, element);
      if (!carrier) continue;
      if (!isQuotedFrom(one.scorecard, element, carrier)) {
        quotedElsewhere += 1;
        continue;
      }
      const beside = await inTurn(sentencesBeside(one.answer, carrier), (text) =>
        rateText(one, text),
      );
      if (beside.some((card) => credits(card, element))) {
        provenTwice += 1;
        continue;
      }
      tried += 1;
      const scorecard = await rateText(one, withoutCarrier(one.answer, carrier));
      if (credits(scorecard, element)) left.push({ id: one.answer.id, element });
    }
  }
  return { tried, gone: tried - left.length, left, quotedElsewhere, provenTwice };
}

function isQuotedFrom({ dimensions }: Scorecard, element: ElementId, carrier: Carrier): boolean {
  const evidence = dimensions[dimensionOf(element)].elements[element]?.evidence ?? [];
  return evidence.some(({ from, to }) => from < carrier.to && carrier.from < to);
}

export async function fairness(
  rated: readonly Rated[],
  cultures: readonly Culture[],
): Promise<Robustness['fairness']> {
  const named = rated.filter(({ people }) => people.length > 0);
  const rows = await inTurn(
    cultures.flatMap((culture) => GENDERS.map((gender) => ({ culture, gender }))),
    async ({ culture, gender }) => {
      const cards = await inTurn(named, (one, index) =>
        rateText(one, withOtherPeople(one.answer.text, one.people, culture, gender, index)),
      );
      const moved = named.flatMap(({ answer, scorecard }, index) =>
        movedBetween(answer.id, scorecard, cards[index] ?? scorecard),
      );
      return {
        culture: culture.culture,
        gender,
        levels: meanLevels(cards),
        unchanged: 1 - moved.length / named.length,
        moved,
      };
    },
  );
  const movedCount = rows.reduce((sum, row) => sum + row.moved.length, 0);
  const kept = ratio(rows.length * named.length - movedCount, rows.length * named.length);
  return {
    named: named.length,
    unchanged: 1 - movedCount / (rows.length * rated.length),
    unchangedNamed: kept,
    own: meanLevels(named.map(({ scorecard }) => scorecard)),
    rows,
  };
}

async function movedBy(
  rated: readonly Rated[],
  textOf: (one: Rated, index: number) => string,
): Promise<Moved[]> {
  const moved = await inTurn(rated, async (one, index) =>
    movedBetween(one.answer.id, one.scorecard, await rateText(one, textOf(one, index))),
  );
  return moved.flat();
}

function movedBetween(id: string, first: Scorecard, second: Scorecard): Moved[] {
  const [before, after] = [levelsOf(first), levelsOf(second)];
  return DIMENSIONS.every((one) => before[one] === after[one]) ? [] : [{ id, before, after }];
}

function levelsOf({ dimensions }: Scorecard): Levels {
  const { mechanism, data, framing } = dimensions;
  return { mechanism: mechanism.level, data: data.level, framing: framing.level };
}

function meanLevels(cards: readonly Scorecard[]): Levels {
  const mean = (dimension: Dimension) =>
    cards.reduce((sum, card) => sum + card.dimensions[dimension].level, 0) / cards.length;
  return { mechanism: mean('mechanism'), data: mean('data'), framing: mean('framing') };
}

function rateText({ question }: Subject, text: string): Promise<Scorecard> {
  return rate(plainAnswer(question, wordsOfText(text)));
}

/** One after the other: rating is synchronous work, and the order stays the same. */
async function inTurn<T, R>(
  list: readonly T[],
  work: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, one] of list.entries()) results.push(await work(one, index));
  return results;
}
