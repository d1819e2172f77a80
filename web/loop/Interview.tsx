import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LoopDetail, Turn } from '#contract/loop.ts';
import { StageView } from '../rehearse/StageView.tsx';
import type { Prompt } from '../rehearse/stage.ts';
import { type AnswerControls, useAnswer } from '../rehearse/useAnswer.ts';
import { useReadAloud } from '../rehearse/useReadAloud.ts';
import { gainOf } from './gain.ts';
import { TurnStage } from './TurnStage.tsx';
import './Interview.css';

/** One loop, turn after turn: a question or a probe is asked aloud, answered, and the next one follows. */
export function Interview({ loop, turn }: { loop: LoopDetail; turn: Turn }) {
  const answer = useAnswer();
  const aloud = useReadAloud();
  const [draft, setDraft] = useState('');
  const { stage } = answer;
  const gain = useNextTurn(loop.id, answer, () => setDraft(''));

  const interviewer = loop.scenario.interviewers[turn.interviewer];
  const prompt: Prompt = {
    bankId: null,
    principle: null,
    text: turn.text,
    turn: {
      asker: interviewer?.name ?? '',
      asked: { loopId: loop.id },
      kind: turn.probe ? 'probe' : 'question',
    },
  };

  const { read, isMuted } = aloud;
  const voice = interviewer?.voice;
  const isAsked = stage.at === 'prompt' && !turn.interrupted;
  useEffect(() => {
    if (isAsked && !isMuted) read(turn.text, voice);
  }, [isAsked, isMuted, read, turn.text, voice]);

  return (
    <StageView prompt={prompt} answer={answer} draft={draft} onDraft={setDraft}>
      <TurnStage
        loop={loop}
        turn={turn}
        prompt={prompt}
        gain={gain}
        answer={answer}
        aloud={aloud}
      />
    </StageView>
  );
}

/** Fetches the next turn once an answer is rated, and tells what the answer to a probe changed. */
function useNextTurn(
  loopId: string,
  { stage, rehearsal, dismiss, choose }: AnswerControls,
  onNext: () => void,
): string | null {
  const queries = useQueryClient();
  const [gain, setGain] = useState<string | null>(null);
  const isDone = stage.at === 'rated' || rehearsal.phase === 'discarded';
  const change = rehearsal.scorecard?.followUps?.at(-1);
  const next = useRef(() => {});
  next.current = () => {
    setGain(change ? gainOf(change) : null);
    onNext();
    dismiss();
    choose('speaking');
  };
  useEffect(() => {
    if (!isDone) return;
    void queries.refetchQueries({ queryKey: ['loops', loopId], exact: true }).then(() => {
      next.current();
      return queries.invalidateQueries({ queryKey: ['attempts'] });
    });
  }, [isDone, loopId, queries]);

  // An answer that was left, or in which nothing was heard, may wait to be gone on with.
  const isBefore = stage.at === 'prompt';
  useEffect(() => {
    if (isBefore) void queries.invalidateQueries({ queryKey: ['loops', loopId], exact: true });
  }, [isBefore, loopId, queries]);
  return gain;
}
