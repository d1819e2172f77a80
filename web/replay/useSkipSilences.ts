import { useEffect, useMemo } from 'react';
import { z } from 'zod';
import { remember, useRemembered } from '../ui/remembered.ts';
import { skippableIn } from './axis.ts';
import type { Player } from './player.ts';
import type { Track } from './script.ts';

const SKIPS = 'skipSilences';

/** Whether long silences are passed over, which this browser remembers; and the way to change it. */
export function useSkipSilences(player: Player, tracks: readonly Track[]) {
  const isOn = useRemembered(SKIPS, z.enum(['on'])) === 'on';
  const silences = useMemo(() => skippableIn(tracks), [tracks]);
  useEffect(() => player.passOver(isOn ? silences : []), [player, isOn, silences]);
  return [isOn, (on: boolean) => remember(SKIPS, on ? 'on' : null)] as const;
}
