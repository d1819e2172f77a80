import { parseArgs } from 'node:util';
import { BadInput, runCommand } from './command.ts';
import { measure } from './robustness/measure.ts';
import { movesText, robustnessText, tellingsText } from './robustness/report.ts';
import { KEPT_ASIDE, readCultures, readSubjects } from './robustness/subjects.ts';
import { measureTellings } from './robustness/tellings.ts';

const USAGE = 'npm run --silent robustness -- [FOLDER] [--moves] [--json]';

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
  const tellings = await measureTellings();
  if (values.json) return JSON.stringify({ ...robustness, tellings }, null, 2);
  const text = [robustnessText(robustness), tellingsText(tellings)].join('\n\n');
  return values.moves ? `${text}\n\n${movesText(robustness)}` : text;
});
