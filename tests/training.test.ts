import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ELEMENT_IDS, type Finding, Grading, SIGNAL_IDS } from '#contract/element.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { composeQuestions } from '../server/compose.ts';
import { resolveQuestionText } from '../server/content.ts';
import { type MarkedAnswer, readMarkedAnswers } from '../server/rubric/training/marked-answers.ts';
import { MarkingError } from '../server/rubric/training/marks.ts';
import { scoreAnswer } from '../server/scorecard/score.ts';

const bank = composeQuestions();
const trained = answersIn('answers');
const keptAside = answersIn('kept-aside');
const answers = [...trained, ...keptAside];

function answersIn(name: string): MarkedAnswer[] {
  const folder = fileURLToPath(new URL(`../server/rubric/training/${name}/`, import.meta.url));
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => readMarkedAnswers(readFileSync(folder + file, 'utf8'), file));
}

const HEAD = '=== bakery-01\nquestion: What did you simplify?\nstyle: plain\nlevels: 1 1 1\n';

test('marks are read as ranges of raw words, one inside the other too', () => {
  const [answer] = readMarkedAnswers(
    `${HEAD}\nSo {F1: I wrote {M1 M2: a tray card, and\nall sign} it}. Done.\n`,
    'bakery.txt',
  );
  expect(answer?.text).toBe('So I wrote a tray card, and all sign it. Done.');
  expect(answer?.marks).toEqual([
    { id: 'M1', from: 3, to: 9 },
    { id: 'M2', from: 3, to: 9 },
    { id: 'F1', from: 1, to: 10 },
  ]);
});

test.each([
  ['a mark without words', '{M1: } so', /bakery\.txt:1.*empty/],
  ['an unknown id', '{M9: so}', /M9/],
  ['an open mark', '{M1: so', /not closed/],
  ['a stray brace', 'so } it', /closes nothing/],
])('%s is refused with its place', (_case, body, expected) => {
  expect(() => readMarkedAnswers(`${HEAD}\n${body}\n`, 'bakery.txt')).toThrow(MarkingError);
  expect(() => readMarkedAnswers(`${HEAD}\n${body}\n`, 'bakery.txt')).toThrow(expected);
});

test('a wrong head is refused with its line', () => {
  const second = HEAD.replace('bakery-01', 'bakery-02').replace('1 1 1', '1 1 6');
  expect(() => readMarkedAnswers(`${HEAD}\nSo it is.\n\n${second}\nAnd so.\n`, 'b.txt')).toThrow(
    /b\.txt:8: levels/,
  );
});

function levelsFromMarks(answer: MarkedAnswer) {
  const words = wordsOfText(answer.text);
  const finding = (id: string): Finding | null => {
    const mark = answer.marks.find((one) => one.id === id);
    if (mark !== undefined) {
      const { from, to } = mark;
      const evidence = [{ utteranceId: 'answer', from, to }];
      return { quote: textOf(words.slice(from, to)), evidence };
    }
    return answer.absent?.some((one) => one === id) ? { quote: null, evidence: [] } : null;
  };
  const question = resolveQuestionText(answer.question, bank);
  if (question === null) throw new Error(`${answer.id}: this question is not known`);
  const { mechanism, data, framing } = scoreAnswer(
    { question, utterances: [{ id: 'answer', words }] },
    {
      grader: { name: 'marks', version: '1' },
      elements: Grading.shape.elements.parse(
        Object.fromEntries(ELEMENT_IDS.map((id) => [id, finding(id)])),
      ),
      signals: Grading.shape.signals.parse(
        Object.fromEntries(SIGNAL_IDS.map((id) => [id, finding(id)])),
      ),
    },
  ).dimensions;
  return {
    levels: [mechanism.level, data.level, framing.level],
    flag: framing.flag ?? undefined,
  };
}

test('every answer’s marks give its levels and its flag by the lookups', () => {
  for (const answer of answers) {
    expect({ id: answer.id, ...levelsFromMarks(answer) }).toEqual({
      id: answer.id,
      levels: answer.levels,
      flag: answer.flag,
    });
  }
});

test('no two answers share nine words in a row: nothing was written from a template', () => {
  const owners = new Map<string, string>();
  const shared: { ids: string; run: string }[] = [];
  for (const { id, text } of answers) {
    const words = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}' ]/gu, '')
      .split(/ +/);
    for (let from = 0; from + 9 <= words.length; from += 1) {
      const run = words.slice(from, from + 9).join(' ');
      const owner = owners.get(run) ?? id;
      if (owner !== id) shared.push({ ids: `${owner} ${id}`, run });
      owners.set(run, id);
    }
  }
  expect(shared).toEqual([]);
});

test('eighty answers of other walks of life are kept aside', () => {
  const walks = (set: MarkedAnswer[]) => new Set(set.map(({ id }) => id.split('-')[0]));
  expect(keptAside).toHaveLength(80);
  expect([...walks(keptAside)].filter((walk) => walks(trained).has(walk))).toEqual([]);
});

test('ids are given once', () => {
  const ids = answers.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
