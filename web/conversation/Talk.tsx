import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import type { AttemptDetail } from '#contract/attempt.ts';
import type { Conversation } from '#contract/conversation.ts';
import { ApiError, attemptQuery } from '../api.ts';
import { StageView } from '../rehearse/StageView.tsx';
import type { Prompt } from '../rehearse/stage.ts';
import { type AnswerControls, useAnswer } from '../rehearse/useAnswer.ts';
import { useReadAloud } from '../rehearse/useReadAloud.ts';
import { LineStage } from './LineStage.tsx';
import { standingOf } from './standing.ts';

/** Remembered until the page reads it: long enough for the address to change. */
const HANDED_OVER_MS = 1_000;

interface TalkProps {
  conversation: Conversation;
  /** What was said so far; null before the first reply. */
  attempt: AttemptDetail | null;
}

/** One conversation, line after line: it is said aloud, answered, and the next one follows. */
export function Talk({ conversation, attempt }: TalkProps) {
  const answer = useAnswer();
  const aloud = useReadAloud();
  const [draft, setDraft] = useState('');
  const { line, number, cutOffId } = standingOf(conversation, attempt);
  useNextLine(attempt?.id ?? null, number, answer, () => setDraft(''));

  const { read, isMuted } = aloud;
  const { voice, name } = conversation.interlocutor;
  const isSaid = answer.stage.at === 'prompt' && cutOffId === null;
  useEffect(() => {
    if (isSaid && !isMuted && line !== null) read(line, voice);
  }, [isSaid, isMuted, read, line, voice]);

  if (line === null) return <Navigate to={`/attempts/${attempt?.id}`} replace />;
  const prompt: Prompt = {
    bankId: null,
    principle: null,
    text: line,
    turn: {
      asker: name,
      asked: attempt ? { attemptId: attempt.id } : { conversationId: conversation.id },
      kind: 'line',
    },
  };
  return (
    <StageView prompt={prompt} answer={answer} draft={draft} onDraft={setDraft}>
      <LineStage
        conversation={conversation}
        number={number}
        prompt={prompt}
        attemptId={attempt?.id ?? null}
        cutOffId={cutOffId}
        answer={answer}
        aloud={aloud}
      />
    </StageView>
  );
}

/** Reads the attempt again once a reply is kept; when the next line is there, it is said. */
function useNextLine(
  attemptId: string | null,
  number: number,
  { stage, rehearsal, dismiss, choose }: AnswerControls,
  onNext: () => void,
): void {
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  const keptId = stage.at === 'rated' ? stage.attemptId : null;
  const next = useRef({ begin: () => {}, goTo: (_id: string) => {}, lookAgain: () => {} });
  next.current = {
    begin() {
      onNext();
      dismiss();
      choose('speaking');
    },
    goTo(id: string) {
      if (id !== attemptId) setSearch({ attempt: id }, { replace: true });
    },
    /** With its only reply an attempt is gone. */
    lookAgain() {
      if (attemptId === null) return;
      if (number === 1) setSearch({}, { replace: true });
      else void queries.invalidateQueries({ queryKey: ['attempts', attemptId] });
    },
  };

  useEffect(() => {
    if (keptId === null) return;
    const readAgain = queries.fetchQuery({
      ...attemptQuery(keptId),
      gcTime: HANDED_OVER_MS,
      retry: (_count, error) => error instanceof ApiError && error.code === 'unreachable',
    });
    // Whatever came of it: the screen shows the attempt, or why it could not be read.
    void readAgain.catch(() => {}).then(() => next.current.goTo(keptId));
  }, [keptId, queries]);

  const isDiscarded = rehearsal.phase === 'discarded';
  const spoken = useRef(number);
  useEffect(() => {
    if (isDiscarded) next.current.lookAgain();
    if (isDiscarded || spoken.current !== number) next.current.begin();
    spoken.current = number;
  }, [isDiscarded, number]);

  // A reply that was left is found among the attempts, cut off.
  const isBefore = stage.at === 'prompt';
  useEffect(() => {
    if (isBefore) void queries.invalidateQueries({ queryKey: ['attempts'] });
  }, [isBefore, queries]);
}
