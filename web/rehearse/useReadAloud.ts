import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { VOICES, type Voice } from '#contract/scenario.ts';
import { remember, useRemembered } from '../ui/remembered.ts';

const VOICE = 'voice';
const READS = 'readsPrompts';

/** How an interviewer's voice differs from the browser's own: pitch and rate, 1 being as it is. */
const CHARACTERS: Record<Voice, { pitch: number; rate: number }> = {
  low: { pitch: 0.8, rate: 0.95 },
  warm: { pitch: 0.95, rate: 0.95 },
  level: { pitch: 1, rate: 1 },
  bright: { pitch: 1.15, rate: 1 },
  brisk: { pitch: 1.05, rate: 1.12 },
};

/** Missing in some browsers, whatever TypeScript's DOM library says. */
function synthesis(): SpeechSynthesis | undefined {
  return window.speechSynthesis;
}

/** English voices that speak on this computer: no word goes to a voice on the network. */
function localVoices(): SpeechSynthesisVoice[] {
  const voices = synthesis()?.getVoices() ?? [];
  return voices.filter(({ localService, lang }) => localService && lang.startsWith('en'));
}

/** Reads prompts aloud; without a local voice `voices` is empty and nothing else does anything. */
export function useReadAloud() {
  const [voices, setVoices] = useState(localVoices);
  const chosen = useRemembered(VOICE, z.string());
  const isMuted = useRemembered(READS, z.enum(['no'])) === 'no';
  const voice = voices.find(({ voiceURI }) => voiceURI === chosen) ?? voices[0] ?? null;

  useEffect(() => {
    // Browsers load their voices late.
    const look = () => setVoices(localVoices());
    synthesis()?.addEventListener('voiceschanged', look);
    return () => {
      synthesis()?.removeEventListener('voiceschanged', look);
      synthesis()?.cancel();
    };
  }, []);

  const speaking = useRef<SpeechSynthesisUtterance | null>(null);
  const hush = useCallback(() => {
    speaking.current = null;
    synthesis()?.cancel();
  }, []);
  const read = useCallback(
    /** `onEnd` is called once it has been read to its end, not if it is hushed before. */
    (text: string, character: Voice = 'level', onEnd: () => void = () => {}) => {
      // Interviewers take the browser's voices in turn, the chosen one first.
      const turn = voice ? voices.indexOf(voice) + VOICES.indexOf(character) : 0;
      const speaker = character === 'level' ? voice : voices[turn % voices.length];
      if (!speaker) return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = speaker;
      utterance.lang = speaker.lang;
      Object.assign(utterance, CHARACTERS[character]);
      const ended = () => speaking.current === utterance && onEnd();
      utterance.addEventListener('end', ended);
      utterance.addEventListener('error', ended);
      speaking.current = utterance;
      synthesis()?.cancel();
      synthesis()?.speak(utterance);
    },
    [voices, voice],
  );

  return useMemo(
    () => ({
      voices,
      voice,
      isMuted,
      read,
      hush,
      choose: (voiceURI: string) => remember(VOICE, voiceURI),
      setMuted(muted: boolean) {
        remember(READS, muted ? 'no' : null);
        if (muted) hush();
      },
    }),
    [voices, voice, isMuted, read, hush],
  );
}

export type ReadAloud = ReturnType<typeof useReadAloud>;
