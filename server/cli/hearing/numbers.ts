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
/**
 * How much of what is before and after it, in s, the model hears with a passage when it is not cut. A
 * pair that it gets right only with some of them is one that it guesses, edge or no edge.
 */
const NEAR_S: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0.5],
  [2, 1],
  [3, 2],
];
const SILENCE = new Float32Array(0.3 * SAMPLE_RATE_HZ);

/** One passage behind one lead-in, right whenever one window holds it: what the stream made of it. */
export interface NumberCase {
  set: string;
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
  let tried = 0;
  for (const { name, set, path, text } of wanted) {
    const samples = readWav(path);
    const around = aroundOf(answers, set);
    for (const passage of numberPassages(text, await hear(samples), samples)) {
      for (const leadInS of LEAD_INS_S) {
        tried += 1;
        const placed = placedBehind(passage, around, leadInS);
        if (!(await isRightUncut(passage, placed, bare))) continue;
        const words = await hear(joined(...placed));
        cases.push({
          set,
          isCut: isCut(placed),
          isRight: isRight(
            passage,
            words.map((word) => word.text),
          ),
        });
      }
      const right = cases.filter((one) => one.isRight).length;
      tellProgress(`numbers, ${name}: ${right} of ${cases.length}`);
    }
  }
  if (tried === 0) throw new BadInput('No recording with numbers is called as --only says.');
  return summariseNumbers(cases, tried);
}

/** What is before a passage, the passage, and what is after it. */
type Placed = readonly [Float32Array, Float32Array, Float32Array];

function placedBehind({ samples }: Passage, around: Float32Array, leadInS: number): Placed {
  const end = leadInS * SAMPLE_RATE_HZ;
  const turn = quietestSample(around, end - SAMPLE_RATE_HZ, end);
  return [
    around.subarray(0, turn),
    samples,
    around.subarray(turn, turn + AFTER_S * SAMPLE_RATE_HZ),
  ];
}

async function isRightUncut(
  passage: Passage,
  [before, samples, after]: Placed,
  bare: Recognizer,
): Promise<boolean> {
  for (const [beforeS, afterS] of NEAR_S) {
    const from = Math.max(0, before.length - beforeS * SAMPLE_RATE_HZ);
    const window = joined(
      SILENCE,
      before.subarray(from),
      samples,
      after.subarray(0, afterS * SAMPLE_RATE_HZ),
      SILENCE,
    );
    if (!isRight(passage, (await bare.decode(window)).split(/\s+/))) return false;
  }
  return true;
}

/** Whether one of the server's windows ends within the passage. */
function isCut(placed: Placed): boolean {
  const segmenter = new Segmenter(createSilero());
  const ends = segmenter
    .accept(joined(...placed))
    .map((window) => window.startSample + window.samples.length);
  segmenter.flush();
  const [before, passage] = placed;
  return ends.some((edge) => edge > before.length && edge < before.length + passage.length);
}

/** The table: cases by voice, and by whether a window ended within them. */
export function summariseNumbers(cases: readonly NumberCase[], tried: number): Measured {
  const rightIn = (some: readonly NumberCase[]) => some.filter((one) => one.isRight).length;
  const row = (name: string, some: readonly NumberCase[]) => [
    name,
    String(some.length),
    String(rightIn(some)),
    some.length === 0 ? '' : percent(rightIn(some) / some.length),
  ];
  return {
    title: `Numbers: sentences with number pairs within other speech, ${cases.length} of ${tried} right whenever one window holds them`,
    rows: [
      ['', 'right uncut', 'right streamed', 'share'],
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

function joined(...parts: Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
