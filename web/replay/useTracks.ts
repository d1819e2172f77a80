import { useEffect, useRef, useState } from 'react';
import type { Player } from './player.ts';
import type { Track } from './script.ts';
import { type OpenSound, usePlayerValue, useSound } from './useSound.ts';

interface OpenTrack {
  /** The one that is heard or would be; null where there is no sound at all. */
  track: Track | null;
  sound: OpenSound | null;
  /** Does something with the player of an utterance's sound, once that is open. */
  on(utteranceId: string, act: (player: Player, track: Track) => void): void;
}

/** One player for the sounds of an attempt: one is open at a time, and the next follows its end. */
export function useTracks(tracks: readonly Track[]): OpenTrack {
  const [at, setAt] = useState(0);
  const track = tracks[at] ?? null;
  const sound = useSound(track?.url ?? null, track?.durationMs ?? 0);
  const player = sound?.player ?? null;
  const waiting = useRef<{ at: number; act: (player: Player, track: Track) => void } | null>(null);

  useEffect(() => {
    if (waiting.current?.at !== at || !player || !track) return;
    const { act } = waiting.current;
    waiting.current = null;
    act(player, track);
  }, [at, player, track]);

  const hasEnded = usePlayerValue(
    player,
    ({ isPlaying, timeMs, durationMs }) => !isPlaying && durationMs > 0 && timeMs >= durationMs,
    false,
  );
  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  const wasPlaying = useRef(false);
  useEffect(() => {
    if (hasEnded && wasPlaying.current && at + 1 < tracks.length) {
      waiting.current = { at: at + 1, act: (next) => next.play() };
      setAt(at + 1);
    }
    wasPlaying.current = isPlaying;
  }, [hasEnded, isPlaying, at, tracks.length]);

  return {
    track,
    sound,
    on(utteranceId, act) {
      const wanted = tracks.findIndex((one) => one.utteranceId === utteranceId);
      if (wanted < 0) return;
      if (wanted === at && player && track) return act(player, track);
      waiting.current = { at: wanted, act };
      setAt(wanted);
    },
  };
}
