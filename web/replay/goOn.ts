import type { AttemptSummary } from '#contract/attempt.ts';

/** Where an attempt that is not at its end is gone on with. */
export function goOnAddress({ id, loopId, conversation }: AttemptSummary): string {
  if (loopId) return `/loops/${loopId}`;
  return conversation ? `/loops/conversations/${conversation.id}?attempt=${id}` : `/?resume=${id}`;
}
