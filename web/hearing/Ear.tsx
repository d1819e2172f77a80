import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AttemptDetail } from '#contract/attempt.ts';
import { Hearing } from '#contract/hearing.ts';
import { ATTEMPT_LISTS } from '../api.ts';
import { AskModel } from '../models/AskModel.tsx';
import { useAsked } from '../models/useAsked.ts';
import { useRemote } from '../remote.ts';
import { heardBy } from './ears.ts';
import './Ear.css';

/** Which ear heard the answer, and having it heard again by a stronger one. */
export function Ear({ attempt }: { attempt: AttemptDetail }) {
  const { data: remote } = useRemote();
  const isOn = remote?.unlocked === true && remote.settings.uses.hearing;
  const status = isOn && canBeHeardAgain(attempt) ? remote : null;
  const asked = useAsked('hearing', Hearing, attempt.id, status !== null);
  const hearing = asked.query.data;
  useHeardAnew(attempt.id, hearing?.state ?? null);

  const heard = heardBy(attempt.utterances, remote);
  if (heard === null) return null;
  return (
    <div className="ear">
      <p>{heard}.</p>
      {hearing && status && (
        <AskModel
          told={hearing}
          asked={asked}
          status={status}
          action={`Have it heard again by ${status.models.hearing.model}`}
          waiting={`${status.models.hearing.model} at ${status.host} is hearing it again. All else here can be used meanwhile.`}
          there=""
          failure="It was not heard again; the words below stand."
        />
      )}
    </div>
  );
}

/** It was spoken to its end, and the person has not put all of its words right themselves. */
function canBeHeardAgain({ state, source, utterances }: AttemptDetail): boolean {
  const isAnswered = state === 'rated' && source !== 'typed';
  return isAnswered && utterances.some(({ soundUrl, heard }) => soundUrl !== null && !heard);
}

/** Reads again what was said, and how it is rated, once it has been heard anew. */
function useHeardAnew(attemptId: string, state: Hearing['state'] | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (state !== 'there' && state !== 'failed') return;
    // It is asked for once the answer has been heard, well or not.
    void client.invalidateQueries({ queryKey: ['asked', 'opinion', attemptId] });
    if (state === 'failed') return;
    void client.invalidateQueries({ queryKey: ['attempts', attemptId] });
    void client.invalidateQueries({ queryKey: ATTEMPT_LISTS });
    void client.invalidateQueries({ queryKey: ['remote'] });
  }, [client, attemptId, state]);
}
