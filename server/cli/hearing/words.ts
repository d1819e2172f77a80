import { seededRandom } from '#contract/random.ts';
import { textOf } from '#contract/transcript.ts';
import { loadMoonshine } from '../../transcript/moonshine.ts';
import type { Recognizer } from '../../transcript/recognizer.ts';
import { type WordErrors, wordErrors } from '../bench/word-error-rate.ts';
import { BadInput } from '../command.ts';
import { readWav } from '../read-wav.ts';
import { atSpeed, type NoiseColour, withNoise } from './altered-sound.ts';
import { cutFixed, FIXED_LENGTHS_S } from './fixed-windows.ts';
import { figure, type Measured, percent, tellProgress } from './measured.ts';
import type { Recording } from './recordings.ts';
import type { Hear } from './through-socket.ts';

const MOST_TIMES_BEST = 1.1;
const SEED = 1_203;

/** How a recording is made harder to hear. */
interface Condition {
  name: string;
  alter(samples: Float32Array): Float32Array;
}

const CONDITIONS: readonly Condition[] = [
  { name: 'plain', alter: (samples) => samples },
  noisy('white', 20),
  noisy('white', 10),
  noisy('pink', 20),
  noisy('pink', 10),
  { name: '0.9x speed', alter: (samples) => atSpeed(samples, 0.9) },
  { name: '1.15x speed', alter: (samples) => atSpeed(samples, 1.15) },
];

function noisy(colour: NoiseColour, snrDb: number): Condition {
  return {
    name: `${colour} noise, ${snrDb} dB`,
    alter: (samples) => withNoise(samples, { snrDb, colour, random: seededRandom(SEED) }),
  };
}

/** Errors of one recording in one condition: through the socket, and with each fixed window. */
export interface HeardRecording {
  condition: string;
  set: string;
  words: number;
  streamed: number;
  /** In the order of FIXED_LENGTHS_S. */
  fixed: number[];
}

/**
 * Word errors of recordings in every condition, streamed, beside the same model over fixed windows of
 * the whole file. `isWanted` is asked with names such as "plain/awb/fish".
 * @throws BadInput when none is wanted
 */
export async function measureWords(
  recordings: readonly Recording[],
  isWanted: (name: string) => boolean,
  hear: Hear,
): Promise<Measured & { recordings: HeardRecording[] }> {
  const bare = await loadMoonshine();
  const heard: HeardRecording[] = [];
  for (const { name, alter } of CONDITIONS) {
    for (const recording of recordings.filter((one) => isWanted(`${name}/${one.name}`))) {
      const samples = alter(readWav(recording.path));
      const errorsOf = (text: string) => wordErrors(recording.text, text);
      const [streamed, ...fixed] = await Promise.all([
        hear(samples).then((words) => errorsOf(textOf(words))),
        ...FIXED_LENGTHS_S.map(async (lengthS) =>
          errorsOf(await decodeFixed(bare, samples, lengthS)),
        ),
      ]);
      heard.push(heardRecording(name, recording.set, streamed, fixed));
      tellProgress(`words, ${name}, ${recording.name}: ${streamed.errors} of ${streamed.words}`);
    }
  }
  if (heard.length === 0) throw new BadInput('No recording is called as --only says.');
  return { ...summariseWords(heard), recordings: heard };
}

async function decodeFixed(
  bare: Recognizer,
  samples: Float32Array,
  lengthS: number,
): Promise<string> {
  const texts: string[] = [];
  for (const window of cutFixed(samples, lengthS)) texts.push(await bare.decode(window));
  return texts.join(' ');
}

function heardRecording(
  condition: string,
  set: string,
  streamed: WordErrors,
  fixed: readonly WordErrors[],
): HeardRecording {
  const { words, errors } = streamed;
  return { condition, set, words, streamed: errors, fixed: fixed.map((one) => one.errors) };
}

/**
 * The table: a row a condition and a set, each beside the length that is best for that row. The
 * figures compare with the best length of each condition.
 */
export function summariseWords(heard: readonly HeardRecording[]): Measured {
  const conditions = groupsOf(heard, ({ condition }) => condition);
  const compared = conditions.map(([, some]) => comparedWithBest(some));
  const [streamed, best] = [sum(compared, (one) => one.streamed), sum(compared, (one) => one.best)];
  return {
    title: `Words: error rate streamed, and with fixed windows over the whole file, the best of ${FIXED_LENGTHS_S.length} lengths chosen afterwards (${FIXED_LENGTHS_S.join(', ')} s)`,
    rows: [
      ['', 'words', 'streamed', 'fixed', 'windows', 'ratio'],
      ...[...conditions, ...groupsOf(heard, ({ set }) => set), ['all', heard] as const].map(
        ([name, some]) => rowOf(name, comparedWithBest(some)),
      ),
    ],
    figures: [
      figure('word errors streamed / best fixed', streamed / best, '', 'most', MOST_TIMES_BEST),
      figure(
        'the same in the worst condition',
        Math.max(...compared.map((one) => one.streamed / one.best)),
        '',
        'most',
        MOST_TIMES_BEST,
      ),
    ],
  };
}

interface Compared {
  words: number;
  streamed: number;
  best: number;
  lengthS: number;
}

function comparedWithBest(heard: readonly HeardRecording[]): Compared {
  const byLength = FIXED_LENGTHS_S.map((lengthS, at) => ({
    lengthS,
    best: sum(heard, ({ fixed }) => fixed[at] ?? 0),
  }));
  const best = Math.min(...byLength.map((one) => one.best));
  return {
    words: sum(heard, ({ words }) => words),
    streamed: sum(heard, ({ streamed }) => streamed),
    best,
    lengthS: byLength.find((one) => one.best === best)?.lengthS ?? Number.NaN,
  };
}

function rowOf(name: string, { words, streamed, best, lengthS }: Compared): string[] {
  return [
    name,
    String(words),
    percent(streamed / words),
    percent(best / words),
    `${lengthS} s`,
    (streamed / best).toFixed(2),
  ];
}

function groupsOf(
  heard: readonly HeardRecording[],
  keyOf: (one: HeardRecording) => string,
): [string, HeardRecording[]][] {
  return [...Map.groupBy(heard, keyOf)];
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
