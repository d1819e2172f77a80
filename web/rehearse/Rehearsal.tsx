import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { QuestionBank } from '#contract/question.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type BankPrompt, otherPrompt, promptsOf } from './bank.ts';
import { PromptStage } from './PromptStage.tsx';
import { StageView } from './StageView.tsx';
import { useAnswer } from './useAnswer.ts';
import { useReadAloud } from './useReadAloud.ts';

/** From the prompt to the scored answer: one stage at a time. */
export function Rehearsal({ bank }: { bank: QuestionBank }) {
  const prompts = useMemo(() => promptsOf(bank), [bank]);
  const [first] = useState(() => otherPrompt(prompts, null, Math.random));
  const [search, setSearch] = useSearchParams();
  const askedId = search.get('prompt');
  const prompt = askedId ? (prompts.find(({ bankId }) => bankId === askedId) ?? null) : first;
  const [draft, setDraft] = useState('');
  const aloud = useReadAloud();
  const answer = useAnswer();
  const { stage, rehearsal } = answer;

  useFollowUp(stage.at === 'rated' ? stage.attemptId : null, rehearsal.connection === 'ready');

  function show(next: BankPrompt | null) {
    if (!next) return;
    setSearch({ prompt: next.bankId });
    if (!aloud.isMuted) aloud.read(next.text);
  }

  if (!prompt) {
    return (
      <Notice
        kind="problem"
        isPage
        title="This prompt is not in the bank."
        actions={
          <Button onPress={() => show(otherPrompt(prompts, null, Math.random))}>
            Take a random prompt
          </Button>
        }
      >
        It may have been renamed or taken out since the address was made.
      </Notice>
    );
  }

  return (
    <StageView prompt={prompt} answer={answer} draft={draft} onDraft={setDraft}>
      <PromptStage
        prompt={prompt}
        prompts={prompts}
        onPrompt={show}
        answer={answer}
        aloud={aloud}
        resumeId={search.get('resume')}
      />
    </StageView>
  );
}

/** Goes to the scorecard once there is one; looks for interrupted answers after every (re)connection. */
function useFollowUp(ratedId: string | null, isConnected: boolean): void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    if (isConnected) void queries.invalidateQueries({ queryKey: ['attempts'] });
  }, [queries, isConnected]);
  useEffect(() => {
    if (!ratedId) return;
    void queries.invalidateQueries({ queryKey: ['attempts'] });
    void navigate(`/attempts/${ratedId}`);
  }, [queries, navigate, ratedId]);
}
