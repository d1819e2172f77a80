import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { read } from '../api.ts';

/** How often a model that was asked is looked after; the server ends its asking. */
const LOOK_MS = 1_500;

/**
 * What a model gave about an attempt, and asking it to: `/api/attempts/:id/WHAT`. Nothing is read
 * as long as it is not wanted.
 */
export function useAsked<Told extends { state: string }>(
  what: 'opinion' | 'hearing',
  schema: z.ZodType<Told>,
  attemptId: string,
  isWanted: boolean,
) {
  const client = useQueryClient();
  const queryKey = ['asked', what, attemptId];
  const url = `/api/attempts/${encodeURIComponent(attemptId)}/${what}`;
  const query = useQuery({
    queryKey,
    queryFn: () => read(url, schema),
    enabled: isWanted,
    gcTime: 0,
    // What a server asks to wait is counted from when it was told.
    refetchOnWindowFocus: false,
    refetchInterval: ({ state: { data, status } }) =>
      data?.state === 'asked' && status !== 'error' ? LOOK_MS : false,
  });
  const take = (told: Told) => client.setQueryData(queryKey, told);
  const ask = useMutation({
    mutationFn: () => read(url, schema, { method: 'POST' }),
    onSuccess: take,
  });
  return { url, query, ask, take };
}
