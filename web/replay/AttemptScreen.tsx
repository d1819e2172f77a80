import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiError, useAttempt } from '../api.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useTitle } from '../ui/useTitle.ts';
import { AttemptView } from './AttemptView.tsx';
import { listAddress } from './listAddress.ts';

/** One attempt: its scorecard, its transcript and its sound. */
export function AttemptScreen() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data: attempt, error, refetch } = useAttempt(id);
  useTitle(attempt?.question.text ?? 'Attempt');
  useShortcuts([
    {
      key: 'Escape',
      label: 'Esc',
      says: 'Back to the attempts',
      run: () => navigate(listAddress()),
    },
  ]);

  const look = useCallback(() => void refetch(), [refetch]);

  if (error instanceof ApiError && error.code === 'unknownAttempt') {
    return (
      <Notice
        kind="problem"
        isPage
        title={attempt ? 'This attempt was deleted somewhere else.' : 'There is no such attempt.'}
        actions={<ButtonLink to="/attempts">See the attempts</ButtonLink>}
      >
        {attempt ? 'Its sound and its words are gone.' : 'It may have been deleted.'}
      </Notice>
    );
  }
  if (attempt) return <AttemptView key={id} attempt={attempt} onLook={look} />;
  if (error) {
    return (
      <Notice
        kind="problem"
        isPage
        title="This attempt could not be read."
        actions={<Button onPress={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </Notice>
    );
  }
  return <p>Opening…</p>;
}
