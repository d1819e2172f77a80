import type { Prompt } from './stage.ts';

/** What is said is called, and what ending it leads to, in the words of the buttons and questions. */
interface Endings {
  /** One such thing, as in "Discard this answer?" */
  it: 'answer' | 'reply';
  stop: string;
  say: string;
  /** For sound that was cut off. */
  finish: string;
  waiting: string;
  /** What can be done on coming back to one that was left. */
  onReturn: string;
  /** Why to stop once no more is recorded. */
  atTheEnd: string;
}

const SCORED: Endings = {
  it: 'answer',
  stop: 'Stop and score',
  say: 'Score this answer',
  finish: 'Score what is there',
  waiting: 'Scoring your answer…',
  onReturn: 'You can go on with it, have it scored or discard it when you come back.',
  atTheEnd: 'Stop to have the answer scored.',
};

/** In a loop and in a conversation somebody speaks next; nothing is shown of a score before the end. */
const HEARD: Endings = {
  it: 'reply',
  stop: 'Stop and go on',
  say: 'Say it',
  finish: 'Finish with what is there',
  waiting: 'Keeping your reply…',
  onReturn: 'You can go on with it, finish it as it is or discard it when you come back.',
  atTheEnd: 'Stop to go on.',
};

export function endingsOf({ turn }: Prompt): Endings {
  switch (turn?.kind) {
    case undefined:
      return SCORED;
    case 'question':
      return { ...HEARD, it: 'answer', waiting: 'Going over your answer…' };
    case 'probe':
      return { ...HEARD, waiting: 'Going over your reply…' };
    case 'line':
      return HEARD;
  }
}
