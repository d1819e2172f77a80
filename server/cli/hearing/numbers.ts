import { join } from 'node:path';
import { seededRandom, shuffled } from '#contract/random.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { Segmenter } from '../../segment/segmenter.ts';
import { createSilero } from '../../segment/silero.ts';
import { msOf, samplesOf } from '../../segment/window.ts';
import { loadMoonshine } from '../../transcript/moonshine.ts';
import type { Recognizer } from '../../transcript/recognizer.ts';
import { BadInput } from '../command.ts';
import { readWav } from '../read-wav.ts';
import { matchedWords } from './matched-words.ts';
import { figure, type Measured, percent, tellProgress } from './measured.ts';
import {
  areNumbersHeard,
  joined,
  joinedWithoutPause,
  KEPT_PAUSE_MS,
  numberPassages,
  type Passage,
} from './passages.ts';
import { FIXTURES, ownAnswers, recordingsIn } from './recordings.ts';
import type { Hear } from './through-socket.ts';

const LEAST_SHARE = 0.98;
/** How many times the sentences of a voice are said, in another order each. */
const ORDERS = 12;
/** An edge so near to a number takes away what the model hears it by. */
const NEAR_MS = 500;
/** What of its surroundings the model hears with a number when it is told whether an edge is to blame. */
const AROUND_MS = 10_000;
const BEFORE = new Float32Array(0.3 * SAMPLE_RATE_HZ);
const AFTER = new Float32Array(SAMPLE_RATE_HZ);

/** One sentence in one order, its numbers right when it is heard alone: what the stream made of them. */
export interface NumberCase {
  set: string;
  /** From its numbers to the nearest edge of a window; 0 where one lies among them. */
  edgeMs: number;
  isRight: boolean;
  /** Of a wrong one: right in one window that holds it with what is said around it. */
  isRightUncut: boolean | null;
}

/** A passage in a stream, where it begins there, and its words among the stream's. */
interface Placed {
  passage: Passage;
  startMs: number;
  words: readonly [number, number];
}

/**
 * Sentences with number pairs, said one after another without a pause, in many orders, so that
 * windows have to be cut in speech and their edges fall all over the numbers. `only`: parts of the
 * recordings' names. @throws BadInput when no recording is called so
 */
export async function measureNumbers(only: readonly string[], hear: Hear): Promise<Measured> {
  const bare = await loadMoonshine();
  const strong = recordingsIn(join(FIXTURES, 'loop', 'strong'), 'slt');
  const wanted = [...ownAnswers(), ...strong].filter(({ name }) =>
    only.some((one) => name.includes(one)),
  );
  const passages: { set: string; passage: Passage }[] = [];
  let tried = 0;
  for (const { set, path, text } of wanted) {
    const samples = readWav(path);
    for (const passage of numberPassages(text, await hear(samples), samples)) {
      tried += 1;
      if (await isRightAlone(passage, bare)) passages.push({ set, passage });
    }
  }
  if (passages.length === 0)
    throw new BadInput('No recording with numbers is called as --only says.');
  const cases: NumberCase[] = [];
  for (const [set, some] of Map.groupBy(passages, (one) => one.set)) {
    const ofVoice = some.map(({ passage }) => passage);
    for (let order = 0; order < ORDERS; order += 1) {
      const said = shuffled(ofVoice, seededRandom(order));
      cases.push(...(await casesOf(said, hear, bare)).map((one) => ({ set, ...one })));
      const right = cases.filter(({ isRight }) => isRight).length;
      tellProgress(`numbers, ${set}, order ${order + 1}: ${right} of ${cases.length}`);
    }
  }
  return summariseNumbers(cases, passages.length, tried);
}

async function isRightAlone({ words, samples }: Passage, bare: Recognizer): Promise<boolean> {
  const heard = await bare.decode(joined([BEFORE, samples, BEFORE]));
  return areNumbersHeard(words, [0, words.length], heard.split(/\s+/));
}

