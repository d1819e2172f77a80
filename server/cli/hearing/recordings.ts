import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { textOf } from '#contract/transcript.ts';
import { BadInput } from '../command.ts';
import { readJson, readText } from '../input.ts';
import { readSpokenSet } from '../spoken/spoken-set.ts';

export const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures', import.meta.url));
const References = z.object({ files: z.record(z.string(), z.string()) });

/** A WAV file whose words are known. */
export interface Recording {
  name: string;
  /** Recordings of one set come from one voice, or from one folder. */
  set: string;
  path: string;
  text: string;
}

/** The project's own answers in each voice. */
export function ownAnswers(): Recording[] {
  return readSpokenSet().map(({ voice, answer, path }) => ({
    name: `${voice}/${answer.id}`,
    set: voice,
    path,
    text: textOf(answer.words),
  }));
}

/**
 * The WAV files of a folder with what is said in them, from its `reference.json` or from a text of
 * the same name; files without either are left out. @throws BadInput when there is none at all.
 */
export function recordingsIn(folder: string, set: string): Recording[] {
  if (!existsSync(folder)) throw new BadInput(`There is no folder ${folder}.`);
  const reference = join(folder, 'reference.json');
  const texts = existsSync(reference) ? readJson(reference, References).files : {};
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.wav'))
    .flatMap((file) => {
      const beside = join(folder, `${basename(file, '.wav')}.txt`);
      const text = texts[file] ?? (existsSync(beside) ? readText(beside) : null);
      const name = `${set}/${basename(file, '.wav')}`;
      return text === null ? [] : [{ name, set, path: join(folder, file), text }];
    });
  if (found.length > 0) return found;
  throw new BadInput(`There is no WAV file in ${folder} whose words are known.`);
}
