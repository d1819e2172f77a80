import { useParams } from 'react-router';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { DebriefView } from './DebriefView.tsx';
import { useDebrief } from './loops.ts';

/** The room after a loop. */
export function DebriefScreen() {
  useTitle('Debrief');
  const { id = '' } = useParams();
  const { data: debrief, error, refetch } = useDebrief(id);
  if (debrief) return <DebriefView debrief={debrief} />;
  if (error) {
    return (
      <Notice
        kind="problem"
        isPage
        title="This debrief could not be opened."
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
  return <p>Opening the debrief…</p>;
}
