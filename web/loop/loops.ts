import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Debrief, LoopDetail, LoopList } from '#contract/loop.ts';
import { Scenarios } from '#contract/scenario.ts';
import { ATTEMPT_LISTS, read, request, sending } from '../api.ts';

const addressOf = (id: string) => `/api/loops/${encodeURIComponent(id)}`;

/** What can be rehearsed as a whole; it does not change while the server runs. */
export function useScenarios() {
  return useQuery({
    queryKey: ['scenarios'],
    queryFn: () => read('/api/scenarios', Scenarios),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Every loop, newest first. */
export function useLoops() {
  return useQuery({ queryKey: ['loops'], queryFn: () => read('/api/loops', LoopList) });
}

/** One loop with what is asked now. */
export function useLoop(id: string) {
  return useQuery({
    queryKey: ['loops', id],
    gcTime: 0,
    queryFn: () => read(addressOf(id), LoopDetail),
  });
}

export function useDebrief(id: string) {
  return useQuery({
    queryKey: ['loops', id, 'debrief'],
    gcTime: 0,
    queryFn: () => read(`${addressOf(id)}/debrief`, Debrief),
  });
}

/** Where the debrief can be downloaded. */
export function debriefAddress(id: string, as: 'markdown' | 'json'): string {
  return `${addressOf(id)}/debrief${as === 'markdown' ? '.md' : ''}`;
}

/** Begins a loop of a scenario. */
export function useBeginLoop() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scenarioId: string) =>
      read('/api/loops', LoopDetail, sending('POST', { scenarioId })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loops'], exact: true }),
  });
}

/** Passes the question, or the probe and what would have followed it; or ends the loop. */
export function useLoopStep(id: string, step: 'skip' | 'finish') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => read(`${addressOf(id)}/${step}`, LoopDetail, sending('POST', {})),
    onSuccess(loop) {
      client.setQueryData(['loops', id], loop);
      return client.invalidateQueries({ queryKey: ['loops'], exact: true });
    },
  });
}

/** Keeps the person's notes. */
export function useSaveNotes(id: string) {
  const client = useQueryClient();
  return useMutation({
    // One after the other: the last ones written are the ones kept.
    scope: { id: 'notes' },
    mutationFn: (notes: string) => request(`${addressOf(id)}/notes`, sending('PUT', { notes })),
    onSuccess: (_answer, notes) =>
      client.setQueryData<LoopDetail>(['loops', id], (loop) => loop && { ...loop, notes }),
  });
}

/** Deletes a loop with its answers and their sound. */
export function useDeleteLoop() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(addressOf(id), { method: 'DELETE' }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ATTEMPT_LISTS });
      await client.invalidateQueries({ queryKey: ['loops'], exact: true });
    },
  });
}
