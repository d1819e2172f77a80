import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { parseYamlFile } from './yaml-file.ts';

/** The content that ships with the program is wrong; the message says where, why and what to do. */
export class ContentError extends Error {
  override name = 'ContentError';

  constructor(problems: readonly string[]) {
    super(`${problems.join('\n')}\nCorrect what is named here, then start again.`);
  }
}

type Path = readonly (string | number)[];

/** How a file is examined beyond its schema. Paths lead to the value that is meant. */
export interface Examination {
  /** Refuses the value at the path. */
  refuse(path: Path, reason: string): void;
  /** Refuses the value of the path if that key had the same value before in any file. */
  claim(key: string, value: string, path: Path): void;
}

/**
 * Loads every .yaml file of a folder, in the order of the file names, by a schema and an examination.
 * @throws {ContentError} listing every problem as `folder/file:line: reason`.
 */
export function loadContentFiles<T>(
  folder: string,
  schema: z.ZodType<T>,
  examine: (value: T, examination: Examination) => void,
): T[] {
  const folderName = basename(folder);
  const problems: string[] = [];
  const values: T[] = [];
  const firstUse = new Map<string, string>();

  for (const file of yamlFilesOf(folder)) {
    const at = (line: number) => `${folderName}/${file}:${line}`;
    const parsed = parseYamlFile(
      read(join(folder, file), (path) => readFileSync(path, 'utf8')),
      schema,
    );
    if (!parsed.ok) {
      const faults = parsed.faults.toSorted((one, other) => one.line - other.line);
      problems.push(...faults.map(({ line, reason }) => `${at(line)}: ${reason}`));
      continue;
    }
    const { value, lineOf } = parsed;
    values.push(value);
    const refuse: Examination['refuse'] = (path, reason) => {
      problems.push(`${at(lineOf(path))}: ${reason}`);
    };
    examine(value, {
      refuse,
      claim(key, claimed, path) {
        const first = firstUse.get(`${key} ${claimed}`);
        if (first === undefined) firstUse.set(`${key} ${claimed}`, at(lineOf(path)));
        else refuse(path, `${key}: "${claimed}" is already used at ${first}`);
      },
    });
  }

  if (problems.length > 0) throw new ContentError(problems);
  return values;
}

function yamlFilesOf(folder: string): string[] {
  const files = read(folder, (path) => readdirSync(path)).filter((name) => /\.ya?ml$/i.test(name));
  if (files.length === 0) {
    throw new ContentError([`${basename(folder)}: there is no .yaml file in this folder`]);
  }
  return files.sort();
}

function read<T>(path: string, reader: (path: string) => T): T {
  try {
    return reader(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContentError([`${basename(path)}: cannot be read (${reason})`]);
  }
}
