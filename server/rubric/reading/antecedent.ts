import type { ClauseFrame } from './clause.ts';
import type { Entity, Mention } from './people.ts';
import type { Token } from './token.ts';

export type Gender = 'he' | 'she' | 'they';

/** How far back, in tokens, a pronoun may reach for the one it stands for. */
const REACH = 90;
/** An object of its own verb: "him" in "put a tester with him" is not the tester. */
const OBJECT = /^(?:him|her|them)$/;

/** Whom a pronoun at position `at` stands for, among the mentions before it; null if nobody fits. */
export function antecedent(
  tokens: readonly Token[],
  clauses: readonly ClauseFrame[],
  mentions: readonly Mention[],
  at: number,
  gender: Gender,
): Entity | null {
  const near = mentions.filter((mention) => at - mention.from <= REACH).toReversed();
  return gender === 'they' ? several(near, at) : oneOf(tokens, clauses, near, at, gender);
}

function several(near: readonly Mention[], at: number): Entity | null {
  const fitting = near.filter(({ entity }) => !/^no/.test(entity.label));
  const plural = fitting.find(({ entity }) => entity.plural);
  const before = plural ? fitting.slice(0, fitting.indexOf(plural)) : fitting;
  const spare = before.findLast(({ entity, from }) => entity.gender === null || at - from < 12);
  return plural?.entity ?? spare?.entity ?? null;
}

/** "The customer is up to her": an object is not the one who stands as the subject. */
function isSubject({ subject }: ClauseFrame, from: number): boolean {
  return subject !== null && subject.from <= from && from < subject.to;
}

/**
 * The latest of that gender in the sentence, or else the latest of that or no known gender who
 * stood as a subject or was addressed; who was only mentioned on the way, or is "anyone", comes last.
 */
function oneOf(
  tokens: readonly Token[],
  clauses: readonly ClauseFrame[],
  near: readonly Mention[],
  at: number,
  gender: 'he' | 'she',
): Entity | null {
  const clause = clauses.find((one) => one.from <= at && at < one.to);
  const isObject =
    OBJECT.test(tokens[at]?.lower ?? '') && !/^(?:NOUN|ADJ)$/.test(tokens[at + 1]?.pos ?? '');
  const fitting = near.filter(
    ({ entity, from }) =>
      !entity.plural &&
      (entity.gender === null || entity.gender === gender) &&
      !(isObject && clause?.verb && (clause.verb.to <= from || isSubject(clause, from))),
  );
  const opening = tokens.findLastIndex((token) => token.index <= at && token.initial);
  const spares = [
    fitting.find(({ entity, from }) => entity.gender === gender && from >= opening),
    fitting.find(({ entity, salient }) => !entity.general && (entity.gender === gender || salient)),
    fitting.find(({ entity }) => !entity.general),
    fitting[0],
  ];
  const entity = spares.find((spare) => spare !== undefined)?.entity ?? null;
  if (entity && !entity.general) entity.gender = gender;
  return entity;
}

/**
 * The one whom a name or role beside another name or role repeats: "Corinne, the solicitor",
 * "our lead Ritu", "she is our data manager". Null if it is somebody of its own.
 */
export function apposed(
  tokens: readonly Token[],
  previous: Mention | undefined,
  next: { readonly from: number; readonly how: Mention['how']; readonly plural: boolean },
): Entity | null {
  if (!previous || next.plural || previous.entity.plural || previous.entity.general) return null;
  const between = tokens.slice(previous.to, next.from);
  const last = tokens[previous.to - 1];
  // "our lead Ritu" and "Corinne, the solicitor", but not "I made Corinne captain".
  const parted = previous.how !== 'name' || last?.after === ',';
  if (between.length === 0)
    return previous.how !== next.how && previous.how !== 'pronoun' && last?.after !== '.' && parted
      ? previous.entity
      : null;
  return next.how === 'role' &&
    previous.how !== 'role' &&
    last?.after === '' &&
    between.length <= 2 &&
    between[0]?.lemma === 'be' &&
    between.slice(1).every((token) => token.pos === 'ADV')
    ? previous.entity
    : null;
}
