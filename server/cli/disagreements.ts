import { DIMENSIONS, type Dimension, ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { Flag } from '#contract/scorecard.ts';
import { type Compared, credits } from './evaluation.ts';

type Levels = Record<Dimension, number> & { flag: Flag | null };

export interface Disagreement {
  id: string;
  trap: string | null;
  ours: Levels;
  panel: Levels;
  /** Elements that we credit and the panel does not, and the other way round. */
  extra: ElementId[];
  missing: ElementId[];
  /** Only when asked for: answers are private. */
  text?: { transcript: string; quotes: Partial<Record<ElementId, string>> };
}

/** The answers on which we are furthest from the panel, worst first; agreement is left out. */
export function worstDisagreements(
  compared: readonly Compared[],
  most: number,
  showText: boolean,
): Disagreement[] {
  return compared
    .map((pair) => ({ disagreement: disagreementOf(pair, showText), distance: distanceOf(pair) }))
    .filter(({ distance }) => distance > 0)
    .toSorted((a, b) => b.distance - a.distance)
    .slice(0, most)
    .map(({ disagreement }) => disagreement);
}

/** Levels weigh squared, as in kappa; elements and the flag only order what is left. */
function distanceOf({ answer, scorecard }: Compared): number {
  const apart = DIMENSIONS.map(
    (dimension) => (scorecard.dimensions[dimension].level - answer.panel[dimension]) ** 2,
  );
  const elements = ELEMENT_IDS.filter(
    (id) => credits(scorecard, id) !== answer.panel.elements.includes(id),
  );
  const flag = scorecard.dimensions.framing.flag === answer.panel.flag ? 0 : 0.5;
  return apart.reduce((total, value) => total + value, 0) + flag + elements.length / 100;
}

function disagreementOf({ answer, scorecard }: Compared, showText: boolean): Disagreement {
  const { mechanism, data, framing } = scorecard.dimensions;
  const { panel } = answer;
  const missing = panel.elements.filter((id) => !credits(scorecard, id));
  const extra = ELEMENT_IDS.filter((id) => credits(scorecard, id) && !panel.elements.includes(id));
  return {
    id: answer.id,
    trap: answer.trap ?? null,
    ours: {
      mechanism: mechanism.level,
      data: data.level,
      framing: framing.level,
      flag: framing.flag,
    },
    panel: {
      mechanism: panel.mechanism,
      data: panel.data,
      framing: panel.framing,
      flag: panel.flag,
    },
    extra,
    missing,
    ...(showText ? { text: textOf(answer, scorecard, extra, missing) } : {}),
  };
}

function textOf(
  { transcript, panel }: Compared['answer'],
  { dimensions }: Compared['scorecard'],
  extra: readonly ElementId[],
  missing: readonly ElementId[],
) {
  const quotes: Partial<Record<ElementId, string>> = {};
  for (const id of extra) {
    for (const dimension of DIMENSIONS) {
      const quote = dimensions[dimension].elements[id]?.quote;
      if (quote) quotes[id] = quote;
    }
  }
  for (const id of missing) quotes[id] = panel.quotes[id]?.[0];
  return { transcript, quotes };
}
