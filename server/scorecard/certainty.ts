import type { Answer } from '#contract/answer.ts';
import { medianLevel } from '#contract/certainty.ts';
import {
  type Certainty,
  type Dimension,
  ElementId,
  type Finding,
  SignalId,
} from '#contract/element.ts';
import { type Between, Level, type LevelCertainty } from '#contract/scorecard.ts';
import { COUNTS_AS } from './counts-as.ts';
import { standing } from './evidence.ts';
import type { Found } from './found.ts';
import { applyImplications } from './implications.ts';
import { type DimensionRules, levelBy } from './rules.ts';
import { shortened } from './shortened.ts';

/**
 * A level that is at least this likely is named beside the level given. Over walks of life that
 * nothing was learned from, the marked level lies in nine of ten ranges that are named so, a third
 * of the time on another level than the one given; a fifth of the levels get such a range.
 */
const LIKELY_ENOUGH = 0.3;

/** Stands for what no single passage would prove. */
const UNSAID: Finding = { quote: null, evidence: [] };

const LEVELS = Level.options.map(({ value }) => value);

/**
 * How sure a level is, by the grader's chances. Undefined where they are not about this level: what
 * the grader found does not all stand, or what holds for whole answers lowers it.
 */
export function certaintyOf(
  dimension: Dimension,
  level: Level,
  rules: DimensionRules,
  answer: Answer,
  found: Found,
  { levels, doubts }: Certainty,
): LevelCertainty | undefined {
  const chances = levels[dimension];
  if (medianLevel(chances) !== level) return undefined;
  const range = LEVELS.filter((one) => one === level || (chances[one - 1] ?? 0) >= LIKELY_ENOUGH);
  const [from = level, to = level] = [range[0], range.at(-1)];
  if (from === to) return { chances, between: null };
  const inRange = (other: Level) => other !== level && other >= from && other <= to;
  const why = whyBetween(answer, found, doubts, (changed) =>
    inRange(levelBy(rules, answer, changed)),
  );
  return { chances, between: { from, to, why } };
}

/** Names what is least certain of all that decides between the levels, in the answer's words. */
function whyBetween(
  answer: Answer,
  found: Found,
  doubts: Certainty['doubts'],
  decides: (changed: Found) => boolean,
): Between['why'] {
  const leastCertainFirst = [...ElementId.options, ...SignalId.options]
    .flatMap((id) => {
      const doubt = doubts[id];
      return doubt ? [{ id, doubt }] : [];
    })
    .toSorted((a, b) => Math.abs(a.doubt.chance - 0.5) - Math.abs(b.doubt.chance - 0.5));
  for (const { id, doubt } of leastCertainFirst) {
    const said = found.get(id) ?? standing(answer, doubt) ?? UNSAID;
    if (!decides(turned(found, id, said))) continue;
    const words = said.quote === null ? 'anything you said' : `“${shortened(said.quote)}”`;
    return `It hangs on whether ${words} counts as ${COUNTS_AS[id]}.`;
  }
  return 'It hangs on more than one thing that you said.';
}

/** What would stand if `id` did not, or if it did. */
function turned(found: Found, id: ElementId | SignalId, said: Finding): Found {
  const changed = new Map(found);
  if (!changed.delete(id)) changed.set(id, said);
  return applyImplications(changed);
}
