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
      return request(`${placeOf(contradiction, loopId)}/integrity`, sending('POST', answer));
    },
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['loops', loopId, 'debrief'] });
      await client.invalidateQueries({ queryKey: ['attempts'] });
    },
  });
}

/** A note of one answer is that answer's; two answers contradict each other in their loop. */
function placeOf({ sides }: Contradiction, loopId: string): string {
  const [attemptId, ...others] = new Set(sides.map((side) => side.attemptId));
  return attemptId !== undefined && others.length === 0
    ? `/api/attempts/${attemptId}`
    : `/api/loops/${loopId}`;
}
