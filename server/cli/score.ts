import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Word } from '#contract/transcript.ts';
import { composeQuestions, composeTranscriber, rate } from '../compose.ts';
import { readModelsConfig } from '../config.ts';
import { BadInput, runCommand } from './command.ts';
import { askedQuestion, plainAnswer, readJson, readText, typedWords } from './input.ts';
import { readWav } from './read-wav.ts';
import { scorecardText } from './scorecard-text.ts';

const USAGE =
  'npm run --silent score -- (--question ID (--text FILE.txt | --audio FILE.wav) | --answers FILE.json) [--json]';

const AnswersFile = z
  .array(z.object({ id: z.string().min(1), question: z.string().min(1), transcript: z.string() }))
  .min(1, 'there is no answer in it');

/** What was said in a recording. @throws BadInput when nothing was. */
async function heardWords(path: string): Promise<Word[]> {
  const { words } = await composeTranscriber(readModelsConfig(process.env).folder)(readWav(path));
  if (words.length === 0) throw new BadInput(`No speech was found in ${path}; record it again.`);
  return words;
}

/** The scorecard of one answer. An unknown question is refused before a recording is listened to. */
async function scoreOne(
  value: string,
  wordsOf: () => Word[] | Promise<Word[]>,
  asJson: boolean,
): Promise<string> {
  const question = askedQuestion(value, composeQuestions());
  const scorecard = await rate(plainAnswer(question, await wordsOf()));
  return asJson ? JSON.stringify(scorecard, null, 2) : scorecardText(scorecard);
}

/** The scorecards of a file of answers, in its order. */
async function scoreAnswers(path: string, asJson: boolean): Promise<string> {
  const bank = composeQuestions();
  const answers = readJson(path, AnswersFile).map(({ id, question, transcript }) => ({
    id,
    answer: plainAnswer(askedQuestion(question, bank), typedWords(transcript, `Answer ${id}`)),
  }));
  const scored = [];
  for (const { id, answer } of answers) scored.push({ id, scorecard: await rate(answer) });
  return asJson
    ? JSON.stringify(scored, null, 2)
    : scored.map(({ id, scorecard }) => `${id}\n${scorecardText(scorecard)}`).join('\n\n');
}

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      question: { type: 'string' },
      text: { type: 'string' },
      audio: { type: 'string' },
      answers: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { question, text, audio, answers, json } = values;
  const given = [text, audio, answers].filter((path) => path !== undefined);
  if (given.length === 1) {
    if (answers !== undefined && question === undefined) return scoreAnswers(answers, json);
    if (text !== undefined && question !== undefined) {
      return scoreOne(question, () => typedWords(readText(text), text), json);
    }
    if (audio !== undefined && question !== undefined) {
      return scoreOne(question, () => heardWords(audio), json);
    }
  }
  throw new BadInput(`Give --question with --text or --audio, or --answers alone. Usage: ${USAGE}`);
});
