import type { AttemptDetail } from '#contract/attempt.ts';
import { type Conversation, lineBefore } from '#contract/conversation.ts';

/** Where a conversation stands. */
interface Standing {
  /** What the other person says now; null once their lines are used up. */
  line: string | null;
  /** This line's number, from 1. */
  number: number;
  /** The attempt in which the reply to this line was cut off, if it was. */
  cutOffId: string | null;
}

/** The line after the replies that an attempt has so far; without an attempt, the opening. */
export function standingOf(
  conversation: Conversation,
  attempt: Pick<AttemptDetail, 'id' | 'utterances'> | null,
): Standing {
  const utterances = attempt?.utterances ?? [];
  const replies = utterances.filter(({ transcript }) => transcript !== null).length;
  const last = utterances.at(-1);
  const isCutOff = last !== undefined && last.transcript === null && last.soundUrl !== null;
  return {
    line: lineBefore(conversation, replies),
    number: replies + 1,
    cutOffId: attempt && isCutOff ? attempt.id : null,
  };
}
