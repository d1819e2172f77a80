import type { MicrophoneProblem } from '../capture/types.ts';
import { howFarSoundGoes } from '../models/words.ts';
import { useRemote } from '../remote.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import type { AnswerControls } from './useAnswer.ts';
import { useMicrophones } from './useMicrophone.ts';

/** What happened, and what to do about it. */
const PROBLEMS: Record<MicrophoneProblem, { title: string; text: string }> = {
  denied: {
    title: 'This page may not use the microphone.',
    text: 'Allow it: press the icon left of the address, switch the microphone on, then try again.',
  },
  noDevice: {
    title: 'No microphone was found.',
    text: 'Plug one in or switch your headset on, then try again.',
  },
  insecureOrigin: {
    title: 'The browser keeps the microphone from this address.',
    text: 'It gives it only to pages on the same computer or over https. Open Understudy at http://localhost on the computer that it runs on.',
  },
  busy: {
    title: 'Another program has the microphone.',
    text: 'End the call or the recorder that is using it, then try again.',
  },
  unknown: {
    title: 'The microphone could not be opened.',
    text: 'Choose another one in the system’s settings or reload the page, then try again.',
  },
};

/** A microphone that is not there, with the ways round it. */
export function MicrophoneNotice({
  answer,
  problem,
}: {
  answer: AnswerControls;
  problem: MicrophoneProblem;
}) {
  const { title, text } = PROBLEMS[problem];
  return (
    <Notice
      kind="problem"
      title={title}
      actions={
        problem !== 'insecureOrigin' && (
          <Button onPress={() => void answer.microphone.open()}>Try again</Button>
        )
      }
    >
      {text}
    </Notice>
  );
}

/** Which microphone is heard, and how well; nothing while none is wanted. */
export function MicrophoneCheck({ answer }: { answer: AnswerControls }) {
  const { state, chosenId, choose, close } = answer.microphone;
  const devices = useMicrophones(state);
  const { data: remote } = useRemote();
  switch (state.is) {
    case 'closed':
      return null;
    case 'asking':
      return (
        <Notice kind="status" title="Waiting for the microphone.">
          If the browser asks, choose “Allow”. {howFarSoundGoes(remote)}
        </Notice>
      );
    case 'missing':
      return <MicrophoneNotice answer={answer} problem={state.problem} />;
    case 'open': {
      const { microphone } = state;
      const current =
        devices.find(({ deviceId }) => deviceId === chosenId) ??
        devices.find(({ label }) => label === microphone.label);
      return (
        <section className="microphone" aria-label="Microphone check">
          <SelectField
            label="Microphone"
            options={devices.map(({ deviceId, label }) => ({ id: deviceId, name: label }))}
            value={current?.deviceId ?? null}
            onChange={choose}
          />
          <LevelMeter key={microphone.label} microphone={microphone} />
          <Button look="quiet" onPress={close}>
            Close the microphone
          </Button>
        </section>
      );
    }
  }
}
