import { parentPort } from 'node:worker_threads';
import { codecReady, decodeFlac, encodeFlac } from './flac.ts';
import type { FlacDone, FlacJob } from './flac-thread.ts';

await codecReady();

parentPort?.on('message', (job: FlacJob) => {
  try {
    if (job.is === 'encode') {
      encodeFlac(job.wav, job.flac);
      tell({ is: 'done' });
    } else {
      const samples = decodeFlac(job.flac, job.from, job.count);
      tell({ is: 'decoded', samples });
    }
  } catch (error) {
    tell({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});

function tell(done: FlacDone): void {
  parentPort?.postMessage(done, done.is === 'decoded' ? [done.samples.buffer] : []);
}
