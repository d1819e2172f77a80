import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SAMPLE_RATE_HZ, textOf, wordsOfText } from '#contract/transcript.ts';
import { composeTranscriber, rate } from '../compose.ts';
import { readModelsConfig } from '../config.ts';
import { Segmenter } from '../segment/segmenter.ts';
import { createSilero } from '../segment/silero.ts';
import { loadChosen } from '../transcript/models/chosen.ts';
import { captionDelaysMs } from './bench/caption-delay.ts';
import { type Crowd, largestCrowd, speakTogether } from './bench/crowd.ts';
import { largestFlacShare, replayTimes } from './bench/kept-sound.ts';
import { listTimes } from './bench/list.ts';
import { nextTurnTimesMs } from './bench/next-turn.ts';
import { firstScreenScriptBytes } from './bench/page-size.ts';
import { median, percentile } from './bench/percentile.ts';
import { residentMb } from './bench/resident-memory.ts';
import { RunningServer } from './bench/running-server.ts';
import { speakAnswer } from './bench/speaker.ts';
import { wordErrors } from './bench/word-error-rate.ts';
import { BadInput, runCommand } from './command.ts';
import { readJson } from './input.ts';
import { readWav } from './read-wav.ts';

const PARTS = ['files', 'scoring', 'server', 'crowd', 'attempts', 'sound', 'page'] as const;
const USAGE = `npm run --silent bench -- [--speech FOLDER] [--answers N] [--part ${PARTS.join('|')}]`;
const FIXTURES = fileURLToPath(new URL('../../tests/fixtures', import.meta.url));
const References = z.object({ files: z.record(z.string(), z.string()) });

const CROWD_SPEAKS_MS = 40_000;
const FIRST_CROWD = 4;

/** The server waits some seconds for its person to be done, and takes some for a few answers. */
const CONVERTED_WITHIN_MS = 20_000;

const Wanted = z.object({
  answers: z.coerce.number().int().min(1).max(100),
  part: z.array(z.enum(PARTS)),
});

/** One line of the table; `target` is null where a figure is only told. */
interface Figure {
  name: string;
  value: number;
  unit: string;
  target: number | null;
  /** Whether the target is the most that the value may be, or the least. */
  bound: 'most' | 'least';
}

const figures: Figure[] = [];
const note = (
  name: string,
  value: number,
  unit: string,
  target: number | null = null,
  bound: 'most' | 'least' = 'most',
) => {
  figures.push({ name, value, unit, target, bound });
  process.stderr.write(`${name}: ${rounded(value)} ${unit}\n`);
};

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      speech: { type: 'string' },
      answers: { type: 'string', default: '10' },
      part: { type: 'string', multiple: true, default: [...PARTS] },
    },
  });
  const wanted = Wanted.safeParse(values);
  if (!wanted.success)
    throw new BadInput(`--answers takes a number from 1 to 100. Usage: ${USAGE}`);
  const { answers, part } = wanted.data;
  const recordings = readSpeech(values.speech ?? FIXTURES);
  const parts: Record<(typeof PARTS)[number], () => void | Promise<void>> = {
    files: () => benchWholeFiles(recordings, values.speech ?? FIXTURES),
    scoring: benchScoring,
    server: () => benchServer(recordings, answers),
    crowd: () => benchCrowd(recordings),
    attempts: benchManyAttempts,
    sound: () => benchKeptSound(recordings),
    page: () =>
      note('page: script on the first screen, gzipped', firstScreenScriptBytes() / 1000, 'kB', 250),
  };
  for (const name of PARTS.filter((one) => part.includes(one))) await parts[name]();
  writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`);
  return table();
});

interface SpeechFile {
  file: string;
  samples: Float32Array;
}

function readSpeech(folder: string): SpeechFile[] {
  if (!existsSync(folder)) throw new BadInput(`There is no folder ${folder}.`);
  const files = readdirSync(folder).filter((file) => file.endsWith('.wav'));
  if (files.length === 0) throw new BadInput(`There are no WAV files in ${folder}.`);
  return files.map((file) => ({ file, samples: readWav(join(folder, file)) }));
}

/** Our transcription against the bare recogniser over the same windows, in turns. */
async function benchWholeFiles(recordings: SpeechFile[], folder: string): Promise<void> {
  const { folder: models } = readModelsConfig(process.env);
  const transcribe = composeTranscriber(models);
  const bare = await loadChosen(models);
  const reference = join(folder, 'reference.json');
  const texts = existsSync(reference) ? readJson(reference, References).files : {};
  let [oursMs, bareMs, soundMs] = [0, 0, 0];
  for (const { file, samples } of recordings) {
    const segmenter = new Segmenter(createSilero());
    const windows = [...segmenter.accept(samples), segmenter.flush()].filter((one) => one !== null);
    const [ours, alone]: [number[], number[]] = [[], []];
    let text = '';
    for (let round = 0; round < 4; round += 1) {
      ours.push(
        await timeMs(async () => {
          text = textOf((await transcribe(samples)).words);
        }),
      );
      alone.push(
        await timeMs(async () => {
          for (const window of windows) await bare.decode(window.samples);
        }),
      );
    }
    // The first round warms both up.
    oursMs += median(ours.slice(1));
    bareMs += median(alone.slice(1));
    soundMs += (samples.length / SAMPLE_RATE_HZ) * 1000;
    const expected = texts[file] ?? ownText(folder, file);
    if (expected === null) continue;
    const { errors, words } = wordErrors(expected, text);
    note(`word error rate, ${file} (${errors} of ${words})`, (100 * errors) / words, '%');
  }
  note('whole files: our time / the bare recogniser’s', oursMs / bareMs, '', 1.25);
  note('whole files: real-time factor', oursMs / soundMs, '', 0.06);
}

function ownText(folder: string, file: string): string | null {
  const path = join(folder, `${basename(file, '.wav')}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

