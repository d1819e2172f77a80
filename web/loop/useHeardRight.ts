import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { IntegrityAnswer } from '#contract/attempt.ts';
import type { Contradiction } from '#contract/loop.ts';
import { request, sending } from '../api.ts';

interface Heard {
  contradiction: Contradiction;
  heardRight: boolean;
}

/** Tells the person's word on a contradiction; the room then meets again. */
export function useHeardRight(loopId: string) {
  const client = useQueryClient();
  return useMutation({
    // One after the other: each new debrief heeds what was said before it.
    scope: { id: 'integrity' },
    mutationFn: ({ contradiction, heardRight }: Heard) => {
      const answer: IntegrityAnswer = { flagId: contradiction.id, heardRight };
      const place = isOfOneAnswer(contradiction)
        ? `attempts/${contradiction.sides[0]?.attemptId}`
        : `loops/${loopId}`;
      return request(`/api/${place}/integrity`, sending('POST', answer));
    },
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['loops', loopId, 'debrief'] });
      await client.invalidateQueries({ queryKey: ['attempts'] });
    },
  });
}

/** A note of one answer is that answer's own; two answers contradict each other in their loop. */
export function isOfOneAnswer({ sides }: Contradiction): boolean {
  return new Set(sides.map(({ attemptId }) => attemptId)).size === 1;
}
