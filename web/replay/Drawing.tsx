import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { usePeaks } from './peaks.ts';
import type { Player } from './player.ts';
import type { Track } from './script.ts';

export const DRAWING_HEIGHT_PX = 44;

interface DrawingProps {
  player: Player;
  tracks: readonly Track[];
  durationMs: number;
}

/** The waveform, in the colours of the theme in which it was mounted; drawn anew as the sounds are read. */
export function Drawing({ player, tracks, durationMs }: DrawingProps) {
  const container = useRef<HTMLDivElement>(null);
  const peaks = usePeaks(tracks);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    // A canvas takes no CSS variables; the style's two colours are read as they come out.
    const { color, caretColor } = getComputedStyle(element);
    const wavesurfer = WaveSurfer.create({
      container: element,
      peaks: [peaks],
      duration: durationMs / 1000,
      height: DRAWING_HEIGHT_PX,
      waveColor: color,
      progressColor: caretColor,
      cursorColor: caretColor,
      cursorWidth: 2,
      barWidth: 2,
      barGap: 1,
      barMinHeight: 1,
      normalize: true,
      interact: false,
      hideScrollbar: true,
    });
    const follow = () => wavesurfer.setTime(player.getState().timeMs / 1000);
    const unsubscribe = player.subscribe(follow);
    wavesurfer.on('ready', follow);
    return () => {
      unsubscribe();
      wavesurfer.destroy();
    };
  }, [player, peaks, durationMs]);
  return <div ref={container} className="waveform-drawing" style={{ height: DRAWING_HEIGHT_PX }} />;
}