async function benchScoring(): Promise<void> {
  const text = readFileSync(join(FIXTURES, 'strong-answer.txt'), 'utf8').repeat(3);
  const words = wordsOfText(text).slice(0, 400);
  const question = {
    bankId: null,
    text: 'Tell me about a time you raised the quality bar.',
    principle: null,
    people: false,
    future: false,
  };
  const answer = { question, utterances: [{ id: 'answer', words }] };
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    times.push(await timeMs(async () => void (await rate(answer))));
  }
  note('scoring 400 words, p50', median(times.slice(10)), 'ms', 20);
}

async function benchServer(recordings: SpeechFile[], answers: number): Promise<void> {
  const server = new RunningServer();
  try {
    note(
      'server ready: page served, model loaded',
      await timeMs(() => startAndLoad(server)),
      'ms',
      4_000,
    );
    // The short answer is the end of the long one: both leave the same last window to be done.
    const long = spoken(recordings, 180_000);
    const short = long.subarray(-30 * SAMPLE_RATE_HZ);
    const stopMs: { long: number[]; short: number[] } = { long: [], short: [] };
    const delays: number[] = [];
    for (let round = 0; round < answers; round += 1) {
      // Each answer ends elsewhere, so that its last window has another length.
      const cut = Math.round((round / answers) * 8 * SAMPLE_RATE_HZ);
      for (const [kind, pcm] of [
        ['long', long],
        ['short', short],
      ] as const) {
        const answer = await speakAnswer(server.address, pcm.subarray(0, pcm.length - cut), 15_000);
        stopMs[kind].push(answer.stopToScorecardMs);
        delays.push(...captionDelaysMs(answer));
      }
    }
    note('stop to scorecard, 3 minutes, p50', median(stopMs.long), 'ms', 1_000);
    note('stop to scorecard, 3 minutes, p95', percentile(stopMs.long, 0.95), 'ms', 2_000);
    note('stop to scorecard, 30 seconds, p50', median(stopMs.short), 'ms');
    note(
      'stop to scorecard: 3 minutes / 30 seconds',
      median(stopMs.long) / median(stopMs.short),
      '',
      1.3,
    );
    note('caption delay, one speaker, p50', median(delays), 'ms');
    note('caption delay, one speaker, p95', percentile(delays, 0.95), 'ms', 800);
    const memory = residentMb(server.pid);
    if (memory !== null) note(`resident memory after ${2 * answers} rehearsals`, memory, 'MB', 450);
    const converting = await mostResidentMb(server.pid, CONVERTED_WITHIN_MS);
    if (converting !== null) {
      note('the server’s while they become FLAC, most', converting, 'MB', 450);
    }
    const turnsMs = await loopTurnsMs(server.address);
    note('rated reply to next turn, p95', percentile(turnsMs, 0.95), 'ms', 500);
  } finally {
    await server.remove();
  }
}

