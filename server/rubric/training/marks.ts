import type { z } from 'zod';

/** Words that prove something: raw word indexes, half-open. */
export interface Mark<Id extends string> {
  id: Id;
  from: number;
  to: number;
}

/** What is wrong with a file of marked texts, with the line. */
export class MarkingError extends Error {
  override name = 'MarkingError';
}

/** What a kind of marked texts has above its text, and what can be marked in it. */
export interface Marking<Head, Id extends string> {
  readonly head: z.ZodType<Head>;
  readonly ids: readonly Id[];
  /** What an id stands for, to complain of one that is none: "element or signal". */
  readonly named: string;
}

/**
 * Reads a file of marked texts. Each begins with a line `=== id`, has `name: value` lines, a blank
 * line, and the text, in which `{M1 F3: these words}` marks what proves something; marks may stand
 * inside one another.
 * @throws MarkingError
 */
export function readMarked<Head, Id extends string>(
  source: string,
  file: string,
  marking: Marking<Head, Id>,
): (Head & { text: string; marks: Mark<Id>[] })[] {
  const blocks = source.split(/^=== /m);
  const before = blocks.shift() ?? '';
  let line = 1 + before.split('\n').length - 1;
  if (before.trim() !== '') throw new MarkingError(`${file}:1: the first line is "=== id".`);
  return blocks.map((block) => {
    const text = readBlock(block, `${file}:${line}`, marking);
    line += block.split('\n').length - 1;
    return text;
  });
}

function readBlock<Head, Id extends string>(
  block: string,
  place: string,
  marking: Marking<Head, Id>,
): Head & { text: string; marks: Mark<Id>[] } {
  const [top = '', ...rest] = block.split(/\n[ \t]*\n/);
  const [id = '', ...lines] = top.split('\n');
  const fields = lines.map((text) => {
    const [name = '', ...value] = text.split(': ');
    return [name.trim(), value.join(': ').trim()];
  });
  const head = marking.head.safeParse({ ...Object.fromEntries(fields), id: id.trim() });
  if (!head.success) {
    const issue = head.error.issues[0];
    throw new MarkingError(`${place}: ${issue?.path.join('.')} ${issue?.message}.`);
  }
  return { ...head.data, ...readMarks(rest.join('\n\n'), `${place} (${id.trim()})`, marking) };
}

function readMarks<Head, Id extends string>(
  body: string,
  place: string,
  { ids, named }: Marking<Head, Id>,
): { text: string; marks: Mark<Id>[] } {
  const marks: Mark<Id>[] = [];
  const open: { names: string[]; from: number }[] = [];
  const words: string[] = [];
  let gluedAt = -1;
  const close = (name: string, from: number) => {
    const id = ids.find((one) => one === name);
    if (id === undefined) throw new MarkingError(`${place}: "${name}" is no ${named}.`);
    if (from >= words.length) throw new MarkingError(`${place}: the mark ${name} is empty.`);
    marks.push({ id, from, to: words.length });
  };
  for (const { 0: token, index } of body.matchAll(/\{[\w -]+:|\}|[^\s{}]+/g)) {
    if (token.startsWith('{')) {
      open.push({ names: token.slice(1, -1).trim().split(/ +/), from: words.length });
    } else if (token === '}') {
      const mark = open.pop();
      if (mark === undefined) throw new MarkingError(`${place}: a "}" closes nothing.`);
      for (const name of mark.names) close(name, mark.from);
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
