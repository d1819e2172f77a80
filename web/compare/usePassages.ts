import { useMemo } from 'react';
import type { Evidence } from '#contract/element.ts';
import { passageClip, tracksOf } from '../replay/script.ts';
import { usePlayer } from '../replay/usePlayer.ts';
import type { Both, Rated, Telling } from './comparison.ts';

/** Plays a passage of a telling; null where that telling has no sound. */
export type PlayOf = Both<((passage: Evidence) => void) | null>;

/** The sound of one telling, heard passage by passage. */
interface Passages {
  play: PlayOf[Telling];
  stop(): void;
}

export function usePassages(attempt: Rated): Passages {
  const tracks = useMemo(() => tracksOf(attempt), [attempt]);
  const { player } = usePlayer(tracks);
  return {
    play:
      player &&
      ((passage) => {
        const clip = passageClip(tracks, passage);
        if (clip !== null) player.playClip(clip);
      }),
    stop: () => player?.pause(),
  };
}
