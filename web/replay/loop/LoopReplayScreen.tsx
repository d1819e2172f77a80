import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useParams } from 'react-router';
import { attemptQuery } from '../../api.ts';
import { useLoop } from '../../loop/loops.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { LoopReplay } from './LoopReplay.tsx';

/** A whole loop to be heard again. */
export function LoopReplayScreen() {
  useTitle('Listen to the loop');
  const { id = '' } = useParams();
  const { data: loop, error, refetch } = useLoop(id);
  const answers = useQueries({
    queries: (loop?.attempts ?? []).map((attempt) => ({ ...attemptQuery(attempt.id), gcTime: 0 })),
    combine: (results) => ({
      details: results.flatMap(({ data }) => data ?? []),
      isPending: results.some(({ isPending }) => isPending),
      error: results.find((result) => result.error)?.error ?? null,
    }),
  });
  const look = useCallback(() => void refetch(), [refetch]);
  const problem = error ?? answers.error;
  if (problem) {
    return (
      <Notice
        kind="problem"
        isPage
        title="This loop could not be opened."
        actions={
          <>
            <Button onPress={() => void refetch()}>Try again</Button>
            <ButtonLink look="quiet" to="/loops">
              To the loops
            </ButtonLink>
          </>
        }
      >
        {problem.message}
      </Notice>
    );
  }
  if (!loop || answers.isPending) return <p>Opening the loop…</p>;
  if (answers.details.length === 0) {
    return (
      <Notice
        kind="status"
        isPage
        title="Nothing has been said in this loop yet."
        actions={<ButtonLink to={`/loops/${id}`}>Go to the loop</ButtonLink>}
      />
    );
  }
  return <LoopReplay loop={loop} details={answers.details} onLook={look} />;
}
