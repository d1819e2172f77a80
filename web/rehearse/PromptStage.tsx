import { z } from 'zod';
import { GoesWhere } from '../models/GoesWhere.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Fold } from '../ui/Fold.tsx';
import { remember, useRemembered } from '../ui/remembered.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { type BankPrompt, neighbour, otherPrompt } from './bank.ts';
import { ConnectionNote } from './ConnectionNote.tsx';
import { InterruptedAnswer } from './InterruptedAnswer.tsx';
import { MicrophoneCheck } from './MicrophoneCheck.tsx';
import { ReadAloudControls } from './ReadAloudControls.tsx';
import { takesAnswers } from './stage.ts';
import type { AnswerControls } from './useAnswer.ts';
import type { ReadAloud } from './useReadAloud.ts';

const CHECKED = 'microphoneChecked';

interface PromptStageProps {
  prompt: BankPrompt;
  prompts: readonly BankPrompt[];
  onPrompt: (prompt: BankPrompt | null) => void;
  answer: AnswerControls;
  aloud: ReadAloud;
  /** The interrupted attempt that was asked for by the address. */
  resumeId: string | null;
}

/** Choose a prompt, hear it, check the microphone, start. */
export function PromptStage(props: PromptStageProps) {
  const { prompt, prompts, onPrompt, answer, aloud, resumeId } = props;
  const { microphone, rehearsal } = answer;
  const isChecked = useRemembered(CHECKED, z.literal('yes')) !== null;
  const checksFirst = !isChecked && microphone.state.is !== 'open';
  const canHear = takesAnswers(rehearsal.connection) && rehearsal.recognizer !== 'failed';
  const principles = prompts.filter(({ position }) => position === 1);

  const move = (step: 1 | -1) => onPrompt(neighbour(prompts, prompt, step));
  const takeAny = () => onPrompt(otherPrompt(prompts, prompt, Math.random));
  function start() {
    aloud.hush();
    if (checksFirst) {
      void microphone.open();
    } else if (canHear) {
      remember(CHECKED, 'yes');
      void answer.begin(prompt);
    }
  }

  useShortcuts([
    {
      key: ' ',
      label: 'Space',
      says: checksFirst ? 'Check the microphone' : 'Start answering',
      run: start,
    },
    { key: 'ArrowRight', label: '→', says: 'Next prompt of this principle', run: () => move(1) },
    { key: 'ArrowLeft', label: '←', says: 'The one before', run: () => move(-1) },
    { key: 'r', label: 'R', says: 'Random prompt', run: takeAny },
    ...(aloud.canRead
      ? [{ key: 'h', label: 'H', says: 'Hear the prompt', run: () => aloud.read(prompt.text) }]
      : []),
    { key: 't', label: 'T', says: 'Type the answer', run: () => answer.choose('typing') },
    { key: 'u', label: 'U', says: 'Upload a recording', run: () => answer.choose('uploading') },
  ]);

  return (
    <div className="prompt-stage">
      <InterruptedAnswer answer={answer} askedId={resumeId} />
      <div>
        <div className="prompt-choice">
          <SelectField
            label="Principle"
            hidesLabel
            options={principles.map(({ principleId, principle }) => ({
              id: principleId,
              name: principle,
            }))}
            value={prompt.principleId}
            onChange={(id) =>
              onPrompt(principles.find(({ principleId }) => principleId === id) ?? null)
            }
          />
          <span className="prompt-position">
            <IconButton icon="left" label="Prompt before" onPress={() => move(-1)} />
            {prompt.position} of {prompt.of}
            <IconButton icon="right" label="Next prompt" onPress={() => move(1)} />
          </span>
          <Button look="quiet" icon="shuffle" onPress={takeAny}>
            Random
          </Button>
        </div>
        <h1 className="prompt-text">{prompt.text}</h1>
        <div className="prompt-aids">
          <ReadAloudControls aloud={aloud} text={prompt.text} />
          <Fold key={prompt.bankId} title="What it is listening for">
            <p className="prompt-listens">{prompt.listensFor}</p>
          </Fold>
        </div>
      </div>
      <div className="prompt-start">
        <div className="prompt-ways">
          <Button
            look="primary"
            icon="microphone"
            keyLabel="space"
            onPress={start}
            isDisabled={!checksFirst && !canHear}
          >
            {checksFirst ? 'Check the microphone' : 'Start answering'}
          </Button>
          <Button look="quiet" icon="pencil" onPress={() => answer.choose('typing')}>
            Type or paste it
          </Button>
          <Button look="quiet" icon="upload" onPress={() => answer.choose('uploading')}>
            Upload a recording
          </Button>
          {isChecked && microphone.state.is === 'closed' && (
            <Button look="quiet" icon="microphone" onPress={() => void microphone.open()}>
              Check the microphone
            </Button>
          )}
        </div>
        <GoesWhere />
        <MicrophoneCheck answer={answer} />
        <ConnectionNote rehearsal={rehearsal} />
      </div>
    </div>
  );
}
