import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Coaching, type CoachingRequest } from '#contract/coaching.ts';
import { read, sending } from '../api.ts';
import { useRemote } from '../remote.ts';

/** Asks the coach about an attempt. */
export function useCoaching(attemptId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CoachingRequest) =>
      read(
        `/api/attempts/${encodeURIComponent(attemptId)}/coaching`,
        Coaching,
        sending('POST', request),
      ),
    // It was paid for, whatever came of it.
    onSettled: () => client.invalidateQueries({ queryKey: ['remote'] }),
  });
}

/** Where the coach is and about what it costs; null where coaching is not switched on. */
export function useCoach(): { host: string; model: string; estimateUsd: number | null } | null {
  const { data } = useRemote();
  if (!data?.unlocked || !data.settings.uses.coaching) return null;
  return { host: data.host, ...data.models.coaching };
}

/** True until a server that asked to wait may be asked again. `asked` changes with every try. */
export function useWait(waitMs: number | null, asked: unknown): boolean {
  const [over, setOver] = useState<unknown>(null);
  useEffect(() => {
    if (waitMs === null) return;
    const timer = setTimeout(() => setOver(asked), waitMs);
    return () => clearTimeout(timer);
  }, [waitMs, asked]);
  return waitMs !== null && over !== asked;
}
