import type { ConversationCard } from '#contract/conversation.ts';
import { clock } from '../ui/clock.ts';

/** How long a pitch was, beside the two minutes that it has. */
export function lengthOf({ seconds, words }: Pick<ConversationCard, 'seconds' | 'words'>): string {
  return seconds === null
    ? `${words} words; two minutes are 260 to 300.`
    : `${clock(seconds * 1000)} of ${clock(120_000)}.`;
}
