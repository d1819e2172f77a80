import { textOf } from '#contract/transcript.ts';
import { figure, type Measured, tellProgress } from './measured.ts';
import { soundsWithoutWords } from './sounds-without-words.ts';
import type { Hear } from './through-socket.ts';

/** What is printed for a minute each of sound in which nobody speaks. */
export async function measureInvented(hear: Hear): Promise<Measured> {
  const rows = [['sound, 60 s', 'words', 'printed']];
  let words = 0;
  for (const { name, samples } of soundsWithoutWords()) {
    const heard = await hear(samples);
    words += heard.length;
    rows.push([name, String(heard.length), textOf(heard.slice(0, 12))]);
    tellProgress(`invented, ${name}: ${heard.length}`);
  }
  return {
    title: 'Invented words: printed where nobody speaks',
    rows,
    figures: [figure('invented words', words, '', 'most', 0)],
  };
}
