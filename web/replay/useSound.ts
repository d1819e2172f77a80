import { useEffect, useState, useSyncExternalStore } from 'react';
import { type NextFrame, Player, type PlayerState } from './player.ts';

const nextFrame: NextFrame = (callback) => {
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
};

/** A sound of the page and its player. */
export interface OpenSound {
  audio: HTMLAudioElement;
  player: Player;
}

/** Opens the sound at an address while the component is on the page; null without an address. */
export function useSound(url: string | null, durationMs: number): OpenSound | null {
  const [opened, setOpened] = useState<{ url: string; sound: OpenSound } | null>(null);
  useEffect(() => {
    if (url === null) return;
    const audio = new Audio();
    audio.preload = 'metadata';
    audio.src = url;
    const player = new Player(audio, durationMs, nextFrame);
    setOpened({ url, sound: { audio, player } });
    return () => {
      player.close();
      // Without a source the browser lets go of the download.
      audio.removeAttribute('src');
      audio.load();
      setOpened(null);
    };
  }, [url, durationMs]);
  // At a change of address the one before is still here for a moment, closed.
  return opened?.url === url ? opened.sound : null;
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
