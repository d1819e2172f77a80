import { join } from 'node:path';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { Segmenter } from '../../segment/segmenter.ts';
import { createSilero } from '../../segment/silero.ts';
import { loadMoonshine } from '../../transcript/moonshine.ts';
import type { Recognizer } from '../../transcript/recognizer.ts';
import { BadInput } from '../command.ts';
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
/** How much of what is before and after a passage the model hears with it when it is not cut. */
const NEAR_BEFORE_S = 2;
const NEAR_AFTER_S = 1;
const SILENCE = new Float32Array(0.3 * SAMPLE_RATE_HZ);

/** One passage behind one lead-in: where the windows ended, and what came of its numbers. */
export interface NumberCase {
  set: string;
  /** Right when one window holds the passage and what is next to it. */
  isRightUncut: boolean;
  /** A window of the stream ended within the passage. */
  isCut: boolean;
  isRight: boolean;
}

/**
 * Sentences with number pairs, put into other speech of the same voice behind lead-ins of many
 * lengths, so that the edge of a window falls all over them. `only`: parts of the recordings' names.
 * @throws BadInput when no recording is called so
 */
export async function measureNumbers(only: readonly string[], hear: Hear): Promise<Measured> {
  const bare = await loadMoonshine();
  const answers = ownAnswers();
  const strong = recordingsIn(join(FIXTURES, 'loop', 'strong'), 'slt');
  const wanted = [...answers, ...strong].filter(({ name }) =>
    only.some((one) => name.includes(one)),
  );
  const cases: NumberCase[] = [];
  for (const { name, set, path, text } of wanted) {
    const samples = readWav(path);
    const around = aroundOf(answers, set);
    for (const passage of numberPassages(text, await hear(samples), samples)) {
      for (const leadInS of LEAD_INS_S) {
        cases.push({ set, ...(await heardBehind(passage, { around, leadInS }, bare, hear)) });
      }
      const uncut = cases.filter((one) => one.isRightUncut);
      const right = uncut.filter((one) => one.isRight).length;
      tellProgress(`numbers, ${name}: ${right} of ${uncut.length}`);
    }
  }
  if (cases.length === 0) throw new BadInput('No recording with numbers is called as --only says.');
  return summariseNumbers(cases);
}

async function heardBehind(
  passage: Passage,
  { around, leadInS }: { around: Float32Array; leadInS: number },
  bare: Recognizer,
  hear: Hear,
): Promise<Omit<NumberCase, 'set'>> {
  const end = leadInS * SAMPLE_RATE_HZ;
  const turn = quietestSample(around, end - SAMPLE_RATE_HZ, end);
  const before = around.subarray(0, turn);
  const after = around.subarray(turn, turn + AFTER_S * SAMPLE_RATE_HZ);
  const uncut = await bare.decode(
    joined(
      SILENCE,
      before.subarray(-NEAR_BEFORE_S * SAMPLE_RATE_HZ),
      passage.samples,
      after.subarray(0, NEAR_AFTER_S * SAMPLE_RATE_HZ),
      SILENCE,
    ),
  );
  const samples = joined(before, passage.samples, after);
  const words = await hear(samples);
  const passageEnd = before.length + passage.samples.length;
  return {
    isRightUncut: isRight(passage, uncut.split(/\s+/)),
    isCut: windowEnds(samples).some((edge) => edge > before.length && edge < passageEnd),
    isRight: isRight(
      passage,
      words.map((word) => word.text),
    ),
  };
}

/** The table: cases that are right uncut, by voice and by whether a window ended within them. */
export function summariseNumbers(all: readonly NumberCase[]): Measured {
  const cases = all.filter((one) => one.isRightUncut);
  const rightIn = (some: readonly NumberCase[]) => some.filter((one) => one.isRight).length;
  const row = (name: string, some: readonly NumberCase[]) => [
    name,
    String(some.length),
    String(rightIn(some)),
    some.length === 0 ? '' : percent(rightIn(some) / some.length),
  ];
  return {
    title: `Numbers: sentences with number pairs within other speech, ${cases.length} of ${all.length} heard rightly in one window`,
    rows: [
      ['', 'right in one window', 'right streamed', 'share'],
      ...[...Map.groupBy(cases, ({ set }) => set)].map(([set, some]) => row(set, some)),
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
    figures: [
      figure(
        'numbers still right',
        (100 * rightIn(cases)) / cases.length,
        '%',
        'least',
        100 * LEAST_SHARE,
      ),
    ],
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
