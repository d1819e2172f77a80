import type { Answer } from '#contract/answer.ts';
import { DIMENSIONS, type Dimension, dimensionOf } from '#contract/element.ts';
import type { Advice, Cap, DimensionRating, Flag } from '#contract/scorecard.ts';
import { ADVICE_LINES, type AdviceLine, CAP_ADVICE } from './advice-lines.ts';
import type { Found } from './found.ts';
import { missingElements } from './missing.ts';

/** A longer quote is cut after this many words. */
const MOST_QUOTED_WORDS = 12;

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
  const compose = (lines: readonly AdviceLine[]) => sentence(lines, answer, found, flag);
  const onCaps = capsOf(dimensions).flatMap(({ id }) => {
    const lifts = CAP_ADVICE[id];
    if (lifts === undefined) return [];
    const { element, lines } = lifts;
    return [{ dimension: dimensionOf(element), element, say: compose(lines) }];
  });
  const said = new Set(onCaps.map(({ element }) => element));
  const onElements = missingElements(answer, found)
    .filter((id) => !said.has(id))
    .map((id) => ({ dimension: dimensionOf(id), element: id, say: compose(ADVICE_LINES[id]) }));
  return [...onCaps, ...onElements];
}

/** The caps that hold anywhere, each once: a validity cap holds on every dimension alike. */
function capsOf(dimensions: Readonly<Record<Dimension, DimensionRating>>): Cap[] {
  const caps = DIMENSIONS.flatMap((dimension) => dimensions[dimension].caps);
  return [...new Map(caps.map((cap) => [cap.id, cap])).values()];
}

function sentence(
  lines: readonly AdviceLine[],
  answer: Answer,
  found: Found,
  flag: Flag | null,
): string {
  for (const line of lines) {
    if (line.flag !== undefined && line.flag !== flag) continue;
    if (line.people && !answer.question.people) continue;
    if (line.about === undefined) return line.say;
    const quote = found.get(line.about)?.quote;
    if (quote) return `You said “${shortened(quote)}”: ${line.say}`;
  }
  throw new Error('The last line of advice must fit every answer.');
}

function shortened(quote: string): string {
  const words = quote.split(' ');
  const cut = words.slice(0, MOST_QUOTED_WORDS).join(' ');
  return words.length > MOST_QUOTED_WORDS ? `${cut} …` : cut.replace(/[.,;:]$/, '');
}
