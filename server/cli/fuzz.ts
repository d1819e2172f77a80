import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { connect } from './bench/client.ts';
import { residentMb } from './bench/resident-memory.ts';
import { RunningServer } from './bench/running-server.ts';
import { speakAnswer } from './bench/speaker.ts';
import { BadInput, runCommand } from './command.ts';
import { type Driven, driveHttp, driveSockets } from './fuzz/drive.ts';
import { readWav } from './read-wav.ts';
import { table } from './table.ts';

const USAGE = 'npm run --silent fuzz -- [--messages N] [--requests N] [--seed N]';
const SPOKEN = fileURLToPath(new URL('../../tests/fixtures/hero-answer.wav', import.meta.url));
const TYPED =
  'The night shift kept losing returned parcels. I sorted one shelf by the day they came in, showed Amara and her crew how, and lost parcels fell from twelve a week to one.';
const SPOKEN_SECONDS = 8;
const MOST_GROWTH = 1.1;
/** Sent before memory is first looked at, so that what is allocated once does not count as growth. */
const WARM_UP_SHARE = 0.1;
/** Caches and freed pages take a moment to be given back. */
const REST_MS = 5_000;

const Count = z.coerce.number().int().min(1).max(10_000_000);
const Wanted = z.object({ messages: Count, requests: Count, seed: Count });

interface Line {
  name: string;
  value: string;
  isRight: boolean;
}

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '100000' },
      requests: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
    },
  });
  const parsed = Wanted.safeParse(values);
  if (!parsed.success) throw new BadInput(`Counts are whole numbers from 1. Usage: ${USAGE}`);
  const lines = await fuzz(parsed.data);
  if (!lines.every(({ isRight }) => isRight)) process.exitCode = 1;
  return table(lines.map(({ name, value, isRight }) => [isRight ? 'ok' : 'WRONG', name, value]));
});

async function fuzz({ messages, requests, seed }: z.infer<typeof Wanted>): Promise<Line[]> {
  const server = new RunningServer();
  await server.start();
  try {
    await talkHonestly(server.address);
    const drive = async (share: number, from: number) => ({
      sockets: await driveSockets(server.address, messages * share, from),
      http: await driveHttp(server.address, requests * share, from),
    });
    const first = await drive(WARM_UP_SHARE, seed);
    await wait(REST_MS);
    const beforeMb = residentMb(server.pid);
    const then = await drive(1 - WARM_UP_SHARE, seed + 1_000_000);
    const lines: Line[] = [
      { name: 'seed', value: String(seed), isRight: true },
      ...told('socket messages', [first.sockets, then.sockets]),
      ...told('HTTP requests', [first.http, then.http]),
    ];
    await wait(REST_MS);
    const afterMb = residentMb(server.pid);
    if (beforeMb !== null && afterMb !== null) {
      const value = `${beforeMb.toFixed(0)} MB, then ${afterMb.toFixed(0)} MB (${(afterMb / beforeMb).toFixed(2)}x)`;
      lines.push({ name: 'resident memory', value, isRight: afterMb <= MOST_GROWTH * beforeMb });
    }
    lines.push({
      name: 'crashes and unhandled rejections',
      value: server.hasEnded ? 'the server ended' : 'none',
      isRight: !server.hasEnded,
    });
    const honest = await talkHonestly(server.address).then(
      () => ({ value: 'typed and spoken, both rated', isRight: true }),
      (error: unknown) => ({ value: String(error), isRight: false }),
    );
    lines.push({ name: 'the next honest session', ...honest });
    return lines;
  } finally {
    await server.remove();
  }
}

/** A typed answer and a short spoken one, both rated. @throws Error when they are not. */
async function talkHonestly(address: string): Promise<void> {
  const client = await connect(address);
  const rated = client.heard('rated');
  const question = { text: 'Tell me about a time you raised the quality of your own work.' };
  client.say({ type: 'say', question, text: TYPED });
  await rated;
  client.close();
  const samples = readWav(SPOKEN).subarray(0, SPOKEN_SECONDS * SAMPLE_RATE_HZ);
  const pcm = Int16Array.from(samples, (sample) => sample * 32_767);
  const { words } = await speakAnswer(address, pcm, 0);
  if (words.length < SPOKEN_SECONDS) throw new Error(`only ${words.length} words were heard`);
}

function told(name: string, driven: Driven[]): Line[] {
  const sent = driven.reduce((sum, one) => sum + one.sent, 0);
  const slowestMs = Math.max(...driven.map((one) => one.slowestMs));
  const counts = new Map<string, number>();
  for (const [code, times] of driven.flatMap((one) => [...one.answers])) {
    counts.set(code, (counts.get(code) ?? 0) + times);
  }
  const answers = [...counts].sort(([, a], [, b]) => b - a);
  const faults = driven.flatMap((one) => one.faults);
  return [
    { name, value: `${sent}, the slowest ${(slowestMs / 1000).toFixed(1)} s`, isRight: true },
    {
      name: '  answers',
      value: answers.map(([code, times]) => `${code} ${times}`).join(', '),
      isRight: true,
    },
    ...(faults.length === 0 ? ['none'] : faults).map((fault) => ({
      name: '  hangs and failures',
      value: fault,
      isRight: faults.length === 0,
    })),
  ];
}
