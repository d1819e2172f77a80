import { POINT_IDS, type PointFinding, type PointId } from '#contract/conversation.ts';
import { type SpokenUtterance, textOf } from '#contract/transcript.ts';
import { type Reading, readAnswer } from '../reading/reading.ts';
import { dateAsked } from './date-asked.ts';
import { followUp } from './follow-up.ts';
import { formalPath } from './formal-path.ts';
import { futurePart } from './future-part.ts';
import { insteadOf } from './instead.ts';
import { longView } from './long-view.ts';
import { nextLevelDecision } from './next-level-decision.ts';
import { observableBehaviours } from './observable-behaviours.ts';
import { outcomeOffered } from './outcome-offered.ts';
import { ownDeed, ownDeedsIn } from './own-deed.ts';
import type { PointDetector } from './point-detector.ts';
import { proposal } from './proposal.ts';
import { relationshipToOwn } from './relationship-to-own.ts';
import { resultNumber } from './result-number.ts';
import { separateMeeting } from './separate-meeting.ts';
import { twoMinutes } from './two-minutes.ts';

/** Fewer words are no talk, and nothing is met by them. */
export const FEWEST_WORDS = 25;

export const POINT_DETECTORS: Readonly<Record<PointId, PointDetector>> = {
  proposal,
  'separate-meeting': separateMeeting,
  'outcome-offered': outcomeOffered,
  'formal-path': formalPath,
  'long-view': longView,
  'observable-behaviours': observableBehaviours,
  'next-level-decision': nextLevelDecision,
  'relationship-to-own': relationshipToOwn,
  'date-asked': dateAsked,
  'follow-up': followUp,
  'own-deed': ownDeed,
  'result-number': resultNumber,
  'future-part': futurePart,
  'two-minutes': twoMinutes,
};

/**
 * How the candidate's side of a conversation, its replies in order, met the points that are listened
 * for; in the order of POINT_IDS. Pure.
 */
export function findPoints(
  points: readonly PointId[],
  replies: readonly SpokenUtterance[],
): PointFinding[] {
  const reading = readAnswer({ utterances: [...replies] }, { keepsRemarks: true });
  const seconds = secondsOf(replies);
  return POINT_IDS.filter((id) => points.includes(id)).map((id) => {
    const spans = POINT_DETECTORS[id].detect(reading, { seconds });
    const instead = id === 'own-deed' ? insteads(reading) : [];
    const said = (spans ?? []).map((evidence, index) => {
      const words = replies.find((reply) => reply.id === evidence.utteranceId)?.words ?? [];
      const quote = textOf(words.slice(evidence.from, evidence.to));
      return { evidence, quote, instead: instead[index] ?? null };
    });
    const met = id === 'own-deed' ? spans === null : spans !== null;
    return { id, met: met && reading.wordCount >= FEWEST_WORDS, said };
  });
}

function insteads(reading: Reading): (string | null)[] {
  return ownDeedsIn(reading).map(({ clause, sentence }) => insteadOf(clause, sentence));
}

/** How long replies took: from the first word to the last of each; null where one has no times. */
export function secondsOf(replies: readonly SpokenUtterance[]): number | null {
  let sum = 0;
  for (const { words } of replies) {
    const [start, end] = [words[0]?.startMs, words.at(-1)?.endMs];
    if (typeof start !== 'number' || typeof end !== 'number') return null;
    sum += end - start;
  }
  return sum / 1000;
}
