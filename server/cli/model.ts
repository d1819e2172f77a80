import { parseArgs } from 'node:util';
import { readModelsConfig } from '../config.ts';
import { readCatalogue } from '../transcript/models/catalogue.ts';
import { ModelsFolder } from '../transcript/models/models-folder.ts';
import { BadInput, runCommand } from './command.ts';
import { modelCommand } from './model/model-command.ts';

const USAGE = 'npm run --silent model -- [list | NAME | built-in]';

await runCommand(USAGE, async () => {
  const [wanted = 'list', ...others] = parseArgs({ allowPositionals: true }).positionals;
  if (others.length > 0) throw new BadInput(`Name one model. Usage: ${USAGE}`);
  const { folder, origin } = readModelsConfig(process.env);
  return modelCommand(wanted, {
    models: readCatalogue(),
    folder: new ModelsFolder(folder),
    origin,
    display: {
      write: (text) => process.stderr.write(text),
      isTerminal: process.stderr.isTTY,
      now: () => performance.now(),
    },
  });
});
