import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Word } from '#contract/transcript.ts';
import { median, percentile } from '../bench/percentile.ts';
import { readText } from '../input.ts';
import { readWav } from '../read-wav.ts';
import { matchedWords } from './matched-words.ts';
import { figure, type Measured, tellProgress } from './measured.ts';
import { FIXTURES } from './recordings.ts';
import type { Hear } from './through-socket.ts';

const FOLDER = join(FIXTURES, 'word-times');
const MEDIAN_MS = 120;
const P95_MS = 350;
const Line = z.tuple([z.string().min(1), z.coerce.number(), z.coerce.number()]);

/** A word and when it is said, as the synthesiser tells. */
export interface TrueWord {
  text: string;
  startMs: number;
  endMs: number;
}

/** How far words are from where they were said, in ms; never negative. */
export interface TimeErrors {
  starts: number[];
  ends: number[];
}

/** How far the words' times are from a synthesiser's own, over the words that were heard rightly. */
export async function measureWordTimes(hear: Hear): Promise<Measured> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.wav'));
  const errors = new Map<string, TimeErrors>();
  for (const file of files) {
    const id = basename(file, '.wav');
    const truth = readTimes(join(FOLDER, `${id}.tsv`));
    errors.set(id, timeErrors(truth, await hear(readWav(join(FOLDER, file)))));
    tellProgress(`times, ${id}`);
  }
  const all: TimeErrors = {
    starts: [...errors.values()].flatMap(({ starts }) => starts),
    ends: [...errors.values()].flatMap(({ ends }) => ends),
  };
  const row = (name: string, { starts, ends }: TimeErrors) =>
    [
      name,
      starts.length,
      ...[starts, ends].flatMap((one) => [median(one), percentile(one, 0.95)]),
    ].map((cell) => (typeof cell === 'number' ? String(Math.round(cell)) : cell));
  return {
    title: 'Word times: errors in ms against the synthesiser’s own times',
    rows: [
      ['', 'words', 'start p50', 'start p95', 'end p50', 'end p95'],
      ...[...errors].map(([name, one]) => row(name, one)),
      row('all', all),
    ],
    figures: [
      figure('starts, median', median(all.starts), 'ms', 'most', MEDIAN_MS),
      figure('starts, p95', percentile(all.starts, 0.95), 'ms', 'most', P95_MS),
      figure('ends, median', median(all.ends), 'ms', 'most', MEDIAN_MS),
      figure('ends, p95', percentile(all.ends, 0.95), 'ms', 'most', P95_MS),
    ],
  };
}

/** Errors over the words that were heard rightly; a number of several words counts as one. */
export function timeErrors(truth: readonly TrueWord[], heard: readonly Word[]): TimeErrors {
  const errors: TimeErrors = { starts: [], ends: [] };
  const matched = matchedWords(
    truth.map(({ text }) => text),
    heard.map(({ text }) => text),
  );
  for (const { expected, heard: actual } of matched) {
    const [first, last] = [truth[expected.from], truth[expected.to - 1]];
    const [startMs, endMs] = [heard[actual.from]?.startMs, heard[actual.to - 1]?.endMs];
    if (!first || !last || startMs == null || endMs == null) continue;
    errors.starts.push(Math.abs(startMs - first.startMs));
    errors.ends.push(Math.abs(endMs - last.endMs));
  }
  return errors;
}

/** A line a word: the word, its start and its end in seconds, with tabs between. */
function readTimes(path: string): TrueWord[] {
  return readText(path)
    .trim()
    .split('\n')
    .map((line) => Line.parse(line.split('\t')))
    .map(([text, startS, endS]) => ({ text, startMs: 1000 * startS, endMs: 1000 * endS }));
}
