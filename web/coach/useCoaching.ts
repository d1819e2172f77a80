import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Coaching, type CoachingRequest } from '#contract/coaching.ts';
import { read, sending } from '../api.ts';
import type { Unlocked } from '../models/words.ts';
import { useRemote } from '../remote.ts';

/** Asks the coach about an attempt. */
export function useCoaching(attemptId: string, request: CoachingRequest) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const url = `/api/attempts/${encodeURIComponent(attemptId)}/coaching`;
      const coaching = await read(url, Coaching, sending('POST', request));
      // What a server asks to wait is counted from when it was told.
      return { coaching, toldAtMs: Date.now() };
    },
    // It was paid for, whatever came of it.
    onSettled: () => void client.invalidateQueries({ queryKey: ['remote'] }),
  });
}

/** Where the coach is; null where coaching is not switched on. */
export function useCoach(): Unlocked | null {
  const { data } = useRemote();
  return data?.unlocked && data.settings.uses.coaching ? data : null;
}
