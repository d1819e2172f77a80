import sherpa from 'sherpa-onnx-node';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';

/** Even over all frequencies, or falling by 3 dB an octave, about as speech does. */
export type NoiseColour = 'white' | 'pink';

/** Noise of about -1 to 1; `random` gives numbers in [0, 1). */
export function noise(length: number, colour: NoiseColour, random: () => number): Float32Array {
  const white = Float32Array.from({ length }, () => 2 * random() - 1);
  return colour === 'white' ? white : pinkened(white);
}

/** The sound with noise that lies so many dB below the sound's own mean power. */
export function withNoise(
  samples: Float32Array,
  { snrDb, colour, random }: { snrDb: number; colour: NoiseColour; random: () => number },
): Float32Array {
  const added = noise(samples.length, colour, random);
  const gain = Math.sqrt(meanPower(samples) / meanPower(added) / 10 ** (snrDb / 10));
  return samples.map((sample, at) => sample + gain * (added[at] ?? 0));
}

/** The sound played so many times as fast, its pitch with it, as a tape would. */
export function atSpeed(samples: Float32Array, factor: number): Float32Array {
  return new sherpa.LinearResampler(Math.round(SAMPLE_RATE_HZ * factor), SAMPLE_RATE_HZ).flush(
    samples,
  );
}

export function meanPower(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
}

/** Paul Kellet's economy filter: three leaky sums. */
function pinkened(white: Float32Array): Float32Array {
  let [low, middle, high] = [0, 0, 0];
  return white.map((sample) => {
    low = 0.99765 * low + 0.099046 * sample;
    middle = 0.963 * middle + 0.2965164 * sample;
    high = 0.57 * high + 1.0526913 * sample;
    return (low + middle + high + 0.1848 * sample) / 8;
  });
}
