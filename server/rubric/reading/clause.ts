import { subjectSpan } from './subject.ts';
import type { Token } from './token.ts';
import { type VerbGroup, verbGroups } from './verb-group.ts';

/** What comes before people and statuses are known: a stretch with at most one finite verb. */
export interface ClauseFrame {
  /** Token positions, half-open. */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** The word that ties it to what came before: "and", "because", "if", "who", … */
  readonly link: string | null;
  readonly verb: VerbGroup | null;
  /** Token positions of the subject's words; null if there is none in the clause itself. */
  readonly subject: { readonly from: number; readonly to: number } | null;
}

export const COORDINATORS = new Set(['and', 'but', 'or', 'so', 'then', 'plus', 'nor', 'yet']);
export const SUBORDINATORS = new Set([
  'because',
  'since',
  'if',
  'when',
  'whenever',
  'until',
  'till',
  'unless',
  'while',
  'before',
  'after',
  'once',
  'as',
  'that',
  'who',
  'which',
  'where',
  'what',
  'whatever',
  'whose',
  'how',
  'why',
  'though',
  'although',
  'whether',
  'whoever',
  'whom',
  'cos',
  'without',
]);

/** Splits tokens into sentences (at sentence punctuation) and clauses (one finite verb each). */
export function clausesOf(tokens: readonly Token[]): ClauseFrame[] {
  const clauses: ClauseFrame[] = [];
  let sentence = 0;
  for (let from = 0; from < tokens.length; sentence += 1) {
    let to = from + 1;
    while (to < tokens.length && !tokens[to]?.initial) to += 1;
    clauses.push(...clausesOfSentence(tokens, from, to, sentence));
    from = to;
  }
  return clauses;
}

function clausesOfSentence(
  tokens: readonly Token[],
  from: number,
  to: number,
  sentence: number,
): ClauseFrame[] {
  const groups = verbGroups(tokens, from, to);
  const cuts: { at: number; group: VerbGroup | null; subject: ClauseFrame['subject'] }[] = [];
  let floor = from;
  for (const group of groups) {
    const subject = subjectSpan(tokens, floor, group, cuts.length === 0);
    const edge = Math.min(subject?.from ?? group.from, group.from);
    const at = cuts.length === 0 ? from : boundary(tokens, floor, edge);
    cuts.push({ at, group, subject });
    floor = group.to;
  }
  if (cuts.length === 0) cuts.push({ at: from, group: null, subject: null });
  const frames: ClauseFrame[] = [];
  for (const [index, cut] of cuts.entries()) {
    const end = cuts[index + 1]?.at ?? to;
    const head = tokens[cut.at];
    const link =
      head && cut.at !== cut.subject?.from
        ? linkOf(tokens, cut.at, Math.min(cut.subject?.from ?? end, cut.group?.from ?? end))
        : relative(head);
    frames.push({ from: cut.at, to: end, sentence, link, verb: cut.group, subject: cut.subject });
  }
  return frames;
}

function relative(head: Token | undefined): string | null {
  return head && /^(?:who|which|that|what|whoever|whatever)$/.test(head.lower) && !head.initial
    ? head.lower
    : null;
}

/** The subordinator among the clause's first words if there is one, else its coordinator. */
function linkOf(tokens: readonly Token[], from: number, limit: number): string | null {
  let link: string | null = null;
  for (const token of tokens.slice(from, Math.min(limit, from + 3))) {
    if (SUBORDINATORS.has(token.lower)) return token.lower;
    if (!COORDINATORS.has(token.lower)) break;
    link ??= token.lower;
  }
  return link;
}

/**
 * Where the clause with its subject or verb at `edge` begins: at its link word, or after the
 * punctuation that precedes it, but never before `floor`, the end of the verb before.
 */
function boundary(tokens: readonly Token[], floor: number, edge: number): number {
  let at = edge;
  while (
    at > floor &&
    isLink(tokens[at - 1]) &&
    tokens[at - 1]?.after === '' &&
    !joinsDigits(tokens, at - 1)
  )
    at -= 1;
  if (at < edge) return at;
  for (let back = edge - 1; back >= Math.max(floor, edge - 9); back -= 1) {
    const token = tokens[back];
    if (!token) break;
    if (isLink(token) && token.pos !== 'ADP' && token.lower !== 'that' && !joinsNouns(tokens, back))
      return startOfLinks(tokens, floor, back);
    if (token.after !== '') {
      const opener = tokens[back + 1];
      const link = openingLink(tokens, floor, back);
      if (link !== null) return startOfLinks(tokens, floor, link);
      if (back + 1 === edge || (opener && /^(?:ADP|ADV|SCONJ|DET|NUM|PROPN)$/.test(opener.pos)))
        return startOfLinks(tokens, floor, back + 1);
    }
  }
  return edge;
}

/** "…, and in spring, the head cook changes": the coordinator before a fronted phrase that ends at `comma`. */
function openingLink(tokens: readonly Token[], floor: number, comma: number): number | null {
  for (let back = comma; back > Math.max(floor, comma - 6); back -= 1) {
    const token = tokens[back];
    if (!token || (back < comma && token.after !== '')) return null;
    if (COORDINATORS.has(token.lower) && tokens[back - 1]?.after !== '') {
      const opener = tokens[back + 1];
      return opener && /^(?:ADP|ADV|SCONJ|DET|PROPN)$/.test(opener.pos) ? back : null;
    }
  }
  return null;
}

function startOfLinks(tokens: readonly Token[], floor: number, from: number): number {
  let at = from;
  while (at > floor && isLink(tokens[at - 1]) && (tokens[at - 1]?.after === '' || at - 1 > floor))
    at -= 1;
  return at;
}

function isLink(token: Token | undefined): boolean {
  return token !== undefined && (COORDINATORS.has(token.lower) || SUBORDINATORS.has(token.lower));
}

/** "three hundred and sixty": one number. */
function joinsDigits(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.lower === 'and' &&
    /^(?:hundred|thousand)$/.test(tokens[at - 1]?.lower ?? '') &&
    tokens[at + 1]?.pos === 'NUM'
  );
}

/** "cleared bugs and two risks while": an "and" between two nouns is no boundary. */
function joinsNouns(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]?.lower === 'and' && before?.after === '' && tokens[at + 1]?.pos === before?.pos;
}
