import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { Model } from './catalogue.ts';
import { loadModel } from './load-model.ts';

const WINDOW_SECONDS = 10;

/** Loads a model, given as JSON, from a folder, lets it hear a window, and prints the MB in memory. */
const [model = '', folder = ''] = process.argv.slice(2);
const recognizer = await loadModel(Model.parse(JSON.parse(model)), folder);
// Faint noise: over digital silence some models take a shorter way.
const samples = Float32Array.from(
  { length: WINDOW_SECONDS * SAMPLE_RATE_HZ },
  () => (Math.random() - 0.5) / 1000,
);
await recognizer.decode(samples);
process.stdout.write(String(Math.round(process.memoryUsage.rss() / 1e6)));
