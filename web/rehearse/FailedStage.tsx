import type { RehearsalProblem } from '../capture/types.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { PromptHead } from './PromptHead.tsx';
import type { Prompt } from './stage.ts';
import type { AnswerControls } from './useAnswer.ts';

const TITLES: Partial<Record<RehearsalProblem['code'], string>> = {
  nothingHeard: 'Nothing was heard.',
  alreadyRecording: 'Another tab is recording.',
  crowded: 'This computer is busy with others.',
  tooLong: 'The answer is too long.',
  tooLarge: 'The answer is too long.',
  unknownQuestion: 'This prompt is not in the bank any more.',
  unknownAttempt: 'This answer is not there any more.',
  unknownConversation: 'This conversation is not there any more.',
  finishedConversation: 'This conversation is over.',
  recognizerFailed: 'The recogniser failed.',
  storageFailed: 'The answer could not be stored.',
  wrongProtocol: 'This page is out of date.',
  lost: 'The connection was lost.',
};

interface FailedStageProps {
  problem: RehearsalProblem;
  prompt: Prompt | null;
  answer: AnswerControls;
}

/** An answer that came to nothing: why, and where to go from here. */
export function FailedStage({ problem, prompt, answer }: FailedStageProps) {
  useShortcuts([{ key: 'Escape', label: 'Esc', says: 'Back', run: answer.dismiss }]);
  return (
    <div className="way">
      {prompt && <PromptHead prompt={prompt} />}
      <Notice
        kind="problem"
        title={TITLES[problem.code] ?? 'Something went wrong.'}
        actions={
          <>
            {problem.code === 'wrongProtocol' ? (
              <Button look="primary" onPress={() => window.location.reload()}>
                Reload the page
              </Button>
            ) : (
              <Button look="primary" onPress={answer.dismiss}>
                Go back and try again
              </Button>
            )}
            <ButtonLink look="quiet" to="/attempts">
              See your attempts
            </ButtonLink>
          </>
        }
      >
        {problem.message}
      </Notice>
    </div>
  );
}
