import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { composeQuestions } from '../../compose.ts';
import { parseYamlFile } from '../../yaml-file.ts';
import { BadInput } from '../command.ts';
import { askedQuestion, readText } from '../input.ts';
import { readMarkedFolder } from '../marked-set.ts';
import type { Subject } from './measure.ts';
import { type Culture, NamesFile, PeopleFile } from './name-swap.ts';

/** The marked answers that nothing is learned from. */
export const KEPT_ASIDE = fileURLToPath(
  new URL('../../rubric/training/kept-aside', import.meta.url),
);

function readDataFile<T>(name: string, schema: z.ZodType<T>): T {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const file = parseYamlFile(readText(path), schema);
  if (file.ok) return file.value;
  const [fault] = file.faults;
  throw new BadInput(`${name}:${fault?.line}: ${fault?.reason}.`);
}

/** The cultures whose names are put in. */
export function readCultures(): readonly Culture[] {
  return readDataFile('names.yaml', NamesFile).cultures;
}

/** The marked answers of a folder, with who is named in them where people.yaml knows it. */
export function readSubjects(folder: string): Subject[] {
  const bank = composeQuestions();
  const people = readDataFile('people.yaml', PeopleFile);
  return readMarkedFolder(folder).map((answer) => ({
    answer,
    question: askedQuestion(answer.question, bank),
    people: people[answer.id] ?? [],
  }));
}
