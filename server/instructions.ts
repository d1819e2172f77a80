import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ELEMENT_IDS, SIGNAL_IDS } from '#contract/element.ts';
import { ContentError } from './content-files.ts';

/** What a language model is told, and its version. */
interface Instructions {
  version: string;
  text: string;
}

/**
 * Loads what a model is told under this name: the one file of the folder that is called like
 * `NAME.v1.md`. A change of the text that may change a reply gets the next number.
 * @throws ContentError when there is none or more than one.
 */
export function loadInstructions(folder: string, name: string): Instructions {
  const inFolder = basename(folder);
  const versions = filesOf(folder).flatMap((file) => {
    const [stem, version, end] = file.split('.');
    return stem === name && end === 'md' && /^v[1-9]\d*$/.test(version ?? '') ? [version] : [];
  });
  const [version, ...more] = versions;
  if (version === undefined || more.length > 0) {
    throw new ContentError([
      `${inFolder}: there must be one file here named like ${name}.v1.md, not ${versions.length || 'none'}`,
    ]);
  }
  const text = readFileSync(join(folder, `${name}.${version}.md`), 'utf8').trim();
  return { version: version.slice(1), text };
}

/**
 * Loads what the language-model grader is told.
 * @throws ContentError also when an element or a signal is not explained in it.
 */
export function loadGraderInstructions(folder: string): Instructions {
  const { version, text } = loadInstructions(folder, 'instructions');
  const missing = [...ELEMENT_IDS, ...SIGNAL_IDS].filter(
    (id) => !new RegExp(`\\*\\*${id}\\b`).test(text),
  );
  if (missing.length > 0) {
    const file = `${basename(folder)}/instructions.v${version}.md`;
    throw new ContentError(missing.map((id) => `${file}: **${id}** is not explained`));
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
