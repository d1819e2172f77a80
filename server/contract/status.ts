import { z } from 'zod';
import { RecognizerState } from './socket.ts';

/** How the server is. */
export const Status = z.object({
  recognizer: RecognizerState,
  /** Whoever sees this has signed in, perhaps from another computer, and can sign out. */
  hasPassword: z.boolean(),
});
export type Status = z.infer<typeof Status>;
