import type { ConversationCard } from '#contract/conversation.ts';

/** How many of its points a conversation met, in words. */
export function metIn({ findings }: Pick<ConversationCard, 'findings'>): string {
  return `${findings.filter(({ met }) => met).length} of ${findings.length} points`;
}
