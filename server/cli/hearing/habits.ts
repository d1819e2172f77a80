import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainWords } from '#contract/plain-words.ts';
import { readText } from '../input.ts';
import { readWav } from '../read-wav.ts';
import { matchedWords } from './matched-words.ts';
import { figure, type Measured, percent, tellProgress } from './measured.ts';
import { FIXTURES } from './recordings.ts';
import type { Hear } from './through-socket.ts';

const FOLDER = join(FIXTURES, 'habits');
/** What a count would stand on. */
const LEAST_RECALL = 0.8;
const HABITS: readonly (readonly string[])[] = [['like'], ['you', 'know'], ['basically']];

/** How often a habit was said, and how often it came out of the recogniser. */
export interface HabitHeard {
  voice: string;
  habit: string;
  said: number;
  heard: number;
}

/** How many of the spoken habits survive the recogniser, by word and voice. */
export async function measureHabits(hear: Hear): Promise<Measured> {
  const texts = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
  const voices = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
  const heard: HabitHeard[] = [];
  for (const { name: voice } of voices) {
    for (const file of texts) {
      const sound = readWav(join(FOLDER, voice, file.replace(/txt$/, 'wav')));
      const words = (await hear(sound)).map(({ text }) => text);
      const said = readText(join(FOLDER, file)).trim().split(/\s+/);
      heard.push(...habitsHeard(said, words).map((one) => ({ voice, ...one })));
      tellProgress(`habits, ${voice}, ${file}`);
    }
  }
  return summariseHabits(heard);
}

/** Each habit: how often the text has it, and how often all of its words were heard there. */
export function habitsHeard(
  said: readonly string[],
  heard: readonly string[],
): Omit<HabitHeard, 'voice'>[] {
  const plain = plainWords(said).map(({ text }) => text);
  const matched = new Set(matchedWords(said, heard).map(({ at }) => at));
  return HABITS.map((habit) => {
    const places = plain.flatMap((_, at) =>
      habit.every((word, next) => plain[at + next] === word) ? [at] : [],
    );
    const survived = places.filter((at) => habit.every((_, next) => matched.has(at + next)));
    return { habit: habit.join(' '), said: places.length, heard: survived.length };
  });
}

function summariseHabits(heard: readonly HabitHeard[]): Measured {
  const voices = [...new Set(heard.map(({ voice }) => voice))];
  const recall = (habit: string, some: readonly HabitHeard[]) => {
    const ofHabit = some.filter((one) => one.habit === habit);
    const said = ofHabit.reduce((sum, one) => sum + one.said, 0);
    const survived = ofHabit.reduce((sum, one) => sum + one.heard, 0);
    return { said, survived, share: survived / said };
  };
  const habits = HABITS.map((habit) => habit.join(' '));
  return {
    title: 'Habits: of those that are said, how many the recogniser prints',
    rows: [
      ['', ...voices, 'all'],
      ...habits.map((habit) => [
        habit,
        ...[...voices.map((voice) => heard.filter((one) => one.voice === voice)), heard].map(
          (some) => {
            const { said, survived, share } = recall(habit, some);
            return `${survived} of ${said} (${percent(share)})`;
          },
        ),
      ]),
    ],
    figures: habits.map((habit) =>
      figure(`recall of “${habit}”`, recall(habit, heard).share, '', 'least', LEAST_RECALL),
    ),
  };
}
