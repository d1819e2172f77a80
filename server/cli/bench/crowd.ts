import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { captionDelaysMs } from './caption-delay.ts';
import { percentile } from './percentile.ts';
import { residentMb } from './resident-memory.ts';
import type { RunningServer } from './running-server.ts';
import { speakAnswer } from './speaker.ts';

/** People begin one after the other, not all in the same instant. */
const BETWEEN_STARTS_MS = 370;
const WATCHED_EVERY_MS = 500;

/** What came of some people who spoke at once. */
export interface Crowd {
  speakers: number;
  captionP95Ms: number;
  /** Answers that were refused or not rated. */
  dropped: number;
  /** Null where the system tells no memory. */
  mostMb: number | null;
  /** Processor time of the server for each second that one of them spoke; null where it is not told. */
  cpuMsPerSpokenSecond: number | null;
}

/** Has so many people speak for so long at once, each another part of the sound, over sockets of their own. */
export async function speakTogether(
  server: RunningServer,
  pcm: Int16Array,
  speakers: number,
  lengthMs: number,
): Promise<Crowd> {
  const samples = (lengthMs / 1000) * SAMPLE_RATE_HZ;
  const cpuBeforeMs = cpuMs(server.pid);
  let mostMb = residentMb(server.pid);
  const watch = setInterval(() => {
    mostMb = Math.max(mostMb ?? 0, residentMb(server.pid) ?? 0);
  }, WATCHED_EVERY_MS);
  const answers = await Promise.allSettled(
    Array.from({ length: speakers }, async (_, index) => {
      await wait(index * BETWEEN_STARTS_MS);
      const from = Math.floor(((pcm.length - samples) * index) / Math.max(1, speakers - 1));
      return speakAnswer(server.address, pcm.slice(from, from + samples), lengthMs);
    }),
  );
  clearInterval(watch);
  const cpuAfterMs = cpuMs(server.pid);
  const delays = answers.flatMap((answer) =>
    answer.status === 'fulfilled' ? captionDelaysMs(answer.value) : [],
  );
  return {
    speakers,
    captionP95Ms: percentile(delays, 0.95),
    dropped: answers.filter(({ status }) => status === 'rejected').length,
    mostMb,
    cpuMsPerSpokenSecond:
      cpuBeforeMs === null || cpuAfterMs === null
        ? null
        : (cpuAfterMs - cpuBeforeMs) / (speakers * (lengthMs / 1000)),
  };
}

/** Processor time of a process so far, as Linux counts it: hundredths of a second; null elsewhere. */
function cpuMs(pid: number | undefined): number | null {
  if (pid === undefined || process.platform !== 'linux') return null;
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(afterName[11]) + Number(afterName[12])) * 10;
}

/** What a crowd may cost: those who speak are served well, and the machine has room for them. */
const MAX_CAPTION_P95_MS = 2_500;
const MAX_MB = 900;
const MORE_EACH_TIME = 2;
const MOST_SPEAKERS = 40;

/**
 * The largest crowd that is served well, found by having more and more people speak, two more each
 * time from the first number on; null when already that many are too many.
 */
export async function largestCrowd(
  server: RunningServer,
  pcm: Int16Array,
  { first, lengthMs, tell }: { first: number; lengthMs: number; tell: (crowd: Crowd) => void },
): Promise<Crowd | null> {
  let largest: Crowd | null = null;
  for (let speakers = first; speakers <= MOST_SPEAKERS; speakers += MORE_EACH_TIME) {
    const crowd = await speakTogether(server, pcm, speakers, lengthMs);
    tell(crowd);
    const { captionP95Ms, dropped, mostMb } = crowd;
    if (captionP95Ms > MAX_CAPTION_P95_MS || dropped > 0 || (mostMb ?? 0) > MAX_MB) break;
    largest = crowd;
  }
  return largest;
}
