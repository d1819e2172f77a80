import { useEffect, useRef } from 'react';
import type { Player } from './player.ts';
import { usePlayerValue } from './usePlayer.ts';

/**
 * Looks whether what is heard is still there whenever it is played or paused, and when its sound
 * cannot be had: it may have been deleted in another tab. Nothing is looked at without a player.
 */
export function useLook(player: Player | null, look: () => void): void {
  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  const isMissing = usePlayerValue(player, (state) => state.status === 'missing', false);
  const wasPlaying = useRef(false);
  useEffect(() => {
    const isActedOn = wasPlaying.current !== isPlaying;
    wasPlaying.current = isPlaying;
    if (player !== null && (isActedOn || isMissing)) look();
  }, [player, isPlaying, isMissing, look]);
}
