import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from './client.ts';
import { percentile } from './percentile.ts';
import { residentMb } from './resident-memory.ts';
import type { RunningServer } from './running-server.ts';
import { speakAnswer } from './speaker.ts';

const MINUTE_MS = 60_000;
const LOOKED_EVERY_MS = 1_000;
/** People begin one after the other, and take a breath between two answers. */
const BETWEEN_STARTS_MS = 4_000;
const BREATH_MS = 3_000;

/** What became of a server while people spoke to it for long. */
export interface Soaked {
  /** The median of its resident memory in the minute that ends there, in MB. */
  atMinute(minute: number): number;
  /** Answers that were rated, and those that were lost or refused. */
  rated: number;
  failed: number;
  /** How often somebody was told to wait since the computer is busy with the others. */
  toldToWait: number;
}

/**
 * Has people give one answer after the other over sockets of their own, at the pace of speech. Who is
 * told to wait takes a breath and begins again.
 */
export async function soak(
  server: RunningServer,
  pcm: Int16Array,
  { speakers, minutes, tell }: { speakers: number; minutes: number; tell: (line: string) => void },
): Promise<Soaked> {
  const memory: { minute: number; mb: number }[] = [];
  const fromMs = performance.now();
  const minuteNow = () => (performance.now() - fromMs) / MINUTE_MS;
  const atMinute = (minute: number) => {
    const then = memory.filter((one) => one.minute > minute - 1 && one.minute <= minute);
    return percentile(
      then.map(({ mb }) => mb),
      0.5,
    );
  };
  let rated = 0;
  let failed = 0;
  let toldToWait = 0;
  const watch = setInterval(() => {
    memory.push({ minute: minuteNow(), mb: residentMb(server.pid) ?? 0 });
    const minute = memory.length / 60;
    if (Number.isInteger(minute)) {
      tell(`${minute} min: ${atMinute(minuteNow()).toFixed(0)} MB, ${rated} answers rated`);
    }
  }, LOOKED_EVERY_MS);
  await Promise.all(
    Array.from({ length: speakers }, async (_, index) => {
      await wait(index * BETWEEN_STARTS_MS);
      while (minuteNow() < minutes) {
        const spoken = speakAnswer(server.address, pcm, Number.POSITIVE_INFINITY);
        await spoken.then(
          () => {
            rated += 1;
          },
          (error: unknown) => {
            if (error instanceof Refused && error.code === 'crowded') {
              toldToWait += 1;
              return;
            }
            failed += 1;
            tell(`An answer failed: ${error instanceof Error ? error.message : String(error)}`);
          },
        );
        await wait(BREATH_MS);
      }
    }),
  );
  clearInterval(watch);
  return {
    atMinute: (minute) => atMinute(Math.min(minute, minuteNow())),
    rated,
    failed,
    toldToWait,
  };
}
