import { parseArgs } from 'node:util';
import { composeQuestions, rate } from '../compose.ts';
import { BadInput, runCommand } from './command.ts';
import { worstDisagreements } from './disagreements.ts';
import { disagreementsText, evaluationText } from './eval-table.ts';
import { type Compared, evaluate } from './evaluation.ts';
import { askedQuestion, plainAnswer, readJson, typedWords } from './input.ts';
import { isFolder, readMarkedSet } from './marked-set.ts';
import { RatedSet } from './rated-set.ts';

const USAGE =
  'npm run --silent eval -- (FILE.json | FOLDER) [--disagreements N [--show-text]] [--json]';

/** Scores every answer of a rated set or of a folder of marked answers, for comparison. */
async function compareWith(path: string): Promise<Compared[]> {
  const bank = composeQuestions();
  const compared: Compared[] = [];
  const answers = isFolder(path) ? readMarkedSet(path) : readJson(path, RatedSet);
  for (const answer of answers) {
    const words = typedWords(answer.transcript, `Answer ${answer.id}`);
    const question = askedQuestion(answer.question, bank);
    compared.push({ answer, scorecard: await rate(plainAnswer(question, words)) });
  }
  return compared;
}

function countOf(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) {
    throw new BadInput(`--disagreements takes how many to list, such as 10, not "${value}".`);
  }
  return Number(value);
}

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      disagreements: { type: 'string' },
      'show-text': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new BadInput(`Give one rated set. Usage: ${USAGE}`);
  }
  const most = values.disagreements === undefined ? 0 : countOf(values.disagreements);
  const compared = await compareWith(path);
  const evaluation = evaluate(compared);
  const disagreements = worstDisagreements(compared, most, values['show-text']);
  if (values.json) return JSON.stringify({ ...evaluation, disagreements }, null, 2);
  return [evaluationText(evaluation), disagreementsText(disagreements)]
    .filter((text) => text !== '')
    .join('\n\n');
});
