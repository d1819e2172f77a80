import { z } from 'zod';
import { ELEMENT_IDS, type ElementId, SIGNAL_IDS, type SignalId } from '#contract/element.ts';
import { Flag, Level } from '#contract/scorecard.ts';

/** How an answer was given: plain or rehearsed speech, as typed or as a recogniser prints it. */
const Style = z.enum(['plain', 'polished', 'sloppy', 'non-native', 'recognised']);

/** The lines above an answer. */
const Head = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d{2}$/, 'is a walk of life and two digits, such as bakery-07'),
  question: z.string().min(8),
  style: Style,
  /** Levels by the rubric, mechanism / data / framing. */
  levels: z
    .string()
    .regex(/^[1-5] [1-5] [1-5]$/, 'are three levels, such as 4 2 5')
    .transform((text) => text.split(' ').map(Number))
    .pipe(z.tuple([Level, Level, Level])),
  flag: Flag.optional(),
  /** What the answer is built to mislead with, if anything. */
  trap: z.string().min(3).optional(),
  /** Signals that are an absence, without words to mark: noPastEvent, nobodyNamed. */
  absent: z
    .string()
    .transform((text) => text.split(/[ ,]+/))
    .pipe(z.array(z.enum(['noPastEvent', 'nobodyNamed'])))
    .optional(),
});

/** Words that prove an element or a signal: raw word indexes, half-open. */
export interface Mark {
  id: ElementId | SignalId;
  from: number;
  to: number;
}

/** One answer of the training set with its marks. */
export interface MarkedAnswer extends z.infer<typeof Head> {
  /** The answer without its marks. */
  text: string;
  marks: Mark[];
}

/** What is wrong with a file of marked answers, with the line. */
export class MarkingError extends Error {
  override name = 'MarkingError';
}

const MARKABLE: ReadonlySet<string> = new Set([...ELEMENT_IDS, ...SIGNAL_IDS]);

/**
 * Reads a file of marked answers. Each begins with a line `=== id`, has `name: value` lines, a blank
 * line, and the answer, in which `{M1 F3: these words}` marks what proves an element or a signal;
 * marks may stand inside one another.
 * @throws MarkingError
 */
export function readMarkedAnswers(source: string, file: string): MarkedAnswer[] {
  const blocks = source.split(/^=== /m);
  const before = blocks.shift() ?? '';
  let line = 1 + before.split('\n').length - 1;
  if (before.trim() !== '') throw new MarkingError(`${file}:1: the first line is "=== id".`);
  return blocks.map((block) => {
    const answer = readBlock(block, `${file}:${line}`);
    line += block.split('\n').length - 1;
    return answer;
  });
}

function readBlock(block: string, place: string): MarkedAnswer {
  const [top = '', ...rest] = block.split(/\n[ \t]*\n/);
  const [id = '', ...lines] = top.split('\n');
  const fields = lines.map((text) => {
    const [name = '', ...value] = text.split(': ');
    return [name.trim(), value.join(': ').trim()];
  });
  const head = Head.safeParse({ ...Object.fromEntries(fields), id: id.trim() });
  if (!head.success) {
    const issue = head.error.issues[0];
    throw new MarkingError(`${place}: ${issue?.path.join('.')} ${issue?.message}.`);
  }
  return { ...head.data, ...readMarks(rest.join('\n\n'), `${place} (${head.data.id})`) };
}

function readMarks(body: string, place: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const open: { ids: string[]; from: number }[] = [];
  const words: string[] = [];
  let gluedAt = -1;
  for (const { 0: token, index } of body.matchAll(/\{[\w ]+:|\}|[^\s{}]+/g)) {
    if (token.startsWith('{')) {
      open.push({ ids: token.slice(1, -1).trim().split(/ +/), from: words.length });
    } else if (token === '}') {
      const mark = open.pop();
      if (mark === undefined) throw new MarkingError(`${place}: a "}" closes nothing.`);
      for (const id of mark.ids) marks.push(markOf(id, mark.from, words.length, place));
      gluedAt = index + 1;
    } else if (index === gluedAt) {
      // Punctuation behind a closing brace belongs to the last word.
      words.push((words.pop() ?? '') + token);
    } else {
      words.push(token);
    }
  }
  if (open.length > 0) throw new MarkingError(`${place}: a mark is not closed.`);
  return { text: words.join(' '), marks };
}

function markOf(id: string, from: number, to: number, place: string): Mark {
  if (!isMarkable(id)) throw new MarkingError(`${place}: "${id}" is no element or signal.`);
  if (from >= to) throw new MarkingError(`${place}: the mark ${id} is empty.`);
  return { id, from, to };
}

function isMarkable(id: string): id is ElementId | SignalId {
  return MARKABLE.has(id);
}
