import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { RemoteProblem } from '#contract/remote.ts';
import { VOICES, type Voice } from '#contract/scenario.ts';
import { useRemote } from '../remote.ts';
import { remember, useRemembered } from '../ui/remembered.ts';
import { readElsewhere } from './voice-elsewhere.ts';

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

/** Whether the person has switched on a voice from elsewhere. */
function useElsewhere(): boolean {
  const { data } = useRemote();
  return data?.unlocked === true && data.settings.uses.voice;
}

/**
 * Reads prompts aloud: the product's own lines in the voice from elsewhere where that is switched on,
 * all else in the browser's. Where `canRead` is false, nothing is read; `problem` is why the voice from
 * elsewhere did not read what was read last.
 */
export function useReadAloud() {
  const [voices, setVoices] = useState(localVoices);
  const chosen = useRemembered(VOICE, z.string());
  const isMuted = useRemembered(READS, z.enum(['no'])) === 'no';
  const voice = voices.find(({ voiceURI }) => voiceURI === chosen) ?? voices[0] ?? null;
  const isElsewhere = useElsewhere();
  // By reference: what is being read is not read again because of it.
  const asksElsewhere = useRef(isElsewhere);
  useEffect(() => {
    asksElsewhere.current = isElsewhere;
  }, [isElsewhere]);

  const [problem, setProblem] = useState<RemoteProblem | null>(null);
  const speaking = useRef(new AbortController());
  const hush = useCallback(() => {
    speaking.current.abort();
    setProblem(null);
    synthesis()?.cancel();
  }, []);

  useEffect(() => {
    // Browsers load their voices late.
    const look = () => setVoices(localVoices());
    synthesis()?.addEventListener('voiceschanged', look);
    return () => {
      synthesis()?.removeEventListener('voiceschanged', look);
      hush();
    };
  }, [hush]);

  const readHere = useCallback(
    (text: string, character: Voice, onEnd: () => void) => {
      // Interviewers take the browser's voices in turn, the chosen one first.
      const turn = voice ? voices.indexOf(voice) + VOICES.indexOf(character) : 0;
      const speaker = character === 'level' ? voice : voices[turn % voices.length];
      if (!speaker) return onEnd();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = speaker;
      utterance.lang = speaker.lang;
      Object.assign(utterance, CHARACTERS[character]);
      utterance.addEventListener('end', onEnd);
      utterance.addEventListener('error', onEnd);
      synthesis()?.speak(utterance);
    },
    [voices, voice],
  );

  const read = useCallback(
    /** `onEnd` is called once it has been read to its end, not if it is hushed before. */
    (text: string, character: Voice = 'level', onEnd: () => void = () => {}) => {
      hush();
      const controller = new AbortController();
      speaking.current = controller;
      const { signal } = controller;
      const ended = () => {
        if (!signal.aborted) onEnd();
      };
      if (!asksElsewhere.current) return readHere(text, character, ended);
      const onProblem = (problem: RemoteProblem) => {
        if (!signal.aborted) setProblem(problem);
      };
      void readElsewhere(text, character, signal, onProblem).then((wasRead) => {
        if (wasRead) ended();
        else if (!signal.aborted) readHere(text, character, ended);
      });
    },
    [hush, readHere],
  );

  return useMemo(
    () => ({
      canRead: voice !== null || isElsewhere,
      voices,
      voice,
      isMuted,
      problem,
      read,
      hush,
      choose: (voiceURI: string) => remember(VOICE, voiceURI),
      setMuted(muted: boolean) {
        remember(READS, muted ? 'no' : null);
        if (muted) hush();
      },
    }),
    [voices, voice, isElsewhere, isMuted, problem, read, hush],
  );
}

export type ReadAloud = ReturnType<typeof useReadAloud>;
