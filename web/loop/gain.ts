import { DIMENSIONS, ELEMENT_WORDS, type ElementId } from '#contract/element.ts';
import type { FollowUp } from '#contract/probe.ts';
import { DIMENSION_NAMES } from '../ui/DimensionMark.tsx';

/** What a reply to a probe changed, to go on after "Your last reply: ". */
export function gainOf({ added, removed, before, after, reply }: FollowUp): string {
  const moves = DIMENSIONS.filter((dimension) => before[dimension] !== after[dimension]).map(
    (dimension) => `${DIMENSION_NAMES[dimension]} from ${before[dimension]} to ${after[dimension]}`,
  );
  const changes = [
    ...(added.length > 0 ? [`it added ${namesOf(added)}.`] : []),
    ...(removed.length > 0
      ? [`it took back ${namesOf(removed.map(({ element }) => element))}.`]
      : []),
    ...(moves.length > 0 ? [`${moves.join(', ')}.`] : []),
  ];
  return changes.length > 0 ? changes.join(' ') : NOTHING[reply];
}

const NOTHING: Record<FollowUp['reply'], string> = {
  answered: 'it added nothing that had not been said.',
  dodged: 'it did not answer the probe.',
  unknown: 'you said that you do not know, which costs nothing and adds nothing.',
};

function namesOf(elements: readonly ElementId[]): string {
  return elements
    .map((element) => `“${ELEMENT_WORDS[element].name}”, ${ELEMENT_WORDS[element].meaning}`)
    .join('; ');
}
