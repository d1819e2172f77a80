import { parseArgs } from 'node:util';
import { composeTranscriber } from '../compose.ts';
import { readModelsConfig } from '../config.ts';
import { runCommand } from './command.ts';
import { boundsMissed, measureSpoken, summarise } from './spoken/measure.ts';
import { spokenText } from './spoken/report.ts';
import { readSpokenSet } from './spoken/spoken-set.ts';

const USAGE = 'npm run --silent spoken -- [--show-text] [--json]';

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      'show-text': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const answers = await measureSpoken(
    readSpokenSet(),
    composeTranscriber(readModelsConfig(process.env).folder),
  );
  const missed = boundsMissed(answers);
  if (missed.length > 0) process.exitCode = 1;
  return values.json
    ? JSON.stringify({ ...summarise(answers), missed, answers }, null, 2)
    : spokenText(answers, values['show-text']);
});
