import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { Asked } from '#contract/socket.ts';
import { recordAnswer } from '../capture/answer.ts';
import { decodeRecording, RecordingError } from '../capture/recording.ts';
import { createRehearsalClient } from '../capture/rehearsal.ts';
import type { MicrophoneAnswer } from '../capture/types.ts';
import { NO_PLAN, type Prompt, planAfter, stageOf, takesAnswers, type Way } from './stage.ts';
import { useMicrophone } from './useMicrophone.ts';

/** An answer that was interrupted, and its question. */
interface Interrupted {
  id: string;
  question: Prompt;
}

/** The answer that is being given on this screen: where it stands, and everything to do with it. */
export function useAnswer() {
  const [client] = useState(createRehearsalClient);
  const rehearsal = useSyncExternalStore(client.subscribe, client.getState);
  const microphone = useMicrophone();
  const [plan, tell] = useReducer(planAfter, NO_PLAN);
  const spoken = useRef<MicrophoneAnswer | null>(null);
  const fileTurn = useRef(0);
  /** Between the press and the open microphone, where a second press must not record twice. */
  const isOpening = useRef(false);
  const stage = stageOf(plan, rehearsal);

  useEffect(() => {
    client.connect();
    return () => client.close();
  }, [client]);

  const { phase } = rehearsal;
  useEffect(() => {
    if (plan.finishes && phase === 'paused') client.stop();
  }, [client, plan.finishes, phase]);

  const isLost = microphone.state.is === 'missing';
  useEffect(() => {
    if (isLost && phase === 'recording' && plan.way === 'speaking') client.pause();
  }, [client, isLost, phase, plan.way]);

  const pause = useCallback(() => spoken.current?.pause(), []);

  /** Whether there is a microphone now. */
  async function speakInto(open: () => void): Promise<boolean> {
    if (isOpening.current) return false;
    isOpening.current = true;
    const opened = await microphone.open();
    isOpening.current = false;
    if (!opened) return false;
    open();
    spoken.current = recordAnswer(opened, client);
    return true;
  }

  return {
    stage,
    rehearsal,
    microphone,

    choose(way: Way) {
      fileTurn.current += 1;
      tell({ type: 'wayChosen', way });
    },

    /** Opens the microphone if it is not, and records from there on. */
    begin: (prompt: Prompt) =>
      speakInto(() => {
        tell({ type: 'wayChosen', way: 'speaking' });
        tell({ type: 'begun', prompt });
        client.start(choiceOf(prompt), 'microphone');
      }),

    /** Takes up an interrupted answer, paused where its sound ends. */
    takeUp: ({ id, question }: Interrupted) =>
      speakInto(() => {
        tell({ type: 'takenUp', prompt: question, finishes: false });
        client.resume(id);
      }),

    /** Has an interrupted answer scored with what is there. */
    finish({ id, question }: Interrupted) {
      tell({ type: 'takenUp', prompt: question, finishes: true });
      client.resume(id);
    },

    /** Removes what is there of an interrupted answer. */
    giveUp({ id, question }: Interrupted) {
      tell({ type: 'takenUp', prompt: question, finishes: false });
      client.resume(id);
      client.discard();
    },

    pause,

    /** Goes on after a pause, over a new microphone if the old one went away. */
    async goOn() {
      if (microphone.state.is !== 'open' && !(await speakInto(() => {}))) return;
      await spoken.current?.continue();
    },

    async stop() {
      await spoken.current?.stop();
      microphone.close();
    },

    async discard() {
      await spoken.current?.discard();
      microphone.close();
    },

    /** Leaves the answer as it is: the server keeps it as interrupted. */
    leave() {
      client.close();
      microphone.close();
      tell({ type: 'wayChosen', way: 'speaking' });
      client.connect();
    },

    say(prompt: Prompt, text: string) {
      tell({ type: 'begun', prompt });
      client.say(choiceOf(prompt), text);
    },

    async upload(prompt: Prompt, file: File) {
      if (!takesAnswers(rehearsal.connection)) {
        const refusal = 'Understudy is not answering now. Bring the file again once it is.';
        tell({ type: 'fileRefused', refusal });
        return;
      }
      fileTurn.current += 1;
      const mine = fileTurn.current;
      tell({ type: 'fileChosen', fileName: file.name });
      try {
        const pcm = await decodeRecording(file);
        if (mine !== fileTurn.current) return;
        tell({ type: 'begun', prompt });
        client.start(choiceOf(prompt), 'upload');
        client.push(pcm);
        client.stop();
      } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        tell({ type: 'fileRefused', refusal: error.message });
      }
    },

    /** Puts a failure away; the way in stays the same. */
    dismiss() {
      client.reset();
      client.connect();
    },
  };
}

export type AnswerControls = ReturnType<typeof useAnswer>;

function choiceOf(prompt: Prompt): Asked {
  if (prompt.turn) return prompt.turn.asked;
  return prompt.bankId === null ? { text: prompt.text } : { id: prompt.bankId };
}
