import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { AttemptPage } from '#contract/list.ts';
import { ATTEMPT_LISTS, read } from '../api.ts';
import { type Filter, queryOf } from './filter.ts';

/**
 * The attempts that a filter asks for, newest first, page after page. What was shown stays until
 * something else is there; asked again while an attempt is being recorded.
 */
export function useAttemptPages(filter: Filter) {
  const query = queryOf(filter).toString();
  return useInfiniteQuery({
    queryKey: [...ATTEMPT_LISTS, query],
    queryFn: ({ pageParam }) => {
      const params = new URLSearchParams(query);
      if (pageParam !== '') params.set('cursor', pageParam);
      return read(`/api/attempts?${params}`, AttemptPage);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ attempts }) => attempts.some(isRecording)) ? 1500 : false,
  });
}

function isRecording({ state }: AttemptPage['attempts'][number]): boolean {
  return state === 'recording';
}
