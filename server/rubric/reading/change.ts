import type { Quantity } from './quantity.ts';
import { lineOf, matchesIn, type Range } from './text.ts';
import type { Token } from './token.ts';

/** Two values of one measure: what it was and what it became. Ranges are token positions. */
export interface Change extends Range {
  readonly before: Quantity;
  readonly after: Quantity;
  readonly direction: 'up' | 'down' | 'flat';
  /** Said in one breath ("from nine to six"), or in two places ("it was 12 … now it is 7"). */
  readonly form: 'fromTo' | 'contrast';
}

const LATER =
  /\b(?:now|today|these days|by|down|up to|came|come|got|since|end of|after|stands|at the moment|currently|last|dropped|fell|rose|went|brought|then)\b/;
const EARLIER =
  /\b(?:was|were|used|before|had|been|went|in|running|average|averaged|at the start|start|beginning|previously|originally|once|cost|took|out of)\b/;
const SPAN = 60;

/** Finds the pairs of quantities that state a change; each quantity is in one pair as the latter. */
export function changesOf(tokens: readonly Token[], quantities: readonly Quantity[]): Change[] {
  const changes: Change[] = [];
  const used = new Set<Quantity>();
  for (const [index, after] of quantities.entries()) {
    const before = quantities[index - 1];
    if (!before || used.has(before) || !isFromTo(tokens, before, after)) continue;
    used.add(before);
    used.add(after);
    changes.push(pair(tokens, before, after, 'fromTo'));
  }
  for (const [index, after] of quantities.entries()) {
    if (used.has(after) || after.excluded !== null) continue;
    for (let back = index - 1; back >= 0; back -= 1) {
      const before = quantities[back];
      if (!before || after.from - before.to > SPAN) break;
      if (used.has(before) || before.excluded !== null || !contrasts(tokens, before, after))
        continue;
      used.add(before);
      used.add(after);
      changes.push(pair(tokens, before, after, 'contrast'));
      break;
    }
  }
  return changes.toSorted((a, b) => a.from - b.from);
}

function isFromTo(tokens: readonly Token[], before: Quantity, after: Quantity): boolean {
  if (
    after.kind === 'clock' ||
    before.kind === 'clock' ||
    after.kind === 'date' ||
    after.kind === 'ordinal'
  )
    return false;
  const between = tokens.slice(before.to, after.from).map((token) => token.lower);
  const lead = tokens.slice(Math.max(0, before.from - 3), before.from).map((token) => token.lower);
  const to = between.lastIndexOf('to');
  const until = between.lastIndexOf('into');
  if (tokens.slice(before.to, after.from + 1).some((token) => token.initial)) return false;
  if (before.kind === 'percentage' && after.kind === 'duration') return false;
  if (to === -1 && until === -1) return false;
  if (between.length > 14 || between.length - 1 - Math.max(to, until) > 3) return false;
  return lead.includes('from') || between.length <= 2;
}

function contrasts(tokens: readonly Token[], before: Quantity, after: Quantity): boolean {
  if (!compatible(before, after)) return false;
  const breaks = tokens.slice(before.to, after.from + 1).filter((token) => token.initial).length;
  if (breaks > 2) return false;
  const lead = around(tokens, before.from - 14, before.from);
  const mid = around(tokens, Math.max(before.to, after.from - 12), after.to + 3);
  const close = around(tokens, after.from - 6, after.from);
  if (
    !/\b(?:is|was|were|are|at|to|by|stands|stood|now|down|got|had|been|fell|dropped|only|maybe|we|became)\b/.test(
      close,
    ) ||
    /\bother\b/.test(after.text)
  )
    return false;
  if (
    before.kind === 'duration' &&
    !/\b(?:is|was|were|took|takes|been|averaged?|at|to|of|waited)\b/.test(
      around(tokens, before.from - 4, before.from),
    )
  )
    return false;
  const parted =
    breaks > 0 ||
    tokens
      .slice(before.to - 1, after.from)
      .some((token) => /[,;:]/.test(token.after) || /^(?:and|but|now)$/.test(token.lower));
  return parted && EARLIER.test(lead) && LATER.test(mid);
}

function compatible(before: Quantity, after: Quantity): boolean {
  if (before.kind === 'duration' && after.kind === 'duration') return true;
  if (before.kind === after.kind && before.unit === after.unit) return true;
  if (before.kind === 'duration' && after.unit === null) return after.kind === 'count';
  if (before.kind === 'multiplier' || after.kind === 'multiplier') return false;
  return after.kind === 'count' &&
    (after.unit === null || after.unit === before.unit) &&
    after.per === null
    ? true
    : before.kind === 'count' && before.unit === null && after.kind !== 'duration';
}

function pair(
  tokens: readonly Token[],
  before: Quantity,
  after: Quantity,
  form: Change['form'],
): Change {
  const line = lineOf(tokens, Math.max(0, before.from - 2), before.from);
  const from =
    form === 'fromTo' ? (matchesIn(line, /\bfrom\b/g).at(-1)?.from ?? before.from) : before.from;
  // "12 of the 40 … in May it was 5": the base is said once and holds for both.
  const based = before.denominator !== null && after.denominator !== null;
  const first = based ? ratio(before) : before.value;
  const second = based ? ratio(after) : after.value;
  const direction = first === second ? 'flat' : second > first ? 'up' : 'down';
  return { before, after, from, to: after.to, direction, form };
}

function ratio(quantity: Quantity): number {
  return quantity.denominator ? quantity.value / quantity.denominator : quantity.value;
}

function around(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map((token) => token.lower)
    .join(' ');
}
