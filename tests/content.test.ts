import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadQuestions, resolveQuestion, resolveQuestionText } from '../server/content.ts';
import { ContentError } from '../server/content-files.ts';
import { classifyQuestion } from '../server/question.ts';

const bank = loadQuestions(join(import.meta.dirname, '../prompts'));
const questions = bank.flatMap((principle) => principle.questions);

describe('the question bank', () => {
  test('has its principles, questions and probes', () => {
    expect(bank.length).toBeGreaterThanOrEqual(10);
    expect(questions.length).toBeGreaterThanOrEqual(36);
    for (const question of questions)
      expect(question.probes.length, question.id).toBeGreaterThanOrEqual(3);
  });

  test('opens with what the move to manager asks for first', () => {
    expect(bank[0]?.id).toBe('hire-and-develop');
  });

  test('names each question after its principle, and no two alike', () => {
    for (const principle of bank) {
      for (const { id } of principle.questions)
        expect(id.startsWith(`${principle.id}-`), id).toBe(true);
    }
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  test('repeats no probe within a question', () => {
    for (const { id, probes } of questions) {
      expect(new Set(probes.map(({ ask }) => ask)).size, id).toBe(probes.length);
    }
  });

  test.each(questions)('marks $id as its wording says', ({ question, people, future }) => {
    expect(classifyQuestion(question)).toEqual({ people, future });
  });
});

describe('a wrong file stops the loading', () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'understudy-')), 'prompts');
    mkdirSync(folder);
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  const good = [
    'id: curiosity',
    'principle: Curiosity',
    'about: Asks one more question than is comfortable.',
    'questions:',
    '  - id: curiosity-asked',
    '    question: What did you ask that nobody else had asked?',
    '    listensFor: A question that changed what was done next.',
    '    probes:',
    '      - Whom did you ask?',
    '      - { for: D2, ask: What changed after the answer? }',
    '      - How long did it take?',
  ];
  const write = (name: string, lines: string[]) =>
    writeFileSync(join(folder, name), lines.join('\n'));
  /** The good file with one line, counted from 1, replaced by others or by nothing. */
  const withLine = (line: number, ...others: string[]) => good.toSpliced(line - 1, 1, ...others);
  const withMore = (after: number, line: string) => good.toSpliced(after, 0, line);

  function refusal(): string {
    try {
      loadQuestions(folder);
    } catch (error) {
      if (error instanceof ContentError) return error.message;
      throw error;
    }
    return 'nothing was refused';
  }

  test('a good file is taken, with what may be left out', () => {
    write('01-curiosity.yaml', good);
    expect(loadQuestions(folder)[0]?.questions[0]).toMatchObject({
      people: false,
      future: false,
      probes: [{ ask: 'Whom did you ask?' }, { for: 'D2' }, {}],
    });
  });

  test('files are taken in the order of their names', () => {
    write('02-curiosity.yaml', good);
    write(
      '01-care.yaml',
      good.map((line) =>
        line.replace('id: curiosity', 'id: care').replace('that nobody', 'which nobody'),
      ),
    );
    expect(loadQuestions(folder).map(({ id }) => id)).toEqual(['care', 'curiosity']);
  });

  test.each<[string, string[], string]>([
    ['broken syntax', withLine(3, 'about: Asks: one more'), ':3: not valid YAML: Nested mappings'],
    ['a key given twice', withMore(3, 'id: again'), ':4: not valid YAML: Map keys must be unique'],
    [
      'a tab',
      withLine(6, '\t\tquestion: What did you ask?'),
      ':6: not valid YAML: Tabs are not allowed',
    ],
    [
      'an unknown tag',
      withLine(2, 'principle: !big Curiosity'),
      ':2: not valid YAML: Unresolved tag: !big',
    ],
    [
      'a second document',
      [...good, '---', 'id: other'],
      ':12: not valid YAML: Source contains multiple documents',
    ],
    ['an alias', withLine(9, '      - *first'), ':9: *first refers to another value: write it out'],
    ['an empty file', [], ':1: the file: must be a set of keys'],
    ['a list for a file', ['- id: curiosity'], ':1: the file: must be a set of keys'],
    ['a missing key', withLine(7), ':5: listensFor: is missing'],
    ['a key with nothing in it', withLine(7, '    listensFor:'), ':7: listensFor: must be text'],
    ['an unknown key', withMore(7, '    probs: []'), ':8: probs: is not a key of this file'],
    ['too few probes', withLine(10), ':8: probes: must have at least 3 items'],
    [
      'probes that are not a list',
      good.slice(0, 7).concat('    probes: none'),
      ':8: probes: must be a list',
    ],
    [
      'no questions',
      [...good.slice(0, 3), 'questions: []'],
      ':4: questions: must have at least 1 item',
    ],
    [
      'a probe that says nothing',
      withLine(10, '      - Why?'),
      ':10: ask: must have at least 8 characters',
    ],
    [
      'a probe that is a number',
      withLine(11, '      - 2027'),
      ':11: probes, item 3: must be a set of keys',
    ],
    [
      'a probe for an element that is not there',
      withLine(11, '      - for: D9', '        ask: How long did it take?'),
      ':11: for: must be one of M1, M2',
    ],
    [
      'an id with a space',
      withLine(1, 'id: my curiosity'),
      ':1: id: use lower-case words joined by hyphens',
    ],
    [
      'a mark that is not true or false',
      withMore(6, '    people: yes'),
      ':7: people: must be true or false',
    ],
    [
      'an id twice in one file',
      [...good, ...good.slice(4)],
      ':12: id: "curiosity-asked" is already used at prompts/01-curiosity.yaml:5',
    ],
  ])('%s', (_kind, lines, expected) => {
    write('01-curiosity.yaml', lines);
    expect(refusal()).toContain(`prompts/01-curiosity.yaml${expected}`);
  });

  test('an id or a wording of another file', () => {
    write('01-curiosity.yaml', good);
    write('02-more.yaml', withLine(1, 'id: more'));
    expect(refusal().split('\n').slice(0, 2)).toEqual([
      'prompts/02-more.yaml:5: id: "curiosity-asked" is already used at prompts/01-curiosity.yaml:5',
      'prompts/02-more.yaml:6: question: "what did you ask that nobody else had asked" is already used at prompts/01-curiosity.yaml:6',
    ]);
  });

  test('all that is wrong is said at once, by file and line, and then what to do', () => {
    write('02-b.yaml', withLine(1, 'id: B'));
    write('01-a.yaml', withLine(6, '    question: Why?', '    extra: 1').toSpliced(1, 1));
    expect(refusal().split('\n')).toEqual([
      'prompts/01-a.yaml:1: principle: is missing',
      'prompts/01-a.yaml:5: question: must have at least 8 characters',
      'prompts/01-a.yaml:6: extra: is not a key of this file',
      'prompts/02-b.yaml:1: id: use lower-case words joined by hyphens',
      'Correct what is named here, then start again.',
    ]);
  });

  test('a folder without a .yaml file', () => {
    writeFileSync(join(folder, 'notes.md'), 'nothing');
    expect(refusal()).toContain('prompts: there is no .yaml file in this folder');
  });

  test('a folder that is not there, and a file that cannot be read', () => {
    mkdirSync(join(folder, '01-folder.yaml'));
    expect(refusal()).toContain('01-folder.yaml: cannot be read (EISDIR');
    rmSync(folder, { recursive: true });
    expect(refusal()).toContain('prompts: cannot be read (ENOENT');
  });
});

