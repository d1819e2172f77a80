import type { Conversation, ConversationCard } from '#contract/conversation.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';
import { FEWEST_WORDS, findPoints, secondsOf } from './rubric/conversation/find-points.ts';

/** What the candidate's replies in a conversation, in order, came to. Pure. */
export function cardOf(
  { points, judged }: Conversation,
  replies: readonly SpokenUtterance[],
): ConversationCard {
  const said = judged === 'lastReply' ? replies.slice(-1) : replies;
  const words = said.flatMap((reply) => reply.words).length;
  return {
    findings: findPoints(
      points.map(({ id }) => id),
      said,
    ),
    words,
    seconds: secondsOf(said),
    sufficient: words >= FEWEST_WORDS,
  };
}
