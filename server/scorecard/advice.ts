import type { Answer } from '#contract/answer.ts';
import { DIMENSIONS, type Dimension, dimensionOf, type ElementId } from '#contract/element.ts';
import type { Advice, Cap, Closest, DimensionRating, Flag } from '#contract/scorecard.ts';
import { ADVICE_LINES, type AdviceLine, BASELINE_AND_PERIOD, CAP_ADVICE } from './advice-lines.ts';
import type { Found } from './found.ts';
import { missingElements } from './missing.ts';
import { capsThatHold } from './rules.ts';
import { shortened } from './shortened.ts';
import { VALIDITY_CAPS } from './validity.ts';

/**
 * What to say next time, most valuable first: what lifts a cap, then one sentence for each
 * missing element, in the answer's own words where there are any to hold on to.
 */
export function adviceFor(
  answer: Answer,
  found: Found,
  dimensions: Readonly<Record<Dimension, DimensionRating>>,
): Advice[] {
  const { flag } = dimensions.framing;
  const compose = (lines: readonly AdviceLine[], element?: ElementId) => {
    const closest = element && dimensions[dimensionOf(element)].elements[element]?.closest;
    return sentences(lines, answer, found, flag, closest);
  };
  const onCaps = capsOf(answer, found, dimensions).flatMap(({ id }) => {
    const lifts = CAP_ADVICE[id];
    if (lifts === undefined) return [];
    const { element, lines } = lifts;
    return [{ dimension: dimensionOf(element), element, ...compose(lines) }];
  });
  const said = new Set(onCaps.map(({ element }) => element));
  const onElements = missingElements(answer, found)
    .filter((id) => !said.has(id))
    .map((id) => ({
      dimension: dimensionOf(id),
      element: id,
      ...compose(linesFor(id, found), id),
    }));
  return [...onCaps, ...onElements];
}

/**
 * The caps that hold anywhere, each once, first those that decide the vote: an answer that tells no
 * event is asked for one before anything else, also where its levels are low without the cap.
 */
function capsOf(
  answer: Answer,
  found: Found,
  dimensions: Readonly<Record<Dimension, DimensionRating>>,
): Pick<Cap, 'id'>[] {
  const invalid = capsThatHold(VALIDITY_CAPS, answer, found).filter(({ limit }) => limit <= 2);
  const caps = DIMENSIONS.flatMap((dimension) => dimensions[dimension].caps);
  return [...new Map([...invalid, ...caps].map((cap) => [cap.id, cap])).values()];
}

/** A baseline and a period are asked for in one breath when both are missing. */
function linesFor(id: ElementId, found: Found): readonly AdviceLine[] {
  return id === 'D2' && !found.has('D3') ? BASELINE_AND_PERIOD : ADVICE_LINES[id];
}

/** The first line that fits: by itself with the quote that it is about, and to stand beside one. */
function sentences(
  lines: readonly AdviceLine[],
  answer: Answer,
  found: Found,
  flag: Flag | null,
  closest: Closest | undefined,
): Pick<Advice, 'say' | 'ask'> {
  for (const line of lines) {
    if (line.flag !== undefined && line.flag !== flag) continue;
    if (line.people && !answer.question.people) continue;
    const about = line.about && found.get(line.about)?.quote;
    if (line.about !== undefined && !about) continue;
    const ask = asking(line.say);
    if (about) return { say: `You said “${shortened(about)}”: ${line.say}`, ask };
    if (!closest) return { say: ask, ask };
    return { say: `You said “${shortened(closest.quote)}”. It says ${closest.says}. ${ask}`, ask };
  }
  throw new Error('The last line of advice must fit every answer.');
}

/** Without "that is a forecast;" the line asks, and no more. */
function asking(say: string): string {
  const ask = say.replace(/^that [^;]+; /, '');
  return `${ask.charAt(0).toUpperCase()}${ask.slice(1)}`;
}
