import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Evidence } from '#contract/element.ts';
import { Opinion } from '#contract/opinion.ts';
import type { CountingGrader } from '#contract/remote.ts';
import { ATTEMPT_LISTS, read, sending } from '../api.ts';
import { AskModel } from '../models/AskModel.tsx';
import { useAsked } from '../models/useAsked.ts';
import { useRemote } from '../remote.ts';
import type { Spoken } from '../scorecard/notes.ts';
import { Notice } from '../ui/Notice.tsx';
import { BothRatings } from './BothRatings.tsx';
import './Opinion.css';

interface SecondOpinionProps {
  attemptId: string;
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** What a language model thinks of the answer, as far as it was asked; it holds nothing up. */
export function SecondOpinion({ attemptId, spoken, onPlay }: SecondOpinionProps) {
  const { data: remote } = useRemote();
  const status = remote?.unlocked ? remote : null;
  const asked = useAsked('opinion', Opinion, attemptId, true);
  const opinion = asked.query.data;
  const keep = useMutation({
    mutationFn: (counts: CountingGrader) => read(asked.url, Opinion, sending('PUT', { counts })),
    onSuccess: asked.take,
  });
  useStandingAnew(attemptId, opinion?.state === 'there' ? opinion.counts : null);

  const isOn = status?.settings.uses.grading === true;
  if (!opinion || !(isOn || opinion.state === 'asked' || opinion.state === 'there')) return null;
  const model = status ? `${status.models.grading.model} at ${status.host}` : 'The model';
  return (
    <section className="opinion" aria-label="Second opinion">
      {opinion.state !== 'absent' && <h2>Second opinion</h2>}
      <AskModel
        told={opinion}
        asked={asked}
        status={status}
        action="Ask for a second opinion"
        waiting={`${model} is rating the same words. All else here can be used meanwhile.`}
        there={opinion.state === 'there' ? `${opinion.model} has rated the same words.` : ''}
        failure="There is no second opinion; Understudy’s own rating stands."
      />
      {opinion.state === 'there' && (
        <BothRatings
          opinion={opinion}
          spoken={spoken}
          onPlay={onPlay}
          onKeep={(counts) => keep.mutate(counts)}
        />
      )}
      {keep.error && (
        <Notice kind="problem" title="That was not kept; the other rating still counts.">
          {keep.error.message}
        </Notice>
      )}
    </section>
  );
}

/** Reads the attempt again when another of its ratings counts. */
function useStandingAnew(attemptId: string, counts: CountingGrader | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (counts === null) return;
    void client.invalidateQueries({ queryKey: ['attempts', attemptId] });
    void client.invalidateQueries({ queryKey: ATTEMPT_LISTS });
    void client.invalidateQueries({ queryKey: ['remote'] });
  }, [client, attemptId, counts]);
}
