import { codecReady, decodeFlac, encodeFlac } from './flac.ts';
import { type FlacDone, FlacJob } from './flac-process.ts';

await codecReady();

process.on('message', (message) => {
  try {
    const job = FlacJob.parse(message);
    if (job.is === 'encode') {
      encodeFlac(job.wav, job.flac);
      tell({ is: 'done' });
    } else {
      tell({ is: 'decoded', samples: decodeFlac(job.flac, job.from, job.count) });
    }
  } catch (error) {
    tell({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
// Nobody is left to work for.
process.once('disconnect', () => process.exit());

function tell(done: FlacDone): void {
  // Where nobody hears it any more, `disconnect` follows.
  process.send?.(done, undefined, {}, () => {});
}
