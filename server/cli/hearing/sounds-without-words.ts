import { seededRandom } from '#contract/random.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { noise } from './altered-sound.ts';

const SEED = 20_261_123;
const LENGTH_S = 60;
const LENGTH = LENGTH_S * SAMPLE_RATE_HZ;
/** A pentatonic melody, in half tones from A (220 Hz), and the chords under it. */
const MELODY = [0, 3, 5, 7, 10, 12, 10, 7, 5, 3, 7, 5, 3, 0, 5, 0];
const CHORDS = [
  [0, 4, 7],
  [5, 9, 12],
  [7, 11, 14],
  [-3, 0, 4],
];
const NOTE_S = 0.4;
const CHORD_S = 1.6;

/** A minute each of what a microphone hears while nobody says a word. */
export function soundsWithoutWords(): { name: string; samples: Float32Array }[] {
  const random = seededRandom(SEED);
  return [
    { name: 'silence', samples: new Float32Array(LENGTH) },
    { name: 'a quiet room', samples: noise(LENGTH, 'pink', random).map((one) => 0.003 * one) },
    { name: 'a loud fan', samples: noise(LENGTH, 'pink', random).map((one) => 0.1 * one) },
    { name: 'breath', samples: breath(random) },
    { name: 'typing', samples: typing(random) },
    { name: 'mains hum', samples: hum() },
    { name: 'a hummed tune', samples: humming() },
    { name: 'tones', samples: tones() },
    { name: 'music', samples: music() },
  ];
}

/** A breath in or out every two seconds: noise between about 500 and 2,500 Hz that swells and fades. */
function breath(random: () => number): Float32Array {
  const white = noise(LENGTH, 'white', random);
  let [low, lower] = [0, 0];
  return white.map((sample, at) => {
    low += 0.6 * (sample - low);
    lower += 0.18 * (low - lower);
    const inBreath = ((at / SAMPLE_RATE_HZ) % 2) / 1.2;
    return inBreath < 1 ? 0.15 * Math.sin(Math.PI * inBreath) ** 2 * (low - lower) : 0;
  });
}

/** Some five keys a second, each a click of a few ms that rings at its own pitch. */
function typing(random: () => number): Float32Array {
  const samples = new Float32Array(LENGTH);
  for (let at = 0; at < LENGTH; at += Math.round((0.08 + 0.25 * random()) * SAMPLE_RATE_HZ)) {
    const ringsHz = 1_500 + 2_500 * random();
    const loudness = 0.1 + 0.25 * random();
    for (let after = 0; after < 0.03 * SAMPLE_RATE_HZ && at + after < LENGTH; after += 1) {
      const decay = Math.exp(-after / (0.004 * SAMPLE_RATE_HZ));
      const ring = Math.sin((2 * Math.PI * ringsHz * after) / SAMPLE_RATE_HZ) + random() - 0.5;
      samples[at + after] = (samples[at + after] ?? 0) + loudness * decay * ring;
    }
  }
  return samples;
}

function hum(): Float32Array {
  return sounding((s) => 0.05 * [1, 2, 3, 5].reduce((sum, n) => sum + wave(50 * n, s) / n, 0));
}

/**
 * A voice with its mouth shut: pulses at the pitch of a tune, with some vibrato, through one
 * resonance at 280 Hz; it takes a breath every three seconds.
 */
function humming(): Float32Array {
  const narrowness = 0.97;
  const feedback = 2 * narrowness * Math.cos((2 * Math.PI * 280) / SAMPLE_RATE_HZ);
  let [phase, last, beforeLast] = [0, 0, 0];
  return sounding((s) => {
    const tone = MELODY[Math.floor(s / (1.5 * NOTE_S)) % MELODY.length] ?? 0;
    const hz = 140 * 2 ** (tone / 12) * (1 + 0.01 * wave(5, s));
    phase = (phase + hz / SAMPLE_RATE_HZ) % 1;
    const pulse = phase < 0.6 ? Math.sin((Math.PI * phase) / 0.6) ** 2 : 0;
    const sound = pulse - 0.3 + feedback * last - narrowness ** 2 * beforeLast;
    [last, beforeLast] = [sound, last];
    return 0.005 * sound * Math.max(0, Math.min(1, (s % 3) / 0.1, (2.4 - (s % 3)) / 0.1));
  });
}

/** A telephone's tones: half a second each, with half a second between. */
function tones(): Float32Array {
  return sounding((s) => (s % 1 < 0.5 ? 0.2 * wave(400 + 100 * (Math.floor(s) % 8), s) : 0));
}

/** Chords with a melody over them, each note struck and fading, with four overtones. */
function music(): Float32Array {
  return sounding((s) => {
    const chord = CHORDS[Math.floor(s / CHORD_S) % CHORDS.length] ?? [];
    const note = MELODY[Math.floor(s / NOTE_S) % MELODY.length] ?? 0;
    const under = chord.reduce((sum, tone) => sum + struck(tone, s, CHORD_S), 0);
    return 0.08 * (under + 1.5 * struck(note + 12, s, NOTE_S));
  });
}

function struck(halfTones: number, s: number, everyS: number): number {
  const hz = 220 * 2 ** (halfTones / 12);
  const since = s % everyS;
  const swell = Math.min(1, since / 0.01) * Math.exp((-2 * since) / everyS);
  return swell * [1, 2, 3, 4, 5].reduce((sum, n) => sum + wave(hz * n, s) / n ** 2, 0);
}

function sounding(at: (seconds: number) => number): Float32Array {
  return Float32Array.from({ length: LENGTH }, (_, index) => at(index / SAMPLE_RATE_HZ));
}

function wave(hz: number, s: number): number {
  return Math.sin(2 * Math.PI * hz * s);
}
