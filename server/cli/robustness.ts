import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { composeQuestions } from '../compose.ts';
import { parseYamlFile } from '../yaml-file.ts';
import { BadInput, runCommand } from './command.ts';
import { askedQuestion, readText } from './input.ts';
import { readMarkedFolder } from './marked-set.ts';
import { measure, type Subject } from './robustness/measure.ts';
import { type Culture, NamesFile, PeopleFile } from './robustness/name-swap.ts';
import { movesText, robustnessText } from './robustness/report.ts';

const USAGE = 'npm run --silent robustness -- [FOLDER] [--moves] [--json]';
const KEPT_ASIDE = fileURLToPath(new URL('../rubric/training/kept-aside', import.meta.url));

function readDataFile<T>(name: string, schema: z.ZodType<T>): T {
  const path = fileURLToPath(new URL(`robustness/${name}`, import.meta.url));
  const file = parseYamlFile(readText(path), schema);
  if (file.ok) return file.value;
  const [fault] = file.faults;
  throw new BadInput(`${name}:${fault?.line}: ${fault?.reason}.`);
}

/** The cultures whose names are put in. */
function readCultures(): readonly Culture[] {
  return readDataFile('names.yaml', NamesFile).cultures;
}

/** The marked answers of a folder, with who is named in them where people.yaml knows it. */
function readSubjects(folder: string): Subject[] {
  const bank = composeQuestions();
  const people = readDataFile('people.yaml', PeopleFile);
  return readMarkedFolder(folder).map((answer) => ({
    answer,
    question: askedQuestion(answer.question, bank),
    people: people[answer.id] ?? [],
  }));
}

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      moves: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [folder = KEPT_ASIDE, ...more] = positionals;
  if (more.length > 0) throw new BadInput(`Give one folder at most. Usage: ${USAGE}`);
  const robustness = await measure(readSubjects(folder), readCultures());
  if (values.json) return JSON.stringify(robustness, null, 2);
  const text = robustnessText(robustness);
  return values.moves ? `${text}\n\n${movesText(robustness)}` : text;
});
