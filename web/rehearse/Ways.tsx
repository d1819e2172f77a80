import { Button } from '../ui/Button.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { ConnectionNote } from './ConnectionNote.tsx';
import { endingsOf } from './endings.ts';
import { MicrophoneCheck } from './MicrophoneCheck.tsx';
import { type Prompt, takesAnswers } from './stage.ts';
import type { AnswerControls } from './useAnswer.ts';
import type { ReadAloud } from './useReadAloud.ts';

interface WaysProps {
  prompt: Prompt;
  answer: AnswerControls;
  aloud: ReadAloud;
  /** The attempt whose answer to this very prompt was cut off, if one was. */
  cutOffId: string | null;
}

/** The ways to answer in a loop or a conversation; what was cut off is gone on with. */
export function Ways({ prompt, answer, aloud, cutOffId }: WaysProps) {
  const { microphone, rehearsal } = answer;
  const canHear = takesAnswers(rehearsal.connection) && rehearsal.recognizer !== 'failed';

  function start() {
    aloud.hush();
    if (!canHear) return;
    if (cutOffId === null) void answer.begin(prompt);
    else void answer.takeUp({ id: cutOffId, question: prompt });
  }
  useShortcuts([
    { key: ' ', label: 'Space', says: 'Answer', run: start },
    ...(cutOffId === null
      ? [{ key: 't', label: 'T', says: 'Type the answer', run: () => answer.choose('typing') }]
      : []),
  ]);

  return (
    <>
      <ConnectionNote rehearsal={rehearsal} />
      <MicrophoneCheck answer={answer} />
      <div className="prompt-ways">
        <Button
          look="primary"
          icon="microphone"
          keyLabel="space"
          isDisabled={!canHear}
          onPress={start}
        >
          {cutOffId === null ? 'Answer' : 'Go on with your answer'}
        </Button>
        {cutOffId === null ? (
          <>
            <Button look="quiet" icon="pencil" onPress={() => answer.choose('typing')}>
              Type it
            </Button>
            <Button look="quiet" icon="upload" onPress={() => answer.choose('uploading')}>
              Upload a recording
            </Button>
          </>
        ) : (
          <Button
            look="quiet"
            isDisabled={!canHear}
            onPress={() => answer.finish({ id: cutOffId, question: prompt })}
          >
            {endingsOf(prompt).finish}
          </Button>
        )}
        {microphone.state.is === 'closed' && (
          <Button look="quiet" icon="microphone" onPress={() => void microphone.open()}>
            Check the microphone
          </Button>
        )}
      </div>
    </>
  );
}
