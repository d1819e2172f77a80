import { z } from 'zod';
import { wordsOfText } from './transcript.ts';

/** The longest text of one utterance, far above fifteen minutes of speech. */
const MAX_CHARACTERS = 60_000;

/** What the person says was said in one utterance, in place of what had been heard. */
export const Correction = z.strictObject({
  utteranceId: z.uuid(),
  /** The version of the transcript that was corrected: a newer one must not be overwritten. */
  version: z.int().positive(),
  text: z
    .string()
    .max(MAX_CHARACTERS, `takes ${MAX_CHARACTERS} characters at the most`)
    .refine((text) => wordsOfText(text).length > 0, 'takes at least one word'),
});
export type Correction = z.infer<typeof Correction>;
