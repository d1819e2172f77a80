/** Quieter than this is drawn as silence. */
const FLOOR_DB = -50;

/** A peak (0 to 1, full scale) as the ear takes it: 0 is silence, 1 as loud as it goes. */
export function loudness(peak: number): number {
  if (peak <= 0) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(peak)) / FLOOR_DB));
}

/** Speech at an arm's length reaches this peak; a quiet room does not. */
const HEARD_PEAK = 0.04;
/** Somebody asked to say something has done so by then. */
const PATIENCE_MS = 4000;

export type Hearing = 'listening' | 'heard' | 'quiet';

/** Whether a microphone that has been open for `openMs` hears anybody. */
export function hearingAfter(before: Hearing, peak: number, openMs: number): Hearing {
  if (before === 'heard' || peak >= HEARD_PEAK) return 'heard';
  return openMs > PATIENCE_MS ? 'quiet' : 'listening';
}
