import type { Prompt } from './stage.ts';

/** What ending an answer leads to, in the words of its buttons. */
interface Endings {
  stop: string;
  say: string;
  /** For sound that was cut off. */
  finish: string;
  waiting: string;
}

const SCORED: Endings = {
  stop: 'Stop and score',
  say: 'Score this answer',
  finish: 'Score what is there',
  waiting: 'Scoring your answer…',
};

/** A reply in a conversation is followed by the next line. */
const KEPT: Endings = {
  stop: 'Stop and go on',
  say: 'Say it',
  finish: 'Leave it at that',
  waiting: 'Keeping your reply…',
};

export function endingsOf({ turn }: Prompt): Endings {
  return turn?.isScored === false ? KEPT : SCORED;
}
