import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a YAML file: the line, counted from 1, and the reason in plain words. */
interface Fault {
  line: number;
  reason: string;
}

type Path = readonly PropertyKey[];

type YamlFile<T> =
  | { ok: true; value: T; lineOf: (path: Path) => number }
  | { ok: false; faults: Fault[] };

/**
 * Parses the text of a YAML file and checks it against a schema. What is wrong comes back as
 * faults; nothing is thrown. `lineOf` gives the line of a value by its path.
 */
export function parseYamlFile<T>(text: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: Path) => lineAt(offsetOf(document.contents, path));

  const faults: Fault[] = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    reason: `not valid YAML: ${error.message}`,
  }));
  visit(document, {
    Alias(_key, alias) {
      const line = lineAt(alias.range?.[0] ?? 0);
      faults.push({ line, reason: `*${alias.source} refers to another value: write it out` });
    },
  });
  if (faults.length > 0) return { ok: false, faults };

  const checked = schema.safeParse(document.toJS(), { error: plainReason });
  if (checked.success) return { ok: true, value: checked.data, lineOf };
  return { ok: false, faults: checked.error.issues.flatMap((issue) => faultsOf(issue, lineOf)) };
}

/** Where a path leads: the offset of its last key or item, or of the last one that exists. */
function offsetOf(root: unknown, path: Path): number {
  let node = root;
  let place = root;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      place = pair.key;
      node = pair.value;
    } else if (isSeq(node)) {
      place = node.items[Number(step)];
      node = place;
    }
  }
  return isNode(place) ? (place.range?.[0] ?? 0) : 0;
}

function faultsOf(issue: z.core.$ZodIssue, lineOf: (path: Path) => number): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: lineOf([...issue.path, key]),
      reason: `${key}: is not a key of this file`,
    }));
  }
  return [{ line: lineOf(issue.path), reason: `${nameOf(issue.path)}: ${issue.message}` }];
}

/** The key that a path ends in, with the item's place in its list: "probes, item 2". */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `${nameOf(path.slice(0, -1))}, item ${last + 1}` : String(last);
}

const KINDS: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a set of keys',
};

/** Zod's commonest findings in the words of somebody who edits the file. */
const plainReason: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    const expected = KINDS[issue.expected] ?? issue.expected;
    return issue.input === undefined ? 'is missing' : `must be ${expected}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  }
  if (issue.code === 'too_big' && issue.origin === 'number') {
    return `must be at most ${issue.maximum}`;
  }
  if (issue.code === 'too_small') {
    const unit = issue.origin === 'string' ? 'character' : 'item';
    return `must have at least ${issue.minimum} ${unit}${issue.minimum === 1 ? '' : 's'}`;
  }
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return undefined;
};
