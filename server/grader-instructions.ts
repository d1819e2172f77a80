import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ELEMENT_IDS, SIGNAL_IDS } from '#contract/element.ts';
import { ContentError } from './content-files.ts';
import type { Instructions } from './rubric/model-grader.ts';

/** As in `instructions.v1.md`; a change of the text that may change a rating gets the next number. */
const FILE = /^instructions\.v([1-9]\d*)\.md$/;

/**
 * Loads the instructions of the language-model grader: the one file of the folder that is named so.
 * @throws ContentError when there is none or more than one, or something is not explained in it.
 */
export function loadInstructions(folder: string): Instructions {
  const name = basename(folder);
  const [file, ...more] = filesOf(folder).filter((one) => FILE.test(one));
  const version = FILE.exec(file ?? '')?.[1];
  if (file === undefined || version === undefined || more.length > 0) {
    throw new ContentError([
      `${name}: there must be one file here named like instructions.v1.md, not ${more.length === 0 ? 'none' : more.length + 1}`,
    ]);
  }
  const text = readFileSync(join(folder, file), 'utf8').trim();
  const missing = [...ELEMENT_IDS, ...SIGNAL_IDS].filter(
    (id) => !new RegExp(`\\*\\*${id}\\b`).test(text),
  );
  if (missing.length > 0) {
    throw new ContentError(missing.map((id) => `${name}/${file}: **${id}** is not explained`));
  }
  return { version, text };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new ContentError([`${basename(folder)}: this folder cannot be read`]);
  }
}
