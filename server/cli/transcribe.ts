import { parseArgs } from 'node:util';
import { textOf } from '#contract/transcript.ts';
import { composeTranscriber } from '../compose.ts';
import { readModelsConfig } from '../config.ts';
import { BadInput, runCommand } from './command.ts';
import { readWav } from './read-wav.ts';

const USAGE = 'npm run --silent transcribe -- FILE.wav [--json]';

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new BadInput(`Name one file. Usage: ${USAGE}`);
  const { words, segments } = await composeTranscriber(readModelsConfig(process.env).folder)(
    readWav(path),
  );
  const text = textOf(words);
  return values.json ? JSON.stringify({ text, words, segments }) : text;
});
