import { parseArgs } from 'node:util';
import { z } from 'zod';
import { composeQuestions, rate } from '../compose.ts';
import { BadInput, runCommand } from './command.ts';
import { answerTo, readJson, readText, typedWords } from './input.ts';
import { scorecardText } from './scorecard-text.ts';

const USAGE =
  'npm run --silent score -- (--question ID (--text FILE.txt | --audio FILE.wav) | --answers FILE.json) [--json]';

const AnswersFile = z
  .array(z.object({ id: z.string().min(1), question: z.string().min(1), transcript: z.string() }))
  .min(1);

/** The scorecard of one text file. */
async function scoreText(question: string, path: string, asJson: boolean): Promise<string> {
  const words = typedWords(readText(path), path);
  const scorecard = await rate(answerTo(question, words, composeQuestions()));
  return asJson ? JSON.stringify(scorecard, null, 2) : scorecardText(scorecard);
}

/** The scorecards of a file of answers, in its order. */
async function scoreAnswers(path: string, asJson: boolean): Promise<string> {
  const bank = composeQuestions();
  const answers = readJson(path, AnswersFile).map(({ id, question, transcript }) => ({
    id,
    answer: answerTo(question, typedWords(transcript, `Answer ${id}`), bank),
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
  const sources = [text, audio, answers].filter((source) => source !== undefined);
  if (sources.length === 1) {
    if (answers !== undefined && question === undefined) return scoreAnswers(answers, json);
    if (text !== undefined && question !== undefined) return scoreText(question, text, json);
  }
  throw new BadInput(`Give --question with --text or --audio, or --answers alone. Usage: ${USAGE}`);
});
