import { STAR_PARTS, type StarPart } from '#contract/scorecard.ts';
import { textOf, type Word } from '#contract/transcript.ts';
import type { WordRange } from './sentences.ts';
import { STAR_CUES } from './star-cues.ts';

/** Where in an answer (0 to 1) a part usually stands: its middle, and how far it reaches. */
const USUAL_PLACE: Record<StarPart, { middle: number; reach: number }> = {
  situation: { middle: 0.08, reach: 0.22 },
  task: { middle: 0.22, reach: 0.18 },
  action: { middle: 0.55, reach: 0.35 },
  result: { middle: 0.92, reach: 0.22 },
};
/** What standing far from its usual place costs a part at most, measured in cues. */
const FAR_COST = 1.5;
/** What leaving a part costs: a story does not jump at every sentence, and seldom goes back. */
const FORWARD_COST = 0.3;
const BACKWARD_COST = 1.2;

interface Path {
  readonly score: number;
  readonly parts: readonly StarPart[];
}
const START: Path = { score: 0, parts: [] };

/**
 * The part that each sentence tells: the most plausible sequence (Viterbi) given the sentences'
 * cues, their place in the answer, and that a story seldom goes back.
 */
export function partsOf(
  words: readonly Word[],
  sentences: readonly WordRange[],
): readonly StarPart[] {
  let paths = [START];
  for (const sentence of sentences) {
    paths = STAR_PARTS.map((part) => {
      const before = best(paths.map((path) => ({ ...path, score: scoreOnto(path, part) })));
      return {
        score: before.score + plausibility(part, words, sentence),
        parts: [...before.parts, part],
      };
    });
  }
  return best(paths).parts;
}

function best(paths: readonly Path[]): Path {
  return paths.reduce((leader, path) => (path.score > leader.score ? path : leader));
}

function scoreOnto({ score, parts }: Path, part: StarPart): number {
  const before = parts.at(-1);
  if (before === undefined || before === part) return score;
  const isBack = STAR_PARTS.indexOf(part) < STAR_PARTS.indexOf(before);
  return score - (isBack ? BACKWARD_COST : FORWARD_COST);
}

function plausibility(part: StarPart, words: readonly Word[], { from, to }: WordRange): number {
  const text = textOf(words.slice(from, to)).toLowerCase().replaceAll('’', "'");
  const cues = STAR_CUES[part].filter((cue) => cue.test(text)).length;
  const { middle, reach } = USUAL_PLACE[part];
  const away = ((from + to) / 2 / words.length - middle) / reach;
  return cues - Math.min((away * away) / 2, FAR_COST);
}