describe('a question in own words', () => {
  test.each([
    'Tell me about a time you coached a colleague through something difficult.',
    'Who have you developed, and what do they do today?',
    'Tell me about a cook you trained to run the kitchen.',
    'How do you develop product managers who work for somebody else?',
    'Describe a time you helped an assistant become a manager.',
    'How did you build your team?',
    'Tell me about your worst hire.',
    'What have you done to raise the hiring bar?',
    'Tell me about an employee you had to let go.',
    'Have you ever had to fire a friend?',
    'Tell me about a team member who was not meeting expectations.',
    'Walk me through a difficult performance conversation.',
    'Tell me about a tough decision about one of your direct reports.',
    'How have you prepared a successor?',
    'How did you reduce attrition?',
    'How did you turn around a weak colleague?',
    'Tell me about somebody whose career you changed.',
    'How have you made yourself redundant?',
  ])('is about people: %s', (text) => {
    expect(classifyQuestion(text)).toEqual({ people: true, future: false });
  });

  test.each([
    'Who could lead your area in 18 months?',
    'Who replaces you, and when?',
    'In two years, who runs what you run today?',
    'Which of your people will be running this three years from now?',
    'If you were promoted tomorrow, who would take over your team?',
    'How are you going to develop your two weakest people over the next six months?',
    'Which people will you need to hire in the next twelve months, and why?',
  ])('is about people and the future: %s', (text) => {
    expect(classifyQuestion(text)).toEqual({ people: true, future: true });
  });

  test.each([
    'What should your area look like in 18 months?',
    'Where do you see this product in three years?',
    'What will you do in your first 90 days?',
    'What is your three-year vision for the category?',
    'Where should your organisation be by 2030?',
    'What do you expect this business to look like two years from now?',
  ])('is about the future: %s', (text) => {
    expect(classifyQuestion(text)).toEqual({ people: false, future: true });
  });

  test.each([
    'Tell me about a time you improved the performance of the service.',
    'Tell me about a performance problem in your checkout page.',
    'Tell me about a hire car service you fixed.',
    'Tell me about a bike-for-hire scheme you ran.',
    'Tell me about a hiring platform you launched.',
    'Tell me about a time you hired a consultancy.',
    'Tell me about a time you recruited customers for a trial.',
    'Why should we hire you?',
    'How did you develop something people want?',
    'Tell me about a time you developed an analyst tool.',
    'Tell me about a time you trained a machine learning model.',
    'Tell me about a promotion campaign that failed.',
    'Tell me about the successor to a product that you retired.',
    'How did you let go of a bad idea?',
    'How did you cut customer attrition?',
    'Tell me about a time you disagreed with your manager.',
    'Tell me about a goal that others reached for you.',
    'Tell me about a time you trained customers on a new product.',
    'Tell me about a colleague who let you down.',
    'Tell me about a time you planned the next two years for your area.',
    'How did you decide what the next two quarters should hold?',
    'What did you do in your first 90 days?',
    'Tell me about a product you turned around in six months.',
  ])('is about neither: %s', (text) => {
    expect(classifyQuestion(text)).toEqual({ people: false, future: false });
  });

  test('is told apart in bounded time, however it is worded', () => {
    const startMs = performance.now();
    for (const word of ['a ', 'young ', 'developed ', 'helping ', 'someone ', 'who will ', 'x']) {
      classifyQuestion(word.repeat(5_000));
    }
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});

describe('the question that is asked', () => {
  const grew = {
    bankId: 'hire-and-develop-grew-someone',
    text: 'Tell me about a time you developed someone into work they could not do before.',
    principle: 'Hire and Develop the Best',
    people: true,
    future: false,
  };

  test('is found by its id', () => {
    expect(resolveQuestion({ id: grew.bankId }, bank)).toEqual(grew);
    expect(resolveQuestionText(grew.bankId, bank)).toEqual(grew);
  });

  test('is found by its words, whatever their case and punctuation', () => {
    const text = '  tell me about a time, you developed SOMEONE into work they could not do before';
    expect(resolveQuestion({ text }, bank)).toEqual(grew);
    expect(resolveQuestionText(text, bank)).toEqual(grew);
  });

  test('is kept in own words when the bank has no such words', () => {
    const text = 'Tell me about a person you mentored.';
    const own = { bankId: null, text, principle: null, people: true, future: false };
    expect(resolveQuestion({ text }, bank)).toEqual(own);
    expect(resolveQuestionText(` ${text}\n`, bank)).toEqual(own);
  });

  test('is nothing when the id is not in the bank', () => {
    expect(resolveQuestion({ id: 'hire-and-develop-nobody' }, bank)).toBeNull();
    expect(resolveQuestionText('hire-and-develop-nobody', bank)).toBeNull();
    expect(resolveQuestionText('', bank)).toBeNull();
  });

  test('an id is not taken for words', () => {
    expect(resolveQuestion({ text: grew.bankId }, bank)).toMatchObject({ bankId: null });
  });
});
