import { describe, expect, it } from 'vitest';
import { ELEMENT_IDS } from '#contract/element.ts';
import { readNumber } from '#contract/number-words.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { seededRandom } from '#contract/random.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { spokenNumber, spokenOrdinal, spokenYear } from '#contract/spoken-number.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { credits } from '../server/cli/evaluation.ts';
import { POSITIONS, withEmptySentences } from '../server/cli/robustness/empty-sentences.ts';
import { CHANGES, changeResult, fairness, rateAsTold } from '../server/cli/robustness/measure.ts';
import { type Culture, withOtherPeople } from '../server/cli/robustness/name-swap.ts';
import { digitsToWords, wordsToDigits } from '../server/cli/robustness/numbers.ts';
import { KEPT_ASIDE, readCultures, readSubjects } from '../server/cli/robustness/subjects.ts';
import { rate } from '../server/compose.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { findByRules } from '../server/rubric/rule-findings.ts';
import { STORIES } from './families/carriers.ts';
import { familyOf } from './families/family.ts';
import {
  BUZZWORDS,
  NO_SUCH_PROCESS,
  NUMBERS_BUT_NO_RESULT,
  OTHER_LANGUAGES,
  RAMBLE,
  TO_THE_GRADER,
  WE_THROUGHOUT,
} from './families/traps.ts';

const CASES = 36;
const CASES_A_LANGUAGE = 6;
const SEED = 7;
const LEAST_UNCHANGED = 0.97;
/** Not yet what it should be: the commas around such phrases part sentences otherwise. */
const LEAST_UNCHANGED_PHRASES = 0.94;
/** Of the answers alone that name somebody; a sample of the table that the command shows in full. */
const LEAST_UNCHANGED_NAMED = 0.96;
const EVERY_CULTURE = 8;
const MOST_GAINING = 0.03;

const QUESTION: AskedQuestion = {
  bankId: null,
  text: 'Tell me about a time you improved how your team works.',
  principle: null,
  people: false,
  future: false,
};

function score(text: string): Promise<Scorecard> {
  return rate({ question: QUESTION, utterances: [{ id: 'answer', words: wordsOfText(text) }] });
}

/** What is wrong with the cases of a family, a line each; nothing when all is well. */
async function faults(
  cases: readonly string[],
  isRight: (card: Scorecard) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const text of cases) {
    const card = await score(text);
    const { mechanism, data, framing } = card.dimensions;
    const levels = `${mechanism.level}/${data.level}/${framing.level} ${framing.flag ?? '-'}`;
    if (!isRight(card)) wrong.push(`${levels} ${text}`);
  }
  return wrong;
}

function atMostTwo({ dimensions: { mechanism, data, framing } }: Scorecard): boolean {
  return mechanism.level <= 2 && data.level <= 2 && framing.level <= 2;
}

function creditsNone(card: Scorecard): boolean {
  return ELEMENT_IDS.every((id) => !credits(card, id));
}

/** The vote's reason is that nothing was done, or that the speaker did nothing. */
function tellsOfNothingDone({ voteReasons }: Scorecard): boolean {
  return /^(?:No specific past event|No act of leading|Under 25 words)/.test(voteReasons.L7);
}

/** Rows of the data table that no result stands in. */
const NO_RESULT = ['No number, or only numbers that are not results', 'Outputs only'];
/** What a near miss says of a mechanism that was denied, wished for or planned. */
const NOT_DONE =
  /^(?:that it was not so|what would be|what is still to come|what was meant to be|that you reminded|something near it|that it was done once|what it is called|that it was held, not)/;

