import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeQuestions } from '../compose.ts';
import { MODEL_FILES } from '../rubric/learned/shipped-model.ts';
import { openWordVectors } from '../rubric/learned/word-vectors.ts';
import { PUNCTUATION_FILE } from '../rubric/reading/punctuation-model.ts';
import { distilVectors } from '../rubric/training/distil-vectors.ts';
import { exampleOf } from '../rubric/training/example.ts';
import { fetchVectors } from '../rubric/training/fetch-vectors.ts';
import { packModel } from '../rubric/training/pack-model.ts';
import { train } from '../rubric/training/train-model.ts';
import { trainPunctuation } from '../rubric/training/train-punctuation.ts';
import { runCommand } from './command.ts';
import { crossValidation } from './cross-validation.ts';
import { askedQuestion } from './input.ts';
import { levelTables } from './level-tables.ts';
import { readMarkedFolder } from './marked-set.ts';

const USAGE = 'npm run --silent train [-- --cross-validate]';
const ANSWERS = fileURLToPath(new URL('../rubric/training/answers/', import.meta.url));
/** Spoken English hardly leaves the 20,000 most frequent words; 32 axes do as well as 48. */
const TABLE = { size: 20_000, dimensions: 32 };

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: { 'cross-validate': { type: 'boolean', default: false } },
  });
  const bank = composeQuestions();
  const marked = readMarkedFolder(ANSWERS).map((answer) => ({
    answer,
    question: askedQuestion(answer.question, bank),
  }));
  // First, for whatever reads an answer below reads it by these.
  mkdirSync(new URL('.', MODEL_FILES.learned), { recursive: true });
  const punctuation = trainPunctuation(marked.map(({ answer }) => answer.text));
  writeFileSync(PUNCTUATION_FILE, `${JSON.stringify(punctuation)}\n`);
  const vectorFile = distilVectors(fetchVectors(), TABLE);
  const vectors = openWordVectors(vectorFile);
  const levels = levelTables();
  if (values['cross-validate']) return crossValidation(marked, vectors, levels);
  const examples = marked.map(({ answer, question }) =>
    exampleOf(answer, question, { vectors, rules: true }),
  );
  const model = packModel(train(examples), levels);
  writeFileSync(MODEL_FILES.vectors, `${JSON.stringify(vectorFile)}\n`);
  writeFileSync(MODEL_FILES.learned, `${JSON.stringify(model)}\n`);
  const bytes = [MODEL_FILES.learned, MODEL_FILES.vectors, PUNCTUATION_FILE].map(
    (file) => statSync(file).size,
  );
  return `${examples.length} answers, ${model.vocabulary.length} features, ${bytes.join(' + ')} bytes.`;
});
