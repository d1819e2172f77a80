import { useQuery } from '@tanstack/react-query';

/** Enough to draw a bar every two pixels on the widest page. */
const PEAKS = 600;
/** Fine enough for a drawing, and fifteen minutes of it stay under 30 MB. */
const DRAWING_RATE_HZ = 8_000;

/**
 * The loudest sample (0 to 1) of each of `count` stretches of equal length; fewer when there are
 * fewer samples.
 */
export function peaksOf(samples: Float32Array, count: number): number[] {
  const stretches = Math.min(count, samples.length);
  return Array.from({ length: stretches }, (_, index) => {
    const from = Math.floor((index * samples.length) / stretches);
    const to = Math.floor(((index + 1) * samples.length) / stretches);
    let peak = 0;
    for (const sample of samples.subarray(from, to)) peak = Math.max(peak, Math.abs(sample));
    return peak;
  });
}

/** The waveform of the sound at this address, once it has been read. */
export function usePeaks(soundUrl: string): number[] | null {
  const { data } = useQuery({
    queryKey: ['peaks', soundUrl],
    queryFn: ({ signal }) => readPeaks(soundUrl, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ?? null;
}

async function readPeaks(soundUrl: string, signal: AbortSignal): Promise<number[]> {
  const response = await fetch(soundUrl, { signal });
  if (!response.ok) throw new Error(`The sound answered ${response.status}.`);
  const context = new OfflineAudioContext(1, 1, DRAWING_RATE_HZ);
  const sound = await context.decodeAudioData(await response.arrayBuffer());
  return peaksOf(sound.getChannelData(0), PEAKS);
}
