import { seededRandom } from '#contract/random.ts';

/**
 * Loaded before a program (`node --import`), it makes the program's wall clock jump to and fro by
 * up to a year, as when a machine wakes up, is set, or crosses a change of its zone.
 */
const MOST_JUMP_MS = 365 * 86_400_000;
const EVERY_MS = 40;

const random = seededRandom(Number(process.env.CHAOS_SEED));
const realNow = Date.now;
let jumpMs = 0;

Date.now = () => realNow() + jumpMs;
setInterval(() => {
  jumpMs = Math.round((2 * random() - 1) * MOST_JUMP_MS);
}, EVERY_MS).unref();
