import { SAMPLE_RATE_HZ, type SpeechSpan } from '#contract/transcript.ts';

// Fitted, with the costs of word-times.ts, to 1,000 words of two of Festival's voices, plain and
// with noise 25 dB below them.
const FRAME_MS = 10;
/** A silence this long within speech is a break; shorter ones are stops such as "t". */
const MIN_BREAK_MS = 100;
/** Quiet is what lies so far below loud speech, or little above the room. */
const BELOW_LOUD_DB = 35;
const ABOVE_ROOM_DB = 9;
/** Where the room is loud, nothing nearer to loud speech than this is taken for silence. */
const LEAST_BELOW_LOUD_DB = 18;

/**
 * The spans of voice, in ms of the recording, cut at the short silences within them that voice
 * activity passes over. `samples` (-1..1, 16 kHz mono) begin at `startSample` of the recording.
 */
export function voicedSpans(
  samples: Float32Array,
  startSample: number,
  speech: readonly SpeechSpan[],
): SpeechSpan[] {
  const levels = speech.map((span) => levelsOf(samples, startSample, span));
  const sorted = levels.flat().sort((a, b) => a - b);
  const loudDb = sorted[Math.floor(0.9 * sorted.length)] ?? 0;
  const roomDb = sorted[Math.floor(0.03 * sorted.length)] ?? 0;
  const quietDb = Math.max(
    loudDb - BELOW_LOUD_DB,
    Math.min(roomDb + ABOVE_ROOM_DB, loudDb - LEAST_BELOW_LOUD_DB),
  );
  return speech.flatMap((span, index) => cutAtBreaks(span, levels[index] ?? [], quietDb));
}

/** The level of each 10 ms of a span, in dB. */
function levelsOf(samples: Float32Array, startSample: number, span: SpeechSpan): number[] {
  const perMs = SAMPLE_RATE_HZ / 1000;
  const levels: number[] = [];
  for (let ms = span.startMs; ms + FRAME_MS <= span.endMs; ms += FRAME_MS) {
    const from = Math.round(ms * perMs) - startSample;
    const frame = samples.subarray(Math.max(0, from), Math.max(0, from + FRAME_MS * perMs));
    const energy = frame.reduce((sum, sample) => sum + sample * sample, 0);
    levels.push(10 * Math.log10(energy / (FRAME_MS * perMs) + 1e-10));
  }
  return levels;
}

function cutAtBreaks(span: SpeechSpan, levels: readonly number[], quietDb: number): SpeechSpan[] {
  const spans: SpeechSpan[] = [];
  let { startMs } = span;
  let quietFrames = 0;
  for (let at = 0; at <= levels.length; at += 1) {
    if ((levels[at] ?? Number.POSITIVE_INFINITY) < quietDb) {
      quietFrames += 1;
      continue;
    }
    const nowMs = span.startMs + at * FRAME_MS;
    const breakMs = quietFrames * FRAME_MS;
    if (breakMs >= MIN_BREAK_MS) {
      if (nowMs - breakMs > startMs) spans.push({ startMs, endMs: nowMs - breakMs });
      startMs = nowMs;
    }
    quietFrames = 0;
  }
  if (span.endMs > startMs) spans.push({ startMs, endMs: span.endMs });
  return spans;
}
