import { useQuery } from '@tanstack/react-query';
import { Conversations } from '#contract/conversation.ts';
import { read } from '../api.ts';

/** The conversations that can be held; they do not change while the server runs. */
export function useConversations() {
  return useQuery({
    queryKey: ['conversations'],
    queryFn: () => read('/api/conversations', Conversations),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
