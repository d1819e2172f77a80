import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { AttemptDetail } from '#contract/attempt.ts';
import { AttemptPage } from '#contract/list.ts';
import { BYTES_PER_SAMPLE, WAV_HEADER_BYTES } from '../../store/sound/wav.ts';
import type { Speaker } from './speaker.ts';

/** What came of one answer. */
export interface Outcome {
  acknowledgedSamples: number;
  /** Acknowledged, and not on disk as it was spoken. */
  lostSamples: number;
  /** Spoken, held by the browser or the server, and lost all the same. */
  lostSaidSamples: number;
  faults: string[];
}

/** Compares what was kept of an answer with what was spoken, over HTTP. */
export async function examine(address: string, speaker: Speaker): Promise<Outcome> {
  const { acknowledgedSamples, saidSamples, attemptId, isDiscarded } = speaker;
  const outcome = { acknowledgedSamples, lostSamples: 0, lostSaidSamples: 0 };
  if (attemptId === null) {
    const faults = acknowledgedSamples > 0 ? ['acknowledged without an attempt'] : [];
    return { ...outcome, lostSamples: acknowledgedSamples, faults };
  }
  const response = await fetch(`${address}/api/attempts/${attemptId}`);
  if (isDiscarded) {
    const faults = response.status === 404 ? [] : [`discarded, yet answered ${response.status}`];
    return { ...outcome, faults };
  }
  const detail = AttemptDetail.safeParse(await response.json());
  if (!detail.success) {
    const fault = `the attempt does not open (${response.status})`;
    return { ...outcome, lostSamples: acknowledgedSamples, faults: [fault] };
  }
  const kept = await keptSamples(`${address}/api/utterances/${detail.data.utterances[0]?.id}`);
  const right = sameSamples(kept, speaker.pcm);
  const faults = [];
  if (right < kept.length) faults.push(`sample ${right} of ${kept.length} is another one`);
  if (kept.length > saidSamples) faults.push('more was kept than was said');
  if (speaker.isRated !== (detail.data.scorecard !== null)) faults.push('rated here and not there');
  if (speaker.heldAnswers > 0) faults.push('the browser still holds something');
  return {
    ...outcome,
    lostSamples: Math.max(0, acknowledgedSamples - right),
    lostSaidSamples: Math.max(0, saidSamples - right),
    faults,
  };
}

/** Every attempt of the list, also of those that a crash left behind, opens. */
export async function faultsOfList(address: string): Promise<string[]> {
  const response = await fetch(`${address}/api/attempts?limit=200`);
  const { attempts } = AttemptPage.parse(await response.json());
  const faults = [];
  for (const { id } of attempts) {
    const { status } = await fetch(`${address}/api/attempts/${id}`);
    if (status !== 200) faults.push(`an attempt of the list answers ${status}`);
  }
  return faults;
}

const CheckRow = z.object({ integrity_check: z.string() });

/** What SQLite says of the store of a server that is gone. */
export function faultsOfStore(dataDir: string): string[] {
  const file = join(dataDir, 'understudy.db');
  if (!existsSync(file)) return ['there is no store'];
  const database = new DatabaseSync(file);
  try {
    const checks = z.array(CheckRow).parse(database.prepare('pragma integrity_check').all());
    const wrong = checks.map((row) => row.integrity_check).filter((said) => said !== 'ok');
    const orphans = database.prepare('pragma foreign_key_check').all().length;
    return orphans === 0 ? wrong : [...wrong, `${orphans} rows refer to none`];
  } finally {
    database.close();
  }
}

async function keptSamples(url: string): Promise<Int16Array> {
  const response = await fetch(`${url}/sound.wav`);
  if (response.status === 404) return new Int16Array();
  const bytes = new DataView(await response.arrayBuffer(), WAV_HEADER_BYTES);
  return Int16Array.from({ length: Math.floor(bytes.byteLength / BYTES_PER_SAMPLE) }, (_, index) =>
    bytes.getInt16(index * BYTES_PER_SAMPLE, true),
  );
}

/** How many samples are the same from the beginning on. */
function sameSamples(kept: Int16Array, said: Int16Array): number {
  const first = kept.findIndex((sample, index) => sample !== said[index]);
  return first === -1 ? kept.length : first;
}
