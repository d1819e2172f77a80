import { DIMENSIONS, type Dimension, ELEMENT_IDS, ELEMENT_WORDS } from '#contract/element.ts';
import type { DimensionRating, IntegrityFlag, Scorecard } from '#contract/scorecard.ts';

/** How many pieces of advice are worth reading in a terminal. */
const ADVICE_SHOWN = 3;

/** A scorecard to read in a terminal. */
export function scorecardText(scorecard: Scorecard): string {
  const { question, votes, voteReasons, dimensions, integrity, advice, star, delivery } = scorecard;
  const shares = star.map(({ part, share }) => `${part} ${Math.round(share * 100)}%`);
  const rate = delivery.wordsPerMinute;
  return [
    question,
    '',
    `L7: ${votes.L7}. ${voteReasons.L7}`,
    `L6: ${votes.L6}. ${voteReasons.L6}`,
    ...integrity.map(integrityLine),
    ...DIMENSIONS.flatMap((dimension) => dimensionLines(dimension, dimensions[dimension])),
    ...(advice.length > 0 ? ['', 'Next time'] : []),
    ...advice.slice(0, ADVICE_SHOWN).map(({ say }) => `  ${say}`),
    '',
    `STAR: ${shares.join(', ')}`,
    `${delivery.words} words${rate === null ? '' : `, ${Math.round(rate)} a minute`}, ${delivery.hedges.length} hedges, ${delivery.habits?.length ?? 0} words of habit`,
  ].join('\n');
}

function integrityLine({ reason, quotes }: IntegrityFlag): string {
  const said = quotes.map((quote) => `“${quote}”`).join(' and ');
  return `To be cleared up (it counts only if it was heard right): ${reason} ${said}`;
}

function dimensionLines(dimension: Dimension, rating: DimensionRating): string[] {
  const { level, flag, why, elements, certainty } = rating;
  const between = certainty?.between;
  const range = between ? ` (between ${between.from} and ${between.to})` : '';
  const quotes = ELEMENT_IDS.flatMap((id) => {
    const element = elements[id];
    return element?.credited ? [`  ${ELEMENT_WORDS[id].name} (${id}): “${element.quote}”`] : [];
  });
  return [
    '',
    `${dimension} ${level}${range}${flag === null ? '' : ` ${flag}`}: ${why}`,
    ...(between ? [`  ${between.why}`] : []),
    ...quotes,
  ];
}
