import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ElementId } from '#contract/element.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { type MarkedAnswer, readMarkedAnswers } from '../rubric/training/marked-answers.ts';
import { MarkingError } from '../rubric/training/marks.ts';
import { BadInput } from './command.ts';
import { readText } from './input.ts';
import type { RatedAnswer } from './rated-set.ts';

/** True when the path is a folder of marked answers rather than a rated set. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * The marked answers of a folder, as a rated set whose panel is the marks; it has no single raters.
 * @throws BadInput when there are none or a file is wrong.
 */
export function readMarkedSet(folder: string): RatedAnswer[] {
  return readMarkedFolder(folder).map(ratedByMarks);
}

/**
 * The marked answers of a folder (`*.txt`), by file.
 * @throws BadInput when there are none or a file is wrong.
 */
export function readMarkedFolder(folder: string): MarkedAnswer[] {
  return readMarkedTexts(folder, readMarkedAnswers);
}

/**
 * What a reader of marked texts makes of every file of a folder (`*.txt`), in their order.
 * @throws BadInput when there are none or a file is wrong.
 */
export function readMarkedTexts<T>(
  folder: string,
  reader: (source: string, file: string) => T[],
): T[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted();
  if (files.length === 0) throw new BadInput(`There are no marked answers (*.txt) in ${folder}.`);
  try {
    return files.flatMap((file) => reader(readText(join(folder, file)), file));
  } catch (error) {
    if (error instanceof MarkingError) throw new BadInput(error.message);
    throw error;
  }
}

export function ratedByMarks(answer: MarkedAnswer): RatedAnswer {
  const words = wordsOfText(answer.text);
  const quotes: RatedAnswer['panel']['quotes'] = {};
  for (const { id, from, to } of answer.marks) {
    const element = ElementId.safeParse(id);
    if (!element.success) continue;
    quotes[element.data] = [...(quotes[element.data] ?? []), textOf(words.slice(from, to))];
  }
  const [mechanism, data, framing] = answer.levels;
  return {
    id: answer.id,
    question: answer.question,
    transcript: answer.text,
    trap: answer.trap,
    panel: {
      mechanism,
      data,
      framing,
      flag: answer.flag ?? null,
      elements: ElementId.options.filter((id) => quotes[id] !== undefined),
      quotes,
    },
    raters: [],
  };
}
