import { useEffect, useState } from 'react';
import type { PressEvent } from 'react-aria-components';
import { useBlocker } from 'react-router';
import { z } from 'zod';
import { MAX_RECORDING_MS } from '#contract/socket.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { remember, useRemembered } from '../ui/remembered.ts';
import { Switch } from '../ui/Switch.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { AnswerClock } from './AnswerClock.tsx';
import { Captions } from './Captions.tsx';
import { endingsOf } from './endings.ts';
import { MicrophoneNotice } from './MicrophoneCheck.tsx';
import { PromptHead } from './PromptHead.tsx';
import { isWholeAnswer, type Prompt } from './stage.ts';
import type { AnswerControls } from './useAnswer.ts';
import { type Silence, useQuiet } from './useQuiet.ts';
import './AnsweringStage.css';

const SILENCE_WORDS: Record<Silence, string> = {
  afterWords: 'Take your time. If that was all, stop.',
  fromStart:
    'Take your time. If you are speaking, you are not being heard: the microphone may be muted.',
};

interface AnsweringStageProps {
  prompt: Prompt;
  is: 'opening' | 'recording' | 'paused';
  answer: AnswerControls;
}

/** Speaking: the prompt, the time, the captions, and how to end it. */
export function AnsweringStage({ prompt, is, answer }: AnsweringStageProps) {
  const { rehearsal, microphone } = answer;
  const [asks, setAsks] = useState<'leave' | 'discard' | null>(null);
  const { it, stop, onReturn, atTheEnd } = endingsOf(prompt);
  const blocker = useBlocker(true);
  useUnloadQuestion();

  const captions = useCaptionsChoice();
  const silence = useQuiet(rehearsal);

  const isBlocked = blocker.state === 'blocked';
  const asksToLeave = asks === 'leave' || isBlocked;
  const isOpen = is !== 'opening';
  const togglePause = () => void (is === 'recording' ? answer.pause() : answer.goOn());
  function ask(what: 'leave' | 'discard') {
    if (is === 'recording') void answer.pause();
    setAsks(what);
  }
  function leave() {
    answer.leave();
    blocker.proceed?.();
  }

  const { pause } = answer;
  useEffect(() => {
    if (isBlocked) void pause();
  }, [isBlocked, pause]);

  useShortcuts([
    { key: ' ', label: 'Space', says: stop, run: () => isOpen && void answer.stop() },
    { key: 'p', label: 'P', says: 'Pause, or go on', run: () => isOpen && togglePause() },
    { key: 'Escape', label: 'Esc', says: 'Leave; it asks first', run: () => ask('leave') },
  ]);

  return (
    <div className="answering">
      <PromptHead prompt={prompt} />
      <AnswerClock
        recordedMs={rehearsal.recordedMs}
        is={is}
        hasUsualLength={isWholeAnswer(prompt)}
        microphone={microphone.state.is === 'open' ? microphone.state.microphone : null}
      />
      {captions.areShown ? (
        <Captions
          settled={rehearsal.captions.settled}
          provisional={rehearsal.captions.provisional}
          areRemote={rehearsal.captions.areRemote}
          placeholder={placeholderOf(is, rehearsal.recognizer, it)}
        />
      ) : (
        <p className="captions captions-none">
          Captions are off. You are being heard all the same.
        </p>
      )}
      <div className="answering-notes">
        {silence && (
          <p role="status" className="answering-quiet">
            {SILENCE_WORDS[silence]}
          </p>
        )}
        {captions.areShown && rehearsal.captions.silenced && (
          <p role="status" className="answering-quiet">
            Captions are this computer’s own for the rest of this {it}.{' '}
            {rehearsal.captions.silenced}
          </p>
        )}
        {rehearsal.connection === 'lost' && (
          <Notice kind="status" title="The connection is lost; it is coming back.">
            Your words are kept: what was recorded waits on this page and goes on as soon as it can.
          </Notice>
        )}
        {microphone.state.is === 'missing' && (
          <MicrophoneNotice answer={answer} problem={microphone.state.problem} />
        )}
        {rehearsal.recordedMs >= MAX_RECORDING_MS && (
          <Notice kind="status" title="Fifteen minutes are the longest answer.">
            What you say now is not recorded any more. {atTheEnd}
          </Notice>
        )}
      </div>
      <div className="answering-controls">
        <Button
          look="record"
          icon="stop"
          keyLabel="space"
          isDisabled={!isOpen}
          onPress={() => void answer.stop()}
        >
          {stop}
        </Button>
        <Button
          icon={is === 'paused' ? 'microphone' : 'pause'}
          keyLabel="P"
          isDisabled={!isOpen}
          onPress={(event) => {
            togglePause();
            leaveSpaceToStop(event);
          }}
        >
          {is === 'paused' ? 'Go on' : 'Pause'}
        </Button>
        <Button look="quiet" isDisabled={!isOpen} onPress={() => ask('discard')}>
          Discard
        </Button>
        <Switch isOn={captions.areShown} onChange={captions.show}>
          Captions
        </Switch>
      </div>
      <ConfirmDialog
        isOpen={asksToLeave}
        onClose={() => setAsks(null)}
        onKeep={() => blocker.reset?.()}
        title={`Leave this ${it}?`}
        action="Leave it"
        keep="Stay with it"
        onConfirm={leave}
      >
        It is paused, and what you have said so far is kept. {onReturn}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asks === 'discard'}
        onClose={() => setAsks(null)}
        title={`Discard this ${it}?`}
        action="Discard it"
        keep="Stay with it"
        onConfirm={() => void answer.discard()}
      >
        It is paused. If you discard it, what you have said is removed from this computer; this
        cannot be taken back.
      </ConfirmDialog>
    </div>
  );
}

/** A button pressed with the mouse keeps the focus, and the next space would press it again. */
function leaveSpaceToStop({ pointerType, target }: PressEvent): void {
  const isPointed = pointerType === 'mouse' || pointerType === 'touch' || pointerType === 'pen';
  if (isPointed && target instanceof HTMLElement) target.blur();
}

function placeholderOf(
  is: AnsweringStageProps['is'],
  recognizer: string | null,
  it: string,
): string {
  if (is === 'opening') return `Opening your ${it}…`;
  if (is === 'paused') return 'Paused. Go on when you are ready.';
  if (recognizer === 'loading')
    return 'You are being recorded. Captions follow when the recogniser has loaded.';
  return 'Speak. Your words appear here.';
}

/** Whether captions are shown; remembered. */
function useCaptionsChoice() {
  const areShown = useRemembered('captions', z.enum(['no'])) !== 'no';
  return { areShown, show: (shown: boolean) => remember('captions', shown ? null : 'no') };
}

/** Closing the tab asks too: what is not stored yet would be lost. */
function useUnloadQuestion(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
