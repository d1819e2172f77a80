import { useState } from 'react';
import { GoesWhere } from '../models/GoesWhere.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
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
  const { it } = endingsOf(prompt);
  const canHear = takesAnswers(rehearsal.connection) && rehearsal.recognizer !== 'failed';

  function start() {
    aloud.hush();
    if (!canHear) return;
    if (cutOffId === null) void answer.begin(prompt);
    else void answer.takeUp({ id: cutOffId, question: prompt });
  }
  useShortcuts([
    {
      key: ' ',
      label: 'Space',
      says: cutOffId === null ? 'Answer' : `Go on with your ${it}`,
      run: start,
    },
    ...(cutOffId === null
      ? [
          { key: 't', label: 'T', says: `Type the ${it}`, run: () => answer.choose('typing') },
          {
            key: 'u',
            label: 'U',
            says: 'Upload a recording',
            run: () => answer.choose('uploading'),
          },
        ]
      : []),
  ]);

  return (
    <>
      {cutOffId !== null && (
        <p className="prompt-listens">
          Your {it} was cut off. What you had said of it is kept on this computer.
        </p>
      )}
      <div className="prompt-ways">
        <Button
          look="primary"
          icon="microphone"
          keyLabel="space"
          isDisabled={!canHear}
          onPress={start}
        >
          {cutOffId === null ? 'Answer' : `Go on with your ${it}`}
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
          <CutOffEndings prompt={prompt} answer={answer} cutOffId={cutOffId} />
        )}
        {microphone.state.is === 'closed' && (
          <Button look="quiet" icon="microphone" onPress={() => void microphone.open()}>
            Check the microphone
          </Button>
        )}
      </div>
      <GoesWhere />
      <MicrophoneCheck answer={answer} />
      <ConnectionNote rehearsal={rehearsal} />
    </>
  );
}

/** What else can be done with sound that was cut off: take it as it is, or remove it. */
function CutOffEndings({
  prompt,
  answer,
  cutOffId,
}: Omit<WaysProps, 'aloud'> & { cutOffId: string }) {
  const [asks, setAsks] = useState(false);
  const { it, finish } = endingsOf(prompt);
  const { connection, recognizer } = answer.rehearsal;
  const isReachable = takesAnswers(connection);
  const cutOff = { id: cutOffId, question: prompt };
  return (
    <>
      <Button
        look="quiet"
        isDisabled={!isReachable || recognizer === 'failed'}
        onPress={() => answer.finish(cutOff)}
      >
        {finish}
      </Button>
      <Button look="quiet" isDisabled={!isReachable} onPress={() => setAsks(true)}>
        Discard it
      </Button>
      <ConfirmDialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={`Discard this ${it}?`}
        action="Discard it"
        keep="Keep it"
        onConfirm={() => answer.giveUp(cutOff)}
      >
        What you had said of it is removed from this computer, and you are asked again. This cannot
        be taken back.
      </ConfirmDialog>
    </>
  );
}
