import { z } from 'zod';
import { AskedQuestion } from './question.ts';
import { SpokenUtterance } from './transcript.ts';

/** What is rated as one: a question, the main answer, and its follow-ups in order. */
export const Answer = z.object({
  question: AskedQuestion,
  utterances: z.array(SpokenUtterance).min(1),
});
export type Answer = z.infer<typeof Answer>;
