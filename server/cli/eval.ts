import { parseArgs } from 'node:util';
import type { Answer } from '#contract/answer.ts';
import { composeQuestions, rate } from '../compose.ts';
import { BadInput, runCommand } from './command.ts';
import { worstDisagreements } from './disagreements.ts';
import { disagreementsText, evaluationText, modelText } from './eval-table.ts';
import { type Compared, evaluate } from './evaluation.ts';
import { askedQuestion, plainAnswer, readJson, typedWords } from './input.ts';
import { isFolder, readMarkedSet } from './marked-set.ts';
import { rateInRuns, remoteOf } from './model-runs.ts';
import { type RatedAnswer, RatedSet } from './rated-set.ts';

const USAGE =
  'npm run --silent eval -- (FILE.json | FOLDER) [--grader openai [--runs N]] [--disagreements N [--show-text]] [--json]';
const MOST_RUNS = 20;

/** The answers of a rated set or of a folder of marked answers, as raters and graders read them. */
function answersOf(path: string): { rated: RatedAnswer; answer: Answer }[] {
  const bank = composeQuestions();
  const set = isFolder(path) ? readMarkedSet(path) : readJson(path, RatedSet);
  return set.map((rated) => {
    const words = typedWords(rated.transcript, `Answer ${rated.id}`);
    return { rated, answer: plainAnswer(askedQuestion(rated.question, bank), words) };
  });
}

/** Scores every answer, for comparison. */
async function compareWith(path: string): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const { rated, answer } of answersOf(path)) {
    compared.push({ answer: rated, scorecard: await rate(answer) });
  }
  return compared;
}

/** The same by a model elsewhere: compared is what its first run rated. */
async function compareInRuns(path: string, runs: number) {
  const remote = remoteOf(process.env);
  const answers = answersOf(path);
  const { scorecards, report } = await rateInRuns(
    answers.map(({ answer }) => answer),
    runs,
    remote,
    (line) => process.stderr.write(`${line}\n`),
  );
  const compared = answers.flatMap(({ rated }, index): Compared[] => {
    const scorecard = scorecards[0]?.[index];
    return scorecard ? [{ answer: rated, scorecard }] : [];
  });
  return { compared, report };
}

function countOf(option: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) {
    throw new BadInput(`--${option} takes how many, such as 5, not "${value}".`);
  }
  return Number(value);
}

/** How often a model elsewhere is to rate each answer; null for the grader of this computer. */
function runsOf({ grader = 'local', runs }: { grader?: string; runs?: string }): number | null {
  if (grader !== 'local' && grader !== 'openai') {
    throw new BadInput(`--grader takes local or openai, not "${grader}".`);
  }
  const count = countOf('runs', runs ?? '1');
  if (count > MOST_RUNS) throw new BadInput(`--runs takes ${MOST_RUNS} at the most.`);
  if (grader === 'openai') return count;
  if (runs === undefined) return null;
  throw new BadInput('--runs goes with --grader openai; the local grader says the same each time.');
}

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      grader: { type: 'string' },
      runs: { type: 'string' },
      disagreements: { type: 'string' },
      'show-text': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new BadInput(`Give one rated set. Usage: ${USAGE}`);
  }
  const most =
    values.disagreements === undefined ? 0 : countOf('disagreements', values.disagreements);
  const runs = runsOf(values);
  const { compared, report } =
    runs === null
      ? { compared: await compareWith(path), report: null }
      : await compareInRuns(path, runs);
  const evaluation = evaluate(compared);
  const disagreements = worstDisagreements(compared, most, values['show-text']);
  if (values.json) {
    return JSON.stringify(
      { ...evaluation, disagreements, ...(report && { model: report }) },
      null,
      2,
    );
  }
  return [
    evaluationText(evaluation),
    report ? modelText(report) : '',
    disagreementsText(disagreements),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
});
