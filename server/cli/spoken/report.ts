import { DIMENSIONS } from '#contract/element.ts';
import { table } from '../table.ts';
import { boundsMissed, type HeardAnswer, MIN_SAME, summarise } from './measure.ts';

/** The measurements as one text: a table a voice, what is missed, and what was heard if asked for. */
export function spokenText(answers: readonly HeardAnswer[], showHeard: boolean): string {
  const voices = [...new Set(answers.map(({ voice }) => voice))];
  const missed = boundsMissed(answers);
  return [
    ...voices.map((voice) =>
      voiceText(
        voice,
        answers.filter((answer) => answer.voice === voice),
      ),
    ),
    `All voices: ${summaryText(answers)}`,
    missed.length === 0
      ? `Every level is within one of its text's, and at least ${100 * MIN_SAME}% are the same.`
      : ['Missed:', ...missed].join('\n'),
    ...(showHeard
      ? answers.map(({ id, voice, transcript }) => `${voice}/${id}\n${transcript}`)
      : []),
  ].join('\n\n');
}

function voiceText(voice: string, answers: readonly HeardAnswer[]): string {
  const rows = answers.map(({ id, levels, gained, lost, wordErrors, words }) => [
    id,
    `${wordErrors} of ${words}`,
    ...levels.map(({ written, heard }) =>
      written === heard ? String(written) : `${written} -> ${heard}`,
    ),
    gained.join(' '),
    lost.join(' '),
  ]);
  return [
    `${voice}: ${summaryText(answers)}`,
    table([['answer', 'word errors', ...DIMENSIONS, 'gained', 'lost'], ...rows]),
  ].join('\n');
}

function summaryText(answers: readonly HeardAnswer[]): string {
  const { wordErrorRate, same, withinOne } = summarise(answers);
  return `${percent(wordErrorRate)} word errors, ${percent(same)} of the levels the same, ${percent(withinOne)} within one.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
