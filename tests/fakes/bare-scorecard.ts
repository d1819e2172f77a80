import { DIMENSIONS, SIGNAL_IDS } from '#contract/element.ts';
import { type Level, Scorecard } from '#contract/scorecard.ts';

/** A scorecard with these levels and nothing else in it. */
export function bareScorecard(levels: {
  mechanism: Level;
  data: Level;
  framing: Level;
}): Scorecard {
  return Scorecard.parse({
    question: 'A question',
    grader: { name: 'scripted', version: '1', rubric: '1' },
    sufficient: true,
    dimensions: Object.fromEntries(
      DIMENSIONS.map((dimension) => [
        dimension,
        { level: levels[dimension], why: 'as told', elements: {}, caps: [], flag: null },
      ]),
    ),
    signals: Object.fromEntries(SIGNAL_IDS.map((id) => [id, null])),
    votes: { L6: 'Not Inclined', L7: 'Not Inclined' },
    voteReasons: { L6: 'as told', L7: 'as told' },
    integrity: [],
    star: [],
    delivery: { words: 0, durationMs: null, wordsPerMinute: null, pauses: null, hedges: [] },
    advice: [],
  });
}
