import { z } from 'zod';
import { useQuestions } from '../api.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { remember, useRemembered } from '../ui/remembered.ts';
import { useTitle } from '../ui/useTitle.ts';
import { Rehearsal } from './Rehearsal.tsx';
import { Welcome } from './Welcome.tsx';

const WELCOMED = 'welcomed';

function begin(): void {
  remember(WELCOMED, 'yes');
  window.scrollTo({ top: 0 });
}

/** One prompt, answered out loud. */
export function RehearseScreen() {
  useTitle('Rehearse');
  const isWelcomed = useRemembered(WELCOMED, z.literal('yes')) !== null;
  const { data: bank, error, refetch } = useQuestions();
  if (!isWelcomed) return <Welcome onStart={begin} />;
  if (bank) return <Rehearsal bank={bank} />;
  if (error) {
    return (
      <Notice
        kind="problem"
        isPage
        title="The prompts could not be read."
        actions={<Button onPress={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </Notice>
    );
  }
  return <p>Opening the prompts…</p>;
}
