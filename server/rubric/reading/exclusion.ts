import { OUTSIDERS, ROLES } from './people-words.ts';
import type { QuantityKind } from './quantity.ts';
import type { Token } from './token.ts';

/** Why a number measures no result by itself. A change of the quantity may still be one. */
export type Exclusion =
  | 'date'
  | 'clock'
  | 'ordinal'
  | 'idiom'
  | 'age'
  | 'tenure'
  | 'teamSize'
  | 'meetingLength'
  | 'money'
  | 'sample';

const HOLDING = new Set([
  'have',
  'lead',
  'manage',
  'run',
  'supervise',
  'hire',
  'be',
  'bring',
  'oversee',
]);
const SAMPLING = new Set([
  'take',
  'pull',
  'sample',
  'audit',
  'check',
  'draw',
  'pick',
  'review',
  'replay',
  'select',
  'rescore',
  'recheck',
  'inspect',
  're-run',
  'rerun',
]);
const MEETING =
  /^(?:meeting|session|stand-up|standup|call|slot|review|huddle|catch-up|check-in|workshop|one-on-one|walk|round)s?$/;

/** Looks at a number's surroundings for what the rubric filters out; null if it may be a result. */
export function exclusionOf(
  tokens: readonly Token[],
  at: number,
  number: { to: number; value: number; kind: QuantityKind; unit: string | null },
): Exclusion | null {
  const { kind, unit, value } = number;
  if (kind === 'date' || kind === 'clock' || kind === 'ordinal') return kind;
  const before = lowers(tokens, at - 5, at);
  const after = lowers(tokens, number.to, number.to + 4);
  if (kind === 'percentage' && isIdiom(value, before, after)) return 'idiom';
  if (
    /^(?:out of (?:five|ten|5|10)|and a half men)\b/.test(after) &&
    /\b(?:it|that|this)\b/.test(before)
  )
    return 'idiom';
  if (kind === 'duration') return durationExclusion(tokens, at, number.to, unit, before, after);
  if (kind === 'money')
    return /\b(?:budget|pot|salary|pay|paid|grant|spend)\b/.test(`${before} ${after}`)
      ? 'money'
      : null;
  if (kind !== 'count') return null;
  if (/\bbudget (?:of|was|is)(?: about| around| some)?$/.test(before)) return 'money';
  if (
    unit === null &&
    /\b(?:he|she|who) (?:is|was|'s)(?: only| just| about| barely)?$/.test(before)
  )
    return 'age';
  const role =
    unit !== null &&
    (ROLES.has(unit) || OUTSIDERS.has(unit) || /^(?:people|staff|report|head|person)$/.test(unit));
  const holder = tokens
    .slice(Math.max(0, at - 4), at)
    .some((token) => HOLDING.has(token.lemma) && token.pos !== 'NOUN');
  if (
    (role && !OUTSIDERS.has(unit ?? '') && holder) ||
    /\b(?:team|squad|group|crew) of(?: about| around)?$/.test(before) ||
    /^of us\b/.test(after) ||
    (unit === null && /\bwe (?:are|were|'re|was)(?: only| just| about)?$/.test(before))
  )
    return 'teamSize';
  const sampled =
    Number.isInteger(value) &&
    tokens
      .slice(Math.max(0, at - 4), at)
      .some((token) => SAMPLING.has(token.lemma) && token.pos === 'VERB');
  return sampled ||
    /\b(?:(?:go(?:es)?|went|look(?:s|ed)?|reads?) (?:through|at|over)|listen(?:s|ed)? to)(?: a| about| the)?$/.test(
      before,
    ) ||
    /\bsample of(?: about| around)?$/.test(before)
    ? 'sample'
    : null;
}

function isIdiom(value: number, before: string, after: string): boolean {
  if (
    value > 100 &&
    value <= 200 &&
    /\b(?:give|gave|giving|gives|put|am|was|are|be|committed)\b/.test(before)
  )
    return true;
  return (
    value === 100 && /^(?:sure|certain|behind|honest|committed|agree|with|on board)\b/.test(after)
  );
}

function durationExclusion(
  tokens: readonly Token[],
  at: number,
  to: number,
  unit: string | null,
  before: string,
  after: string,
): Exclusion | null {
  if (unit === 'year' && /^(?:old|of age)\b/.test(after)) return 'age';
  if (/\b(?:aged|turned)$/.test(before)) return 'age';
  if (
    /^(?:of experience|(?:in|with|at) (?:the|this|that|our|my) (?:job|role|business|trade|industry|company|firm|building|place|service)|with the company|as an? )/.test(
      after,
    )
  )
    return 'tenure';
  if (
    /\b(?:for|been|was|am)(?: \w+){0,3}$/.test(before) &&
    /^(?:year|decade)$/.test(unit ?? '') &&
    /^(?:at|in|with|on|as|here|now)\b/.test(after)
  )
    return 'tenure';
  if (unit !== 'minute' && unit !== 'hour') return null;
  const near = tokens.slice(Math.max(0, at - 3), Math.min(tokens.length, to + 3));
  if (near.some((token) => MEETING.test(token.lower))) return 'meetingLength';
  // A length said on its own between commas ("each Tuesday, an hour,") is the meeting's.
  const alone = tokens[at - 1]?.after === ',' && /[,.]/.test(tokens[to - 1]?.after ?? '');
  return alone ? 'meetingLength' : null;
}

function lowers(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map((token) => token.lower)
    .join(' ');
}
