import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const sentence = z.string().trim().min(8);

/** How an interviewer sounds; the page picks a voice of the browser's and a pace and pitch for each. */
export const VOICES = ['low', 'warm', 'level', 'bright', 'brisk'] as const;
export const Voice = z.enum(VOICES);
export type Voice = z.infer<typeof Voice>;

export const Interviewer = z.strictObject({
  id,
  name: z.string().min(2),
  role: sentence,
  /** Ids of Leadership Principles of the question bank. */
  principles: z.array(id).min(1).max(3),
  /** How they listen and speak, in a sentence that the page shows before they begin. */
  temperament: sentence,
  voice: Voice,
  barRaiser: z.boolean().default(false),
  /** Ids of questions of the bank, in the order in which they are asked. */
  questions: z.array(id).min(1),
});
export type Interviewer = z.infer<typeof Interviewer>;

/** One file of scenarios/: who asks what. A drill has one interviewer. */
export const Scenario = z.strictObject({
  id,
  kind: z.enum(['warmUp', 'loop', 'drill']),
  title: z.string().min(3),
  about: sentence,
  /** How long it takes, about, and how long the real thing takes. */
  minutes: z.int().positive(),
  realMinutes: z.int().positive(),
  /** The most probes after an answer. */
  probes: z.int().min(0).max(3).default(3),
  interviewers: z.array(Interviewer).min(1),
});
export type Scenario = z.infer<typeof Scenario>;

/** All scenarios, in the order of their files. */
export const Scenarios = z.array(Scenario);
export type Scenarios = z.infer<typeof Scenarios>;
