import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AttemptStory, StoriesOverview, StoryDetail } from '#contract/story.ts';
import { read, request, sending } from '../api.ts';

const STORIES = ['stories'];
/** How soon the page asks again while tellings are still to be read. */
const UNREAD_MS = 400;

const addressOf = (id: string) => `/api/stories/${encodeURIComponent(id)}`;

/** All stories with suggestions and the coverage map. */
export function useStories() {
  return useQuery({
    queryKey: [...STORIES, 'all'],
    queryFn: () => read('/api/stories', StoriesOverview),
    refetchInterval: ({ state }) => (state.data?.unread ? UNREAD_MS : false),
  });
}

/** One story; an `ApiError` when there is none of that id. */
export function useStory(id: string) {
  return useQuery({
    queryKey: [...STORIES, 'one', id],
    gcTime: 0,
    queryFn: () => read(addressOf(id), StoryDetail),
  });
}

/** Where an attempt is filed, and where it could be. */
export function useStoryOf(attemptId: string) {
  return useQuery({
    queryKey: [...STORIES, 'of', attemptId],
    queryFn: () => read(`/api/attempts/${encodeURIComponent(attemptId)}/story`, AttemptStory),
  });
}

/** A change to the stories; all that is shown of them is then read again. */
type Change =
  | { does: 'create'; name: string; attemptIds: string[] }
  | { does: 'rename'; id: string; name: string }
  | { does: 'remove'; id: string }
  | { does: 'file'; id: string; attemptIds: string[] }
  | { does: 'settle'; attemptIds: string[] }
  | { does: 'merge'; id: string; into: string };

export function useChangeStories() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (_, { does }) =>
      // What is gone cannot be read again.
      client.invalidateQueries({
        queryKey: STORIES,
        refetchType: does === 'remove' || does === 'merge' ? 'none' : 'active',
      }),
  });
}

function change(wanted: Change): Promise<Response> {
  switch (wanted.does) {
    case 'create': {
      const { name, attemptIds } = wanted;
      return request('/api/stories', sending('POST', { name, attemptIds }));
    }
    case 'rename':
      return request(addressOf(wanted.id), sending('PUT', { name: wanted.name }));
    case 'remove':
      return request(addressOf(wanted.id), { method: 'DELETE' });
    case 'file': {
      const { id, attemptIds } = wanted;
      return request(`${addressOf(id)}/tellings`, sending('POST', { attemptIds }));
    }
    case 'settle':
      return request('/api/stories/refusals', sending('POST', { attemptIds: wanted.attemptIds }));
    case 'merge':
      return request(`${addressOf(wanted.id)}/merge`, sending('POST', { into: wanted.into }));
  }
}
