import { z } from 'zod';
import { Evidence } from './element.ts';
import { Voice } from './scenario.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const sentence = z.string().trim().min(8);

/** What can be listened for in a conversation, in the order in which it is shown. */
export const POINT_IDS = [
  'proposal',
  'separate-meeting',
  'outcome-offered',
  'formal-path',
  'long-view',
  'observable-behaviours',
  'next-level-decision',
  'relationship-to-own',
  'date-asked',
  'follow-up',
  'own-deed',
  'result-number',
  'future-part',
  'two-minutes',
] as const;
export const PointId = z.enum(POINT_IDS);
export type PointId = z.infer<typeof PointId>;

/** A point as a conversation has it: what it means there, and what to say next time without it. */
const Point = z.strictObject({
  id: PointId,
  name: z.string().min(3),
  meaning: sentence,
  missing: sentence,
});

/** One file of scenarios/conversations/: a talk with one person, in which certain things should be said. */
export const Conversation = z.strictObject({
  id,
  kind: z.literal('conversation'),
  title: z.string().min(3),
  about: sentence,
  /** How long it takes, about, and how long the real thing takes. */
  minutes: z.int().positive(),
  realMinutes: z.int().positive(),
  interlocutor: z.strictObject({
    name: z.string().min(2),
    role: sentence,
    temperament: sentence,
    voice: Voice,
  }),
  /** What the other person says first. */
  opening: sentence,
  /** What they say after the candidate's first reply, the second, and so on. */
  lines: z.array(sentence),
  points: z.array(Point).min(1),
  /** Where every line asks for the whole again, the last reply is judged by itself. */
  judged: z.enum(['allReplies', 'lastReply']).default('allReplies'),
});
export type Conversation = z.infer<typeof Conversation>;

/** What the other person says before the candidate's reply of this index; null after the last one. */
export function lineBefore({ opening, lines }: Conversation, reply: number): string | null {
  return [opening, ...lines][reply] ?? null;
}

/** All conversations, in the order of their files. */
export const Conversations = z.array(Conversation);
export type Conversations = z.infer<typeof Conversations>;

/** What was said to a point. `instead`: how a caught sentence could be said, with brackets to fill. */
const Said = z.object({ evidence: Evidence, quote: z.string(), instead: z.string().nullable() });

/**
 * How a talk met a point. `own-deed` is met by its absence, and `said` lists what was caught; any
 * other is met by what `said` lists, except a length, which has no words to show.
 */
export const PointFinding = z.object({ id: PointId, met: z.boolean(), said: z.array(Said) });
export type PointFinding = z.infer<typeof PointFinding>;

/** What a talk came to, in what is judged of it. */
export const ConversationCard = z.object({
  findings: z.array(PointFinding),
  words: z.int().nonnegative(),
  /** From the first word to the last, pauses included; null where something was typed. */
  seconds: z.number().nonnegative().nullable(),
  /** False when there was too little to judge; nothing is then met. */
  sufficient: z.boolean(),
});
export type ConversationCard = z.infer<typeof ConversationCard>;
