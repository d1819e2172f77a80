import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import wavefile from 'wavefile';
import { z } from 'zod';
import { Scorecard } from '#contract/scorecard.ts';
import { MAX_TYPED_WORDS } from '#contract/socket.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { BadInput } from '../server/cli/command.ts';
import { askedQuestion, readJson, readText, typedWords } from '../server/cli/input.ts';
import { RatedSet } from '../server/cli/rated-set.ts';
import { loadQuestions } from '../server/content.ts';

const CLI = fileURLToPath(new URL('../server/cli/', import.meta.url));
const PROMPTS = fileURLToPath(new URL('../prompts/', import.meta.url));
const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'understudy-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const QUESTION = 'Tell me about a time you simplified how work gets done.';
const STORY =
  'When I joined the bakery there was no plan for the ovens. I gave Noor the order of the doughs, and every evening she checks the list with the bakers. Late vans fell from nine a week to two in three months, and she runs it without me now.';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const textFile = file('answer.txt', STORY);

/** A WAV file of that many samples of silence, 16 kHz mono. */
function silence(samples: number): Uint8Array {
  const wav = new wavefile.WaveFile();
  wav.fromScratch(1, SAMPLE_RATE_HZ, '16', new Int16Array(samples));
  return wav.toBuffer();
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command as npm would, and waits for its end. */
function run(command: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(CLI, `${command}.ts`), ...args],
      { maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

describe('score', () => {
  it('prints the scorecard of a text as JSON, and nothing else', async () => {
    const ended = await run('score', '--question', QUESTION, '--text', textFile, '--json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const scorecard = Scorecard.parse(JSON.parse(ended.stdout));
    expect(scorecard.question).toBe(QUESTION);
    expect(scorecard.sufficient).toBe(true);
    expect(scorecard.delivery.words).toBe(STORY.split(' ').length);
  });

  it('prints a text to read without --json', async () => {
    const { code, stdout } = await run('score', '--question', QUESTION, '--text', textFile);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^L7: (Strongly )?(Not )?Inclined\. .+\.$/m);
    expect(stdout).toMatch(/^mechanism [1-5]/m);
    expect(stdout).toMatch(/^STAR: situation \d+%, task \d+%, action \d+%, result \d+%$/m);
  });

  it('takes a file of answers, by bank id or in own words, in its order', async () => {
    const bankId = loadQuestions(PROMPTS)[0]?.questions[0]?.id;
    const answers = file(
      'answers.json',
      JSON.stringify([
        { id: 'b', question: QUESTION, transcript: STORY, domain: 'ignored' },
        { id: 'a', question: bankId, transcript: 'Too short.' },
      ]),
    );
    const { code, stdout } = await run('score', '--answers', answers, '--json');
    expect(code).toBe(0);
    const scored = z
      .array(z.strictObject({ id: z.string(), scorecard: Scorecard }))
      .parse(JSON.parse(stdout));
    expect(scored.map(({ id, scorecard }) => [id, scorecard.sufficient])).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });

  it('listens to a recording', async () => {
    const wav = join(FIXTURES, 'hero-answer.wav');
    const { code, stdout } = await run('score', '--question', QUESTION, '--audio', wav, '--json');
    expect(code).toBe(0);
    const { delivery } = Scorecard.parse(JSON.parse(stdout));
    expect(delivery.words).toBeGreaterThan(50);
    expect(delivery.wordsPerMinute).toBeGreaterThan(60);
  });
});

const ok = ['--question', QUESTION];

describe('bad input ends with exit code 2 and one line that says why', () => {
  it.each<[string, string, () => string[], RegExp]>([
    ['nothing given', 'score', () => [], /Give --question with --text/],
    ['a file that is not there', 'score', () => [...ok, '--text', 'no.txt'], /There is no file no/],
    [
      'two sources',
      'score',
      () => [...ok, '--text', textFile, '--audio', 'x.wav'],
      /Give --question with --text or --audio, or --answers alone/,
    ],
    ['a question for a file of answers', 'score', () => [...ok, '--answers', 'x'], /alone/],
    ['an unknown option', 'score', () => ['--txt', textFile], /Unknown option '--txt'.*Usage:/],
    [
      'answers of another shape',
      'score',
      () => ['--answers', file('shape.json', '[{"id":"a","question":"Tell me."}]')],
      /shape\.json at 0\.transcript: /,
    ],
    [
      'no answers',
      'score',
      () => ['--answers', file('none.json', '[]')],
      /none\.json: there is no answer in it\.$/,
    ],
    [
      'a recording of silence',
      'score',
      () => [...ok, '--audio', file('silence.wav', silence(16_000))],
      /No speech was found in .*silence\.wav/,
    ],
    ['no rated set', 'eval', () => [], /Give one rated set/],
    [
      'a senseless count',
      'eval',
      () => [file('rated.json', '[]'), '--disagreements', 'many'],
      /--disagreements takes how many/,
    ],
  ])('%s', async (_name, command, args, line) => {
    const { code, stdout, stderr } = await run(command, ...args());
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('bakery');
  });
});

describe('what is read is refused in one line that says why', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['a folder', () => readText(folder), /is a folder; name a file in it\.$/],
    [
      'a file that is not text',
      () => readText(file('bytes.txt', new Uint8Array([0x52, 0xff, 0xfe, 0x00]))),
      /is not a text file in UTF-8\.$/,
    ],
    [
      'a file that is not JSON',
      () => readJson(textFile, z.unknown()),
      /answer\.txt is not JSON\.$/,
    ],
    [
      'a rated set of another shape',
      () =>
        readJson(
          file('unrated.json', '[{"id":"a","question":"Why?","transcript":"So."}]'),
          RatedSet,
        ),
      /unrated\.json at 0\.panel: /,
    ],
    ['no words', () => typedWords(' \n', 'blank.txt'), /There are no words in blank\.txt\.$/],
    [
      'a text of 100,000 words',
      () => typedWords('word '.repeat(100_000), 'long.txt'),
      new RegExp(`has 100000 words; ${MAX_TYPED_WORDS} are the most`),
    ],
    [
      'a question id that does not exist',
      () => askedQuestion('no-such-question', loadQuestions(PROMPTS)),
      /There is no question "no-such-question"/,
    ],
  ])('%s', (_name, read, line) => {
    expect(read).toThrow(BadInput);
    expect(read).toThrow(line);
    expect(read).not.toThrow(/bakery|\n/);
  });
});