async function casesOf(
  said: readonly Passage[],
  hear: Hear,
  bare: Recognizer,
): Promise<Omit<NumberCase, 'set'>[]> {
  const speech = joinedWithoutPause(said.map(({ samples }) => samples));
  const samples = joined([BEFORE, speech, AFTER]);
  const reference = said.flatMap(({ words }) => words);
  const heard = (await hear(samples)).map(({ text }) => text);
  const matched = matchedWords(reference, heard);
  const edges = edgesOf(samples);
  const cases: Omit<NumberCase, 'set'>[] = [];
  for (const placed of placesOf(said)) {
    const { fromMs, toMs } = numbersOf(placed);
    const isRight = areNumbersHeard(reference, placed.words, heard, matched);
    cases.push({
      edgeMs: Math.min(...edges.map((edge) => Math.max(0, fromMs - edge, edge - toMs))),
      isRight,
      isRightUncut: isRight ? null : await isRightAmongOthers(placed, samples, bare),
    });
  }
  return cases;
}

function placesOf(said: readonly Passage[]): Placed[] {
  const places: Placed[] = [];
  let [startMs, from] = [msOf(BEFORE.length), 0];
  for (const passage of said) {
    const to = from + passage.words.length;
    places.push({ passage, startMs, words: [from, to] });
    startMs += msOf(passage.samples.length) + KEPT_PAUSE_MS;
    from = to;
  }
  return places;
}

function numbersOf({ passage, startMs }: Placed): { fromMs: number; toMs: number } {
  const { from, to } = passage.numbersMs;
  return { fromMs: startMs + from, toMs: startMs + to };
}

/** Where the server's windows begin and end within the sound, in ms. */
function edgesOf(samples: Float32Array): number[] {
  const segmenter = new Segmenter(createSilero());
  const windows = segmenter.accept(samples);
  const last = segmenter.flush();
  return [...windows, ...(last === null ? [] : [last])]
    .flatMap((window) => [window.startSample, window.startSample + window.samples.length])
    .map(msOf)
    .slice(1, -1);
}

async function isRightAmongOthers(
  placed: Placed,
  samples: Float32Array,
  bare: Recognizer,
): Promise<boolean> {
  const { fromMs, toMs } = numbersOf(placed);
  const aroundMs = Math.max(NEAR_MS, (AROUND_MS - (toMs - fromMs)) / 2);
  const window = samples.slice(
    samplesOf(Math.max(0, fromMs - aroundMs)),
    samplesOf(toMs + aroundMs),
  );
  const { words } = placed.passage;
  return areNumbersHeard(words, [0, words.length], (await bare.decode(window)).split(/\s+/));
}

/** The table: cases by voice, and by how near an edge of a window came to the numbers. */
export function summariseNumbers(
  cases: readonly NumberCase[],
  passages: number,
  tried: number,
): Measured {
  const rightIn = (some: readonly NumberCase[]) => some.filter((one) => one.isRight).length;
  const row = (name: string, some: readonly NumberCase[]) => [
    name,
    String(some.length),
    String(rightIn(some)),
    some.length === 0 ? '' : percent(rightIn(some) / some.length),
  ];
  const among = cases.filter(({ edgeMs }) => edgeMs === 0);
  const near = cases.filter(({ edgeMs }) => edgeMs <= NEAR_MS);
  const far = cases.filter(({ edgeMs }) => edgeMs > NEAR_MS);
  const notByEdge = cases.filter(({ isRightUncut }) => isRightUncut === false).length;
  return {
    title: `Numbers: ${passages} sentences with number pairs (of ${tried}; the others are misheard alone), without pauses, in ${ORDERS} orders`,
    rows: [
      ['', 'right alone', 'right streamed', 'share'],
      ...[...Map.groupBy(cases, ({ set }) => set)].map(([set, some]) => row(set, some)),
      row('an edge among the numbers', among),
      row('an edge among them or within 0.5 s', near),
      row('no edge so near', far),
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
      figure(
        'with an edge so near',
        (100 * rightIn(near)) / near.length,
        '%',
        'least',
        100 * LEAST_SHARE,
      ),
      figure(
        'wrong ones that are wrong too in one window with what is said around them',
        notByEdge,
        '',
      ),
    ],
  };
}
