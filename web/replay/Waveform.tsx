import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useMemo,
  useState,
} from 'react';
import { DIMENSIONS, type Evidence } from '#contract/element.ts';
import { clock, spokenClock } from '../ui/clock.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import { useTheme } from '../ui/theme.ts';
import { nearest } from './axis.ts';
import { DRAWING_HEIGHT_PX, Drawing } from './Drawing.tsx';
import type { Player } from './player.ts';
import { type Mark, type Marker, markersOf, silencesIn, type Track } from './script.ts';
import type { Clip } from './timeline.ts';
import { usePlayerValue } from './usePlayer.ts';
import './Waveform.css';

interface WaveformProps {
  player: Player;
  tracks: readonly Track[];
  marks: readonly Mark[];
  onPlay: (passage: Evidence) => void;
}

const SIGNS_PX = 14;
const LANE_PX = 9;
/** A mark is hit within so much of its own breadth. */
const REACH_PX = 6;
const SKIP_MS = 5_000;

/**
 * The sound as a drawing: above it the questions, probes and pauses, below it the evidence. A
 * slider over all goes to any place; a press on a sign goes there, one on evidence plays it.
 */
export function Waveform({ player, tracks, marks, onPlay }: WaveformProps) {
  const durationMs = usePlayerValue(player, (state) => state.durationMs, 0);
  const timeMs = usePlayerValue(player, (state) => Math.floor(state.timeMs / 100) * 100, 0);
  const markers = useMemo(() => markersOf(tracks), [tracks]);
  const silences = useMemo(() => silencesIn(tracks), [tracks]);
  const { theme } = useTheme();
  const [pointed, setPointed] = useState<string | undefined>();

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

  /** The sign or the evidence under the pointer. */
  function under(event: PointerEvent): Mark | Marker | null {
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    const msPerPx = durationMs / width;
    const atMs = (event.clientX - left) * msPerPx;
    const downPx = event.clientY - top;
    if (downPx < SIGNS_PX) return nearest(markers, atMs, 2 * REACH_PX * msPerPx);
    const lane = Math.floor((downPx - SIGNS_PX - DRAWING_HEIGHT_PX) / LANE_PX);
    const inLane = marks.filter(({ dimension }) => dimension === DIMENSIONS[lane]);
    return nearest(inLane, atMs, REACH_PX * msPerPx);
  }

  function onPointerDown(event: PointerEvent) {
    const found = under(event);
    if (!found) return;
    // Else the slider goes to where it was pressed.
    event.preventDefault();
    if ('atMs' in found) player.seek(found.atMs);
    else onPlay(found.evidence);
  }

  return (
    <div className="waveform">
      <div className="waveform-shapes">
        {DIMENSIONS.map((dimension) => (
          <DimensionMark key={dimension} dimension={dimension} />
        ))}
      </div>
      <div className="waveform-axis">
        <Signs durationMs={durationMs} markers={markers} silences={silences} />
        <Loop player={player} durationMs={durationMs} />
        <Drawing key={theme} player={player} tracks={tracks} durationMs={durationMs} />
        <Lanes durationMs={durationMs} marks={marks} />
        <input
          type="range"
          aria-label="Place in the sound"
          aria-valuetext={`${spokenClock(timeMs)} of ${spokenClock(durationMs)}`}
          title={pointed}
          min={0}
          max={durationMs}
          step="any"
          value={timeMs}
          onChange={(event) => player.seek(event.target.valueAsNumber)}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={(event) => setPointed(saysOf(under(event)))}
        />
      </div>
    </div>
  );
}

function saysOf(found: Mark | Marker | null): string | undefined {
  if (found === null) return undefined;
  if ('atMs' in found) return found.says;
  return `${DIMENSION_NAMES[found.dimension]}, ${clock(found.startMs)}: play these words`;
}

/** Where a stretch of the axis stands. */
function placed({ startMs, endMs }: Clip, durationMs: number): CSSProperties {
  return {
    insetInlineStart: `${(100 * startMs) / durationMs}%`,
    inlineSize: `${(100 * (endMs - startMs)) / durationMs}%`,
  };
}

interface SignsProps {
  durationMs: number;
  markers: readonly Marker[];
  silences: readonly Clip[];
}

const Signs = memo(function Signs({ durationMs, markers, silences }: SignsProps) {
  return (
    <>
      <div className="waveform-silences">
        {silences.map((silence) => (
          <span key={silence.startMs} style={placed(silence, durationMs)} />
        ))}
      </div>
      <div className="waveform-signs" style={{ height: SIGNS_PX }}>
        {markers.map(({ kind, atMs }) => (
          <span
            key={`${kind} ${atMs}`}
            data-kind={kind}
            style={{ insetInlineStart: `${(100 * atMs) / durationMs}%` }}
          />
        ))}
      </div>
    </>
  );
});

function Loop({ player, durationMs }: { player: Player; durationMs: number }) {
  const loop = usePlayerValue(player, ({ clip, isLoop }) => (isLoop ? clip : null), null);
  const fromMs = usePlayerValue(player, (state) => state.fromMs, null);
  const shown = loop ?? (fromMs === null ? null : { startMs: fromMs, endMs: fromMs });
  return shown && <div className="waveform-loop" style={placed(shown, durationMs)} />;
}

const Lanes = memo(function Lanes({
  durationMs,
  marks,
}: Pick<WaveformProps, 'marks'> & { durationMs: number }) {
  return DIMENSIONS.map((dimension) => (
    <div
      key={dimension}
      className="waveform-lane"
      data-dimension={dimension}
      style={{ height: LANE_PX }}
    >
      {marks
        .filter((mark) => mark.dimension === dimension)
        .map((mark) => (
          <span key={mark.startMs} style={placed(mark, durationMs)} />
        ))}
    </div>
  ));
});
