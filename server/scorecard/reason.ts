import type { Answer } from '#contract/answer.ts';
import { type Dimension, dimensionOf, type ElementId } from '#contract/element.ts';
import type { IntegrityFlag, Vote } from '#contract/scorecard.ts';
import { RULES } from './dimension.ts';
import type { Found } from './found.ts';
import { actsAlone } from './framing.ts';
import { missingElements } from './missing.ts';
import { capsThatHold, lookUp } from './rules.ts';
import { VALIDITY_CAPS } from './validity.ts';
import { INCLINED_LEVELS, type Levels, type Target } from './vote.ts';

/** What is missing, in plain words; the end of a sentence. */
const GAPS: Record<ElementId, string> = {
  M1: 'no tool with a rhythm or a rule is told',
  M2: 'nobody else is said to have run it',
  M3: 'nobody is said to have checked that it works',
  M4: 'nothing that was found is said to have changed it',
  M5: 'it is not said to have gone on without you',
  D1: 'no result is given as a number',
  D2: 'the result has nothing to be compared with',
  D3: 'the time over which the result moved is not said',
  D4: 'it is not said out of how many, or where the figure comes from',
  D5: 'nothing shows that the result was your doing',
  F1: 'no act of leading of your own is told',
  F2: 'nobody is named as owning it',
  F3: 'what you did so that they could succeed is not said',
  F4: 'no growth or result is credited to them',
  F5: 'nothing is said to have worked without you',
};
const ALONE = 'the decisive acts are yours alone';

/** On a tie the rubric's heaviest dimension is named first. */
const TIE_ORDER: readonly Dimension[] = ['framing', 'mechanism', 'data'];

const STRONG_LEVELS: Record<Target, Record<Dimension, number>> = {
  L7: { mechanism: 4, data: 4, framing: 4 },
  L6: { mechanism: 3, data: 3, framing: 3 },
};
const STRONG_WORDS: Record<Target, string> = {
  L7: 'Every dimension is at 4 or above, and one is at 5.',
  L6: 'Every dimension is at 3 or above, and together they reach 12.',
};

/** Why the vote is what it is: one sentence that names the gap in plain words. */
export function voteReason(
  target: Target,
  vote: Vote,
  answer: Answer,
  found: Found,
  levels: Levels,
  integrity: readonly IntegrityFlag[],
): string {
  const confirmed = integrity.find((flag) => flag.confirmed);
  if (confirmed !== undefined) return confirmed.reason;
  if (vote === 'Strongly Inclined') return STRONG_WORDS[target];
  if (vote === 'Inclined') {
    const dimension = weakest(levels, STRONG_LEVELS[target]);
    return `It meets the bar; still, ${gapIn(dimension, answer, found)}.`;
  }
  const invalid = capsThatHold(VALIDITY_CAPS, answer, found).find(({ limit }) => limit <= 2);
  if (invalid !== undefined) return invalid.why;
  const gap = gapIn(weakest(levels, INCLINED_LEVELS[target]), answer, found);
  return `${gap.charAt(0).toUpperCase()}${gap.slice(1)}.`;
}

/** The dimension furthest below what is needed; the lowest one when none is below. */
function weakest(levels: Levels, needed: Record<Dimension, number>): Dimension {
  const shortfall = (dimension: Dimension) => Math.max(0, needed[dimension] - levels[dimension]);
  const [dimension = 'framing'] = TIE_ORDER.toSorted(
    (a, b) => shortfall(b) - shortfall(a) || levels[a] - levels[b],
  );
  return dimension;
}

function gapIn(dimension: Dimension, answer: Answer, found: Found): string {
  const { rows, caps } = RULES[dimension];
  const { level } = lookUp(rows, found);
  const lowering = capsThatHold([...VALIDITY_CAPS, ...caps], answer, found)
    .filter(({ limit }) => limit < level)
    .toSorted((a, b) => a.limit - b.limit)[0];
  if (lowering !== undefined) return sentencePart(lowering.why);
  if (dimension === 'framing' && !found.has('F1') && actsAlone(found)) return ALONE;
  const missing = missingElements(answer, found).find((id) => dimensionOf(id) === dimension);
  return missing === undefined ? `${dimension} is the lowest of the three` : GAPS[missing];
}

function sentencePart(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}