describe('it is not fooled by', () => {
  it('buzzwords without content', async () => {
    const wrong = await faults(
      familyOf(BUZZWORDS, CASES, SEED),
      (card) => atMostTwo(card) && creditsNone(card) && tellsOfNothingDone(card),
    );
    expect(wrong).toEqual([]);
  });

  it('numbers that are not results', async () => {
    const wrong = await faults(
      familyOf(NUMBERS_BUT_NO_RESULT, CASES, SEED),
      (card) =>
        atMostTwo(card) &&
        creditsNone(card) &&
        NO_RESULT.some((row) => card.dimensions.data.why.startsWith(row)),
    );
    expect(wrong).toEqual([]);
  });

  it('processes that did not exist', async () => {
    const wrong = await faults(familyOf(NO_SUCH_PROCESS, CASES, SEED), (card) => {
      const { level, elements } = card.dimensions.mechanism;
      const rated = Object.values(elements);
      return (
        level <= 2 &&
        rated.every(({ credited }) => !credited) &&
        rated.every(({ closest }) => !closest || NOT_DONE.test(closest.says))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('"we" throughout', async () => {
    const wrong = await faults(
      familyOf(WE_THROUGHOUT, CASES, SEED),
      (card) =>
        atMostTwo(card) &&
        card.dimensions.framing.level === 1 &&
        card.dimensions.framing.flag === 'HIDDEN' &&
        tellsOfNothingDone(card),
    );
    expect(wrong).toEqual([]);
  });

  it('instructions to the grader', async () => {
    const wrong = await faults(
      familyOf(TO_THE_GRADER, CASES, SEED),
      (card) => atMostTwo(card) && creditsNone(card) && tellsOfNothingDone(card),
    );
    expect(wrong).toEqual([]);
  });

  it('a ramble that is off the topic', async () => {
    const wrong = await faults(
      familyOf(RAMBLE, CASES, SEED),
      (card) => atMostTwo(card) && creditsNone(card) && tellsOfNothingDone(card),
    );
    expect(wrong).toEqual([]);
  });

  it.each(OTHER_LANGUAGES)('an answer in %s', async (_, sentences) => {
    const cases = familyOf({ openings: [], sentences }, CASES_A_LANGUAGE, SEED);
    const wrong = await faults(
      cases,
      (card) =>
        atMostTwo(card) &&
        creditsNone(card) &&
        /in English/.test(card.voteReasons.L7) &&
        /in English/.test(card.advice[0]?.say ?? ''),
    );
    expect(wrong).toEqual([]);
  });
});

describe.each(POSITIONS)('empty sentences put %s', (position) => {
  it('give the rules hardly ever an element more', () => {
    const found = (text: string) => {
      const answer = { question: QUESTION, utterances: [{ id: 'main', words: wordsOfText(text) }] };
      const findings = findByRules(readAnswer(answer), QUESTION);
      return ELEMENT_IDS.filter((id) => findings.has(id));
    };
    const told = STORIES.flatMap(({ sentences, carriers }) =>
      carriers.map(({ after, text }) => sentences.toSpliced(after, 0, text).join(' ')),
    );
    const more = told.filter((text, index) => {
      const before = found(text);
      const padded = withEmptySentences(text, position, seededRandom(SEED + index));
      return found(padded).some((id) => !before.includes(id));
    });
    expect(more.length / told.length, more.join(' | ')).toBeLessThanOrEqual(MOST_GAINING);
  });
});

describe('the answers that are kept aside', async () => {
  const rated = await rateAsTold(readSubjects(KEPT_ASIDE));

  it('keep their levels under other names and genders', { timeout: 120_000 }, async () => {
    const cultures = readCultures().filter((_, index) => index % EVERY_CULTURE === 0);
    const { unchanged, unchangedNamed, rows } = await fairness(rated, cultures);
    const moved = JSON.stringify(rows.flatMap((row) => row.moved));
    expect(unchanged, moved).toBeGreaterThanOrEqual(LEAST_UNCHANGED);
    expect(unchangedNamed, moved).toBeGreaterThanOrEqual(LEAST_UNCHANGED_NAMED);
  });

  it.each([
    ['um and uh', LEAST_UNCHANGED],
    ['um and uh, between commas', LEAST_UNCHANGED],
    ['you know, like, sort of', LEAST_UNCHANGED_PHRASES],
    ['digits to words', LEAST_UNCHANGED],
  ] as const)(
    'keep their levels under the change "%s"',
    { timeout: 120_000 },
    async (name, least) => {
      const change = CHANGES.find((one) => one.name === name);
      if (!change) throw new Error(`There is no change "${name}".`);
      const { unchanged, moved } = await changeResult(change, rated);
      expect(unchanged, JSON.stringify(moved)).toBeGreaterThanOrEqual(least);
    },
  );
});

describe('numbers said and printed', () => {
  it('are read back as they were said', () => {
    for (let value = 0; value < 20_000; value += value < 1_200 ? 1 : 37) {
      const words = spokenNumber(value).split(' ');
      expect(readNumber(words), words.join(' ')).toMatchObject({ value, length: words.length });
    }
    expect([6.2, 0.9, 12.05].map(spokenNumber)).toEqual([
      'six point two',
      'zero point nine',
      'twelve point zero five',
    ]);
    expect([1984, 2000, 2009, 2019, 1905].map(spokenYear)).toEqual([
      'nineteen eighty-four',
      'two thousand',
      'two thousand and nine',
      'twenty nineteen',
      'nineteen oh five',
    ]);
    expect([1, 3, 12, 20, 21, 105].map(spokenOrdinal)).toEqual([
      'first',
      'third',
      'twelfth',
      'twentieth',
      'twenty-first',
      'one hundred and fifth',
    ]);
  });

  it.each([
    [
      'In 2019 it was 15%, or 17 of 60.',
      'In twenty nineteen it was fifteen percent, or seventeen of sixty.',
    ],
    [
      'It cost $3M and 1,930 hours.',
      'It cost three million dollars and one thousand nine hundred and thirty hours.',
    ],
    [
      'The 30-minute slot at 7:30, on the 3rd.',
      'The thirty-minute slot at seven thirty, on the third.',
    ],
    [
      'We read 2140 tickets and page L7.',
      'We read two thousand one hundred and forty tickets and page L7.',
    ],
  ])('%s is said as %s', (printed, said) => {
    expect(digitsToWords(printed)).toBe(said);
  });

  it.each([
    ['In twenty nineteen it was fifteen percent.', 'In 2019 it was 15%.'],
    ['Seventeen of sixty, a hundred and forty in all.', '17 of 60, 140 in all.'],
    ['No one took one of the two and a half thousand.', 'No one took one of the 2.5 thousand.'],
    ['One in four hundred, and twenty thirty-tonners.', '1 in 400, and 20 thirty-tonners.'],
    ['A third of them, half of it, four billion.', 'A third of them, half of it, 4 billion.'],
  ])('%s is printed as %s', (said, printed) => {
    expect(wordsToDigits(said)).toBe(printed);
  });
});

describe('an answer as it is printed', () => {
  const spoken = (text: string) =>
    readAnswer({ utterances: [{ id: 'answer', words: wordsOfText(text) }] });
  const STORY =
    'In March I gave Ottoline the night rota, Devika checked it on Fridays, and by April Anna ran it.';

  it.each([STORY.toLowerCase(), STORY.toUpperCase()])('has the same people in it: %s', (text) => {
    const labels = (reading: ReturnType<typeof spoken>) =>
      reading.entities.map(({ kind, label }) => `${kind} ${label}`);
    expect(labels(spoken(STORY))).toEqual(['person Ottoline', 'person Devika', 'person Anna']);
    expect(labels(spoken(text))).toEqual(labels(spoken(STORY)));
  });

  it('has no names where a rare word stands as a thing', () => {
    const { entities } = spoken(
      'we cleaned the bothy and my bothy had a new strimmer, she redid it',
    );
    expect(entities.filter(({ kind }) => kind === 'person')).toEqual([]);
  });

  it.each([
    'I put the blue card, um, on every van, er, and Ines checks it.',
    'I put, like, the blue card on every, sort of, van, and Ines, you know, checks it.',
  ])('parts its clauses where they part without fillers: %s', (text) => {
    const clauses = (said: string) => spoken(said).clauses.map((clause) => clause.text);
    expect(clauses(text)).toEqual(clauses('I put the blue card on every van, and Ines checks it.'));
  });
});

describe('other people put in', () => {
  const culture: Culture = {
    culture: 'invented',
    women: ['Ava', 'Bea', 'Cyd'],
    men: ['Dov', 'Eli', 'Fin'],
    family: ['Gale', 'Hart', 'Ince'],
  };

  it('keep who is who, and change names and pronouns together', () => {
    const told = "I gave Rita Poole her own line. Tom's manager told her he'd help Rita with his.";
    const people = [
      { given: 'Rita', family: 'Poole', pronoun: 'she' as const },
      { given: 'Tom', pronoun: 'he' as const },
    ];
    expect(withOtherPeople(told, people, culture, 'women', 0)).toBe(
      "I gave Ava Gale her own line. Eli's manager told her he'd help Ava with his.",
    );
    expect(withOtherPeople(told, people, culture, 'men', 1)).toBe(
      "I gave Eli Hart his own line. Cyd's manager told him she'd help Eli with hers.",
    );
  });
});
