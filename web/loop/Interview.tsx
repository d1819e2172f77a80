import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LoopDetail, Turn } from '#contract/loop.ts';
import { AnsweringStage } from '../rehearse/AnsweringStage.tsx';
import { announcementOf } from '../rehearse/announcement.ts';
import { FailedStage } from '../rehearse/FailedStage.tsx';
import type { Prompt } from '../rehearse/stage.ts';
import { TypingStage } from '../rehearse/TypingStage.tsx';
import { UploadStage } from '../rehearse/UploadStage.tsx';
import { type AnswerControls, useAnswer } from '../rehearse/useAnswer.ts';
import { useFocusOnChange } from '../rehearse/useFocusOnChange.ts';
import { useReadAloud } from '../rehearse/useReadAloud.ts';
import { WaitingStage } from '../rehearse/WaitingStage.tsx';
import { gainOf } from './gain.ts';
import { TurnStage } from './TurnStage.tsx';
import '../rehearse/Rehearsal.css';
import './Interview.css';

/** One loop, turn after turn: a question or a probe is asked aloud, answered, and the next one follows. */
export function Interview({ loop, turn }: { loop: LoopDetail; turn: Turn }) {
  const answer = useAnswer();
  const aloud = useReadAloud();
  const [draft, setDraft] = useState('');
  const { stage, rehearsal } = answer;
  const gain = useNextTurn(loop.id, answer, () => setDraft(''));
  const place = useRef<HTMLDivElement>(null);
  useFocusOnChange(place, `${stage.at} ${turn.text}`);

  const interviewer = loop.scenario.interviewers[turn.interviewer];
  const prompt: Prompt = {
    bankId: null,
    principle: null,
    text: turn.text,
    loop: { id: loop.id, asker: interviewer?.name ?? '' },
  };

  const { read, isMuted } = aloud;
  const voice = interviewer?.voice;
  const isAsked = stage.at === 'prompt' && !turn.interrupted;
  useEffect(() => {
    if (isAsked && !isMuted) read(turn.text, voice);
  }, [isAsked, isMuted, read, turn.text, voice]);

  function stageView() {
    switch (stage.at) {
      case 'prompt':
        return (
          <TurnStage
            loop={loop}
            turn={turn}
            prompt={prompt}
            gain={gain}
            answer={answer}
            aloud={aloud}
          />
        );
      case 'typing':
        return (
          <TypingStage
            prompt={prompt}
            answer={answer}
            draft={draft}
            onDraft={setDraft}
            isFollowUp={turn.probe !== null}
          />
        );
      case 'uploading':
        return (
          <UploadStage
            prompt={prompt}
            answer={answer}
            fileName={stage.fileName}
            refusal={stage.refusal}
          />
        );
      case 'answering':
        return <AnsweringStage prompt={stage.prompt} is={stage.is} answer={answer} />;
      case 'failed':
        return <FailedStage problem={stage.problem} prompt={stage.prompt} answer={answer} />;
      default:
        return <WaitingStage stage={stage} rehearsal={rehearsal} />;
    }
  }

  return (
    <div ref={place} tabIndex={-1}>
      <p className="unseen" role="status">
        {announcementOf(stage)}
      </p>
      {stageView()}
    </div>
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
  return gain;
}
