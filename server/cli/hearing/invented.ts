import { textOf } from '#contract/transcript.ts';
import { figure, type Measured, tellProgress } from './measured.ts';
import { soundsWithoutWords } from './sounds-without-words.ts';
import type { Hear } from './through-socket.ts';

/** The peak of a sound that is as loud as a microphone takes it. */
const LOUD_PEAK = 0.9;

/** What is printed for a minute each of sound in which nobody speaks, as it is and very loud. */
export async function measureInvented(hear: Hear): Promise<Measured> {
  const rows = [['sound, 60 s', 'words', 'words when loud', 'printed']];
  let words = 0;
  for (const { name, samples } of soundsWithoutWords()) {
    const [asItIs, loud] = [await hear(samples), await hear(atPeak(samples))];
    words += asItIs.length + loud.length;
    const printed = textOf([...asItIs, ...loud].slice(0, 12));
    rows.push([name, String(asItIs.length), String(loud.length), printed]);
    tellProgress(`invented, ${name}: ${asItIs.length} and ${loud.length}`);
  }
  return {
    title: 'Invented words: printed where nobody speaks',
    rows,
    figures: [figure('invented words', words, '', 'most', 0)],
  };
}

function atPeak(samples: Float32Array): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return peak === 0 ? samples : samples.map((sample) => (LOUD_PEAK * sample) / peak);
}
