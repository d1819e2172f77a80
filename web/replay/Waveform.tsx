import { type KeyboardEvent, useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { spokenClock } from '../ui/clock.ts';
import { useTheme } from '../ui/theme.ts';
import { usePeaks } from './peaks.ts';
import type { Mark } from './script.ts';
import { type OpenSound, usePlayerValue } from './useSound.ts';
import './Waveform.css';

interface WaveformProps {
  sound: OpenSound;
  soundUrl: string;
  marks: readonly Mark[];
}

const HEIGHT_PX = 44;
const SKIP_MS = 5_000;

/** The sound as a drawing with the evidence below it; a slider over both goes to any place. */
export function Waveform({ sound, soundUrl, marks }: WaveformProps) {
  const { audio, player } = sound;
  const peaks = usePeaks(soundUrl);
  const { theme } = useTheme();
  const durationMs = usePlayerValue(player, (state) => state.durationMs, 0);
  const timeMs = usePlayerValue(player, (state) => Math.floor(state.timeMs / 100) * 100, 0);

  function onKeyDown(event: KeyboardEvent) {
    const { durationMs: endMs } = player.getState();
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') player.skip(-SKIP_MS);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') player.skip(SKIP_MS);
    else if (event.key === 'Home') player.seek(0);
    else if (event.key === 'End') player.seek(endMs);
    else if (event.key === ' ') player.toggle();
    else return;
    event.preventDefault();
  }

  return (
    <div className="waveform">
      <div className="waveform-drawing" style={{ height: HEIGHT_PX }}>
        {peaks && <Drawing key={theme} audio={audio} peaks={peaks} durationMs={durationMs} />}
      </div>
      <div className="waveform-lanes">
        {marks.map(({ dimension, startMs, endMs }) => (
          <span
            key={`${dimension} ${startMs}`}
            data-dimension={dimension}
            style={{
              insetInlineStart: `${(100 * startMs) / durationMs}%`,
              inlineSize: `${(100 * (endMs - startMs)) / durationMs}%`,
            }}
          />
        ))}
      </div>
      <input
        type="range"
        aria-label="Place in the sound"
        aria-valuetext={`${spokenClock(timeMs)} of ${spokenClock(durationMs)}`}
        min={0}
        max={durationMs}
        step="any"
        value={timeMs}
        onChange={(event) => player.seek(event.target.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

interface DrawingProps {
  audio: HTMLAudioElement;
  peaks: number[];
  durationMs: number;
}

/** Drawn in the colours of the theme in which it was mounted. */
function Drawing({ audio, peaks, durationMs }: DrawingProps) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (container.current === null) return;
    // A canvas takes no CSS variables; the style's two colours are read as they come out.
    const { color, caretColor } = getComputedStyle(container.current);
    const wavesurfer = WaveSurfer.create({
      container: container.current,
      media: audio,
      peaks: [peaks],
      duration: durationMs / 1000,
      height: HEIGHT_PX,
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
    return () => wavesurfer.destroy();
  }, [audio, peaks, durationMs]);
  return <div ref={container} />;
}