describe('eval', () => {
  const rating = {
    mechanism: 3,
    data: 4,
    framing: 4,
    flag: null,
    elements: { F2: 'I gave Noor the order of the doughs', D1: 'Late vans fell' },
  };
  const rated = {
    id: 'vans',
    question: QUESTION,
    transcript: STORY,
    trap: null,
    panel: {
      ...rating,
      elements: ['F2', 'D1'],
      quotes: { F2: [rating.elements.F2], D1: [rating.elements.D1] },
    },
    raters: [rating, rating],
  };
  const weak = {
    ...rated,
    id: 'weak',
    transcript: 'We talked about it now and then, and in the end it was fine for everybody there.',
    panel: { mechanism: 1, data: 1, framing: 1, flag: null, elements: [], quotes: {} },
    raters: [rating, rating].map((one) => ({
      ...one,
      mechanism: 1,
      data: 1,
      framing: 1,
      elements: {},
    })),
  };
  const set = file('set.json', JSON.stringify([rated, weak]));

  it('prints one table, without a word of the answers, the same each time', async () => {
    const [first, second] = await Promise.all([run('eval', set), run('eval', set)]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toContain('2 answers.');
    expect(first.stdout).toMatch(/^mechanism +/m);
    expect(first.stdout).toMatch(/^F2 +1 /m);
    expect(first.stdout).not.toContain('bakery');
  });

  it('prints all of it as JSON', async () => {
    const { stdout } = await run('eval', set, '--json', '--disagreements', '5');
    const report = z
      .object({
        answers: z.literal(2),
        elements: z.array(z.object({ id: z.string() })).length(15),
        disagreements: z.array(z.object({ id: z.string() })),
      })
      .parse(JSON.parse(stdout));
    expect(report.disagreements.length).toBeLessThanOrEqual(2);
    expect(stdout).not.toContain('bakery');
  });

  it('shows the text of a disagreement only when asked to', async () => {
    const far = file(
      'far.json',
      JSON.stringify([{ ...weak, panel: { ...rated.panel, mechanism: 5 } }]),
    );
    const quiet = await run('eval', far, '--disagreements', '1');
    expect(quiet.stdout).toMatch(/^weak {2}ours 1\/1\/1 - {2}panel 5\/4\/4 - /m);
    expect(quiet.stdout).not.toContain('now and then');
    const shown = await run('eval', far, '--disagreements', '1', '--show-text');
    expect(shown.stdout).toContain('now and then');
  });
});
