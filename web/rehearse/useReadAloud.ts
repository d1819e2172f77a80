import { useCallback, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { remember, useRemembered } from '../ui/remembered.ts';

const VOICE = 'voice';
const READS = 'readsPrompts';

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

  const hush = useCallback(() => synthesis()?.cancel(), []);
  const read = useCallback(
    (text: string) => {
      if (!voice) return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      synthesis()?.cancel();
      synthesis()?.speak(utterance);
    },
    [voice],
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