/** How many people can speak at once, and what each of them costs. */
async function benchCrowd(recordings: SpeechFile[]): Promise<void> {
  const server = new RunningServer();
  try {
    await startAndLoad(server);
    const pcm = spoken(recordings, 180_000);
    const tell = (crowd: Crowd) => {
      const { speakers, captionP95Ms, dropped, mostMb, cpuMsPerSpokenSecond } = crowd;
      note(`${speakers} at once: caption delay, p95`, captionP95Ms, 'ms');
      if (dropped > 0) note(`${speakers} at once: dropped`, dropped, 'answers');
      if (mostMb !== null) note(`${speakers} at once: resident memory, most`, mostMb, 'MB');
      if (cpuMsPerSpokenSecond !== null) {
        note(`${speakers} at once: processor time a spoken second`, cpuMsPerSpokenSecond, 'ms');
      }
    };
    tell(await speakTogether(server, pcm, 1, CROWD_SPEAKS_MS));
    const largest = await largestCrowd(server, pcm, {
      first: FIRST_CROWD,
      lengthMs: CROWD_SPEAKS_MS,
      tell,
    });
    note('most speakers at once that are served well', largest?.speakers ?? 0, '', 8, 'least');
  } finally {
    await server.remove();
  }
}

async function benchManyAttempts(): Promise<void> {
  const { listMs, searchMs, storiesMs, progressMs, startRatio } = await listTimes();
  note('5,000 attempts: list, p95', percentile(listMs, 0.95), 'ms', 50);
  note('5,000 attempts: search, p95', percentile(searchMs, 0.95), 'ms', 50);
  note('5,000 attempts: progress page, p95', percentile(progressMs, 0.95), 'ms', 150);
  note('5,000 attempts: stories page, p95', percentile(storiesMs, 0.95), 'ms', 150);
  note('start: 5,000 attempts / ten', startRatio, '', 1.2);
}

async function benchKeptSound(recordings: SpeechFile[]): Promise<void> {
  const pcm = recordings.map(({ samples }) => pcmOf(samples));
  note('sound on disk: FLAC / WAV, most', await largestFlacShare(pcm), '', 0.6);
  const text = readFileSync(join(FIXTURES, 'strong-answer.txt'), 'utf8');
  const times = await replayTimes(spoken(recordings, 600_000), text);
  if (times === null) {
    process.stderr.write('replay of ten minutes: left out, there is no Chromium here\n');
    return;
  }
  const { interactiveMs, longestTaskMs } = times;
  note('replay of ten minutes: click to interactive, p50', median(interactiveMs), 'ms', 500);
  note('replay of ten minutes: longest task after that', longestTaskMs, 'ms');
}

/** Over a whole loop of a strong candidate and one of a hero: most is asked of the latter. */
async function loopTurnsMs(address: string): Promise<number[]> {
  const reply = 'I do not know what it was before. We never measured that.';
  const times = [];
  for (const name of ['strong-answer', 'hero-answer']) {
    const answer = readFileSync(join(FIXTURES, `${name}.txt`), 'utf8');
    times.push(...(await nextTurnTimesMs(address, 'full-loop', { answer, reply })));
  }
  return times;
}

async function startAndLoad(server: RunningServer): Promise<void> {
  await server.start();
  const page = await fetch(server.address);
  if (!page.ok) throw new Error(`the page answers with ${page.status}`);
  const Status = z.object({ recognizer: z.string() });
  for (;;) {
    const status = Status.parse(await (await fetch(`${server.address}/api/status`)).json());
    if (status.recognizer === 'ready') return;
    await wait(20);
  }
}

/** The recordings one after the other, as often as it takes to fill this time. */
function spoken(recordings: SpeechFile[], lengthMs: number): Int16Array {
  const pcm = new Int16Array((lengthMs / 1000) * SAMPLE_RATE_HZ);
  let at = 0;
  for (let index = 0; at < pcm.length; index += 1) {
    const samples = recordings[index % recordings.length]?.samples ?? new Float32Array(pcm.length);
    pcm.set(pcmOf(samples.subarray(0, pcm.length - at)), at);
    at += samples.length;
  }
  return pcm;
}

function pcmOf(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) => Math.round(sample * 32_767));
}

/** The most that it is in this time. */
async function mostResidentMb(pid: number | undefined, forMs: number): Promise<number | null> {
  let most = residentMb(pid);
  const untilMs = performance.now() + forMs;
  while (most !== null && performance.now() < untilMs) {
    await wait(200);
    most = Math.max(most, residentMb(pid) ?? 0);
  }
  return most;
}

async function timeMs(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

function table(): string {
  const lines = figures.map(({ name, value, unit, target, bound }) => {
    const isMet = target !== null && (bound === 'most' ? value <= target : value >= target);
    const verdict = target === null ? '' : isMet ? 'met' : 'MISSED';
    const limit = target === null ? '' : `${bound === 'most' ? '<=' : '>='} ${target} ${unit}`;
    return [
      name.padEnd(52),
      `${rounded(value)} ${unit}`.padStart(12),
      limit.padStart(14),
      verdict,
    ].join('  ');
  });
  return lines.join('\n');
}
