import { Navigate, useParams } from 'react-router';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { Interview } from './Interview.tsx';
import { useLoop } from './loops.ts';

/** A loop under way; a finished one is read in its debrief. */
export function LoopScreen() {
  useTitle('Loop');
  const { id = '' } = useParams();
  const { data: loop, error, refetch } = useLoop(id);
  if (loop?.turn) return <Interview loop={loop} turn={loop.turn} />;
  if (loop) return <Navigate to={`/loops/${id}/debrief`} replace />;
  if (error) {
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
        {error.message}
      </Notice>
    );
  }
  return <p>Opening the loop…</p>;
}
