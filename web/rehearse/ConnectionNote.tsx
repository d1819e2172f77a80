import type { RehearsalState } from '../capture/types.ts';
import { Notice } from '../ui/Notice.tsx';

/**
 * What keeps an answer from being heard or scored now; nothing when all is well. It comes and goes by
 * itself, so it stands below whatever is pressed.
 */
export function ConnectionNote({ rehearsal }: { rehearsal: RehearsalState }) {
  const { connection, recognizer, problem } = rehearsal;
  if (connection === 'lost') {
    return (
      <Notice kind="problem" title="Understudy is not answering.">
        Is it still running on this computer? It is asked again every few seconds; you can read and
        choose prompts meanwhile.
      </Notice>
    );
  }
  if (connection === 'closed' && problem) {
    return (
      <Notice kind="problem" title="The connection was ended.">
        {problem.message}
      </Notice>
    );
  }
  if (recognizer === 'loading') {
    return (
      <Notice kind="status" title="The recogniser is loading.">
        It takes a few seconds. You can start already: your words are recorded, and the captions
        follow.
      </Notice>
    );
  }
  if (recognizer === 'failed') {
    return (
      <Notice kind="problem" title="The recogniser did not load.">
        Start Understudy again to speak or upload. A typed answer can be given now.
      </Notice>
    );
  }
  return null;
}
