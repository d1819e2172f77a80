import { type ReactNode, useRef } from 'react';
import { AnsweringStage } from './AnsweringStage.tsx';
import { announcementOf } from './announcement.ts';
import { FailedStage } from './FailedStage.tsx';
import type { Prompt } from './stage.ts';
import { TypingStage } from './TypingStage.tsx';
import { UploadStage } from './UploadStage.tsx';
import type { AnswerControls } from './useAnswer.ts';
import { useFocusOnChange } from './useFocusOnChange.ts';
import { WaitingStage } from './WaitingStage.tsx';
import './Rehearsal.css';

interface StageViewProps {
  prompt: Prompt;
  answer: AnswerControls;
  draft: string;
  onDraft: (text: string) => void;
  /** What is shown before the answer is begun. */
  children: ReactNode;
}

/** The stage at which an answer is, told to screen readers as it changes. */
export function StageView(props: StageViewProps) {
  const { prompt, answer, draft, onDraft, children } = props;
  const { stage, rehearsal } = answer;
  const place = useRef<HTMLDivElement>(null);
  useFocusOnChange(place, prompt.turn ? `${stage.at} ${prompt.text}` : stage.at);

  function stageView() {
    switch (stage.at) {
      case 'prompt':
        return children;
      case 'typing':
        return <TypingStage prompt={prompt} answer={answer} draft={draft} onDraft={onDraft} />;
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
        return (
          <WaitingStage
            prompt={'prompt' in stage ? stage.prompt : prompt}
            stage={stage}
            rehearsal={rehearsal}
          />
        );
    }
  }

  return (
    <div ref={place} tabIndex={-1}>
      <p className="unseen" role="status">
        {announcementOf(stage, prompt)}
      </p>
      {stageView()}
    </div>
  );
}
