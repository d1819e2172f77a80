import { useEffect, useState, useSyncExternalStore } from 'react';
import { JoinedSound, type OpenSource, type Source } from './joined-sound.ts';
import { type NextFrame, Player, type PlayerState } from './player.ts';
import type { Track } from './script.ts';

const nextFrame: NextFrame = (callback) => {
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
};

function openAudio(url: string): OpenSource {
  const audio = new Audio();
  audio.preload = 'metadata';
  audio.src = url;
  return {
    sound: audio,
    close() {
      // Without a source the browser lets go of the download.
      audio.removeAttribute('src');
      audio.load();
    },
  };
}

interface OpenPlayer {
  /** Null where there is nothing to hear, and for a moment before it is open. */
  player: Player | null;
  /** The addresses at which there turned out to be no sound. */
  missing: readonly string[];
}

/** One player over all tracks, in a row, while the component is on the page. */
export function usePlayer(tracks: readonly Track[]): OpenPlayer {
  const sources = useSources(tracks);
  const [player, setPlayer] = useState<Player | null>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    setMissing([]);
    if (sources.length === 0) return;
    const sound = new JoinedSound(sources, openAudio, ({ url }) => {
      setMissing((before) => [...before, url]);
    });
    const opened = new Player(sound, sound.duration * 1000, nextFrame);
    setPlayer(opened);
    return () => {
      opened.close();
      sound.close();
      setPlayer(null);
    };
  }, [sources]);
  return { player, missing };
}

/**
 * The tracks' sounds: the same array as long as they are the same sounds, whatever their words. The
 * address of one changes when its file has become FLAC; the one it was opened at still holds.
 */
function useSources(tracks: readonly Track[]): readonly Source[] {
  const [kept, setKept] = useState(tracks);
  const isSame =
    kept.length === tracks.length &&
    tracks.every(
      ({ utteranceId, durationMs }, index) =>
        kept[index]?.utteranceId === utteranceId && kept[index]?.durationMs === durationMs,
    );
  if (!isSame) setKept(tracks);
  return isSame ? kept : tracks;
}

const nothing = () => () => {};

/**
 * A value out of the player's state, or `none` without a player; the component is drawn again only
 * when it changes, so it should be a primitive or a part of the state.
 */
export function usePlayerValue<T>(
  player: Player | null,
  select: (state: PlayerState) => T,
  none: T,
): T {
  return useSyncExternalStore(player?.subscribe ?? nothing, () =>
    player === null ? none : select(player.getState()),
  );
}
