import { join } from 'node:path';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { Segmenter } from '../../segment/segmenter.ts';
import { createSilero } from '../../segment/silero.ts';
import { loadMoonshine } from '../../transcript/moonshine.ts';
import { readWav } from '../read-wav.ts';
import { quietestSample } from './fixed-windows.ts';
import { figure, type Measured, percent, tellProgress } from './measured.ts';
import { numberPassages, numbersIn, type Passage } from './passages.ts';
import { FIXTURES, ownAnswers, type Recording, recordingsIn } from './recordings.ts';
import type { Hear } from './through-socket.ts';

const LEAST_SHARE = 0.98;
/** A text without a number, which all voices say: what goes before and after a passage. */
const AROUND = 'hero-answer';
const LEAD_INS_S: readonly number[] = [1, 2.5, 4, 5.5, 7, 8.5, 10, 11.5];
const AFTER_S = 4;
const SILENCE = new Float32Array(0.3 * SAMPLE_RATE_HZ);

/** One passage behind one lead-in: where the windows ended, and what came of its numbers. */
export interface NumberCase {
  set: string;
  /** A window ended within the passage. */
  isCut: boolean;
  isRight: boolean;
}

/**
 * Sentences with number pairs that the model hears rightly when it is given them alone, heard behind
 * lead-ins of many lengths, so that the edge of a window falls all over them.
 */
export async function measureNumbers(only: readonly string[], hear: Hear): Promise<Measured> {
  const bare = await loadMoonshine();
  const answers = ownAnswers();
  const strong = recordingsIn(join(FIXTURES, 'loop', 'strong'), 'slt');
  const wanted = [...answers, ...strong].filter(({ name }) =>
    only.some((one) => name.includes(one)),
  );
  const cases: NumberCase[] = [];
  let found = 0;
  for (const { name, set, path, text } of wanted) {
    const samples = readWav(path);
    const around = aroundOf(answers, set);
    for (const passage of numberPassages(text, await hear(samples), samples)) {
      found += 1;
      const alone = await bare.decode(joined(SILENCE, passage.samples, SILENCE));
      if (!isRight(passage, alone.split(/\s+/))) continue;
      for (const leadInS of LEAD_INS_S) {
        cases.push({ set, ...(await heardBehind(passage, around, leadInS, hear)) });
      }
      tellProgress(
        `numbers, ${name}: ${cases.filter((one) => one.isRight).length} of ${cases.length}`,
      );
    }
  }
  return summariseNumbers(cases, found);
}

async function heardBehind(
  passage: Passage,
  around: Float32Array,
  leadInS: number,
  hear: Hear,
): Promise<Omit<NumberCase, 'set'>> {
  const to = leadInS * SAMPLE_RATE_HZ;
  const leadIn = around.subarray(0, quietestSample(around, to - SAMPLE_RATE_HZ / 2, to));
  const after = around.subarray(to, to + AFTER_S * SAMPLE_RATE_HZ);
  const samples = joined(leadIn, passage.samples, after);
  const words = await hear(samples);
  const end = leadIn.length + passage.samples.length;
  return {
    isCut: windowEnds(samples).some((edge) => edge > leadIn.length && edge < end),
    isRight: isRight(
      passage,
      words.map(({ text }: Word) => text),
    ),
  };
}

/** The table: cases by voice, and by whether a window ended within the passage. */
export function summariseNumbers(cases: readonly NumberCase[], found: number): Measured {
  const share = (some: readonly NumberCase[]) =>
    some.filter((one) => one.isRight).length / some.length;
  const row = (name: string, some: readonly NumberCase[]) => [
    name,
    String(some.length),
    String(some.filter((one) => one.isRight).length),
    some.length === 0 ? '' : percent(share(some)),
  ];
  const sets = [...new Set(cases.map(({ set }) => set))];
  const passages = cases.length / LEAD_INS_S.length;
  return {
    title: `Numbers: of ${found} passages with number pairs the model hears ${passages} rightly alone; those behind ${LEAD_INS_S.length} lead-ins each`,
    rows: [
      ['', 'cases', 'right', 'share'],
      ...sets.map((one) =>
        row(
          one,
          cases.filter(({ set }) => set === one),
        ),
      ),
      row(
        'cut by a window’s edge',
        cases.filter(({ isCut }) => isCut),
      ),
      row(
        'not cut',
        cases.filter(({ isCut }) => !isCut),
      ),
      row('all', cases),
    ],
    figures: [figure('numbers still right', 100 * share(cases), '%', 'least', 100 * LEAST_SHARE)],
  };
}

function isRight({ numbers }: Passage, words: readonly string[]): boolean {
  return numbersIn(words).join(' ') === numbers.join(' ');
}

function aroundOf(answers: readonly Recording[], voice: string): Float32Array {
  const found = answers.find(({ set, name }) => set === voice && name.endsWith(AROUND));
  if (found === undefined) throw new Error(`${voice} does not say ${AROUND}`);
  return readWav(found.path).subarray(0.4 * SAMPLE_RATE_HZ);
}

/** Where the server's windows end, in samples. */
function windowEnds(samples: Float32Array): number[] {
  const segmenter = new Segmenter(createSilero());
  const ends = segmenter
    .accept(samples)
    .map((window) => window.startSample + window.samples.length);
  segmenter.flush();
  return ends;
}

function joined(...parts: Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
